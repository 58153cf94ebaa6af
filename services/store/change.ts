import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../ports';
import type { Event } from '../requests/event';
import { evolve } from '../requests/evolve';
import type { Request } from '../requests/request';
import { asking } from './faults';
import { workChannel } from './postgres';
import { eventRow, jobRows, requestRow } from './rows';
import type { Schema } from './schema';

/** Locks the request, lets `work` decide, and commits events, row and jobs together. Under the lock only the database is awaited. */
export async function changeRequest<T>(
  queries: Kysely<Schema>,
  requestId: string,
  offsetMs: number,
  notify: boolean,
  work: (request: Request | undefined, now: string) => Change<T>,
): Promise<{ readonly answer: T; readonly changed: boolean }> {
  return await asking(() =>
    queries.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('request')
        .select('body')
        .where('id', '=', requestId)
        .forUpdate()
        .executeTakeFirst();
      const before = row === undefined ? undefined : (JSON.parse(row.body) as Request);
      const now = await databaseTime(tx, offsetMs);
      const { events, by, answer } = work(before, now);
      if (events.length === 0) return { answer, changed: false };
      await commit(
        tx,
        before,
        events.map((event) => ({ ...event, at: now, by })),
      );
      if (notify) await sql`select pg_notify(${workChannel}, '')`.execute(tx);
      return { answer, changed: true };
    }),
  );
}

/** Database time moved by the sandbox's offset, in ISO 8601. */
export async function databaseTime(queries: Kysely<Schema>, offsetMs: number): Promise<string> {
  const { rows } = await sql<{
    ms: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(queries);
  return new Date(Math.floor(rows[0]?.ms ?? 0) + offsetMs).toISOString();
}

async function commit(
  tx: Transaction<Schema>,
  before: Request | undefined,
  events: readonly Event[],
): Promise<void> {
  const after = events.reduce<Request | undefined>(evolve, before);
  if (after === undefined) throw new Error('no events to commit');
  const row = requestRow(after);
  if (before === undefined) await tx.insertInto('request').values(row).execute();
  else await tx.updateTable('request').set(row).where('id', '=', row.id).execute();
  const from = before?.events ?? 0;
  await tx
    .insertInto('event')
    .values(events.map((event, index) => eventRow(row.id, from + index + 1, event)))
    .execute();
  await keepJobs(tx, after);
}

/** Makes the jobs of a request exactly those that are due. */
export async function keepJobs(tx: Kysely<Schema>, request: Request): Promise<void> {
  const jobs = jobRows(request);
  const keys = jobs.map((job) => job.key);
  const gone = tx.deleteFrom('job').where('request_id', '=', request.id);
  await (keys.length === 0 ? gone : gone.where('key', 'not in', keys)).execute();
  if (jobs.length === 0) return;
  await tx
    .insertInto('job')
    .values(jobs)
    .onConflict((conflict) => conflict.columns(['request_id', 'key']).doNothing())
    .execute();
}
