import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { evolveDesk, newDesk } from '../desk/state';
import type { DeskState } from '../desk/state';
import type { Change, DeskChange, JobLane } from '../ports';
import type { Event } from '../requests/event';
import { evolve } from '../requests/evolve';
import type { Request } from '../requests/request';
import { asking } from './faults';
import { jobRows, laneOf, requestRow } from './rows';
import type { Schema, Tell } from './schema';
import { append, unwritten } from './append';
import type { Tied } from './append';

/** Locks the request, lets `work` decide, and commits events, row and jobs together. Under the lock only the database is awaited. */
export async function changeRequest<T>(
  queries: Kysely<Schema>,
  requestId: string,
  offsetMs: number,
  tell: Tell | undefined,
  work: (request: Request | undefined, now: string) => Change<T>,
): Promise<{ readonly answer: T; readonly changed: boolean; readonly lanes: readonly JobLane[] }> {
  return await asking(() =>
    queries.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('request')
        .select(['body', 'events', 'head', 'salt'])
        .where('id', '=', requestId)
        .forUpdate()
        .executeTakeFirst();
      const before = row === undefined ? undefined : (JSON.parse(row.body) as Request);
      const now = await databaseTime(tx, offsetMs);
      const { events, by, answer } = work(before, now);
      if (events.length === 0) return { answer, changed: false, lanes: [] };
      const lanes = await commit(
        tx,
        before,
        row ?? unwritten(),
        events.map((event) => ({ ...event, at: now, by })),
      );
      if (lanes.length > 0) await tell?.(tx, lanes);
      return { answer, changed: true, lanes };
    }),
  );
}

/** The chain of the desk as a whole has this id in the trail. */
export const deskId = '00000000-0000-4000-8000-000000000000';

/** Locks the desk as a whole, lets `work` decide, and commits events and state together. */
export async function changeDesk<T>(
  queries: Kysely<Schema>,
  offsetMs: number,
  work: (desk: DeskState, now: string) => DeskChange<T>,
): Promise<T> {
  return await asking(() =>
    queries.transaction().execute(async (tx) => {
      const row = await tx.selectFrom('desk').selectAll().forUpdate().executeTakeFirstOrThrow();
      const now = await databaseTime(tx, offsetMs);
      const { events, by, answer } = work(deskOf(row), now);
      if (events.length === 0) return answer;
      const happened = events.map((event) => ({ ...event, at: now, by }));
      const tied = await append(
        tx,
        deskId,
        row.salt === '' ? { ...unwritten(), events: row.events } : row,
        happened,
      );
      const after = happened.reduce(evolveDesk, deskOf(row));
      await tx
        .updateTable('desk')
        .set({ ...tied, body: JSON.stringify(after) })
        .execute();
      return answer;
    }),
  );
}

/** The desk as its row has it; what an older program did not know of is as on a new desk. */
export function deskOf({ body }: { readonly body: string }): DeskState {
  return body === '' ? newDesk : { ...newDesk, ...(JSON.parse(body) as DeskState) };
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
  tied: Tied,
  events: readonly Event[],
): Promise<readonly JobLane[]> {
  const after = events.reduce<Request | undefined>(evolve, before);
  if (after === undefined) throw new Error('no events to commit');
  const row = { ...requestRow(after), ...(await append(tx, after.id, tied, events)) };
  if (before === undefined) await tx.insertInto('request').values(row).execute();
  else await tx.updateTable('request').set(row).where('id', '=', row.id).execute();
  return await keepJobs(tx, after);
}

/** Makes the jobs of a request exactly those that are due; returns in which lanes some were made. */
export async function keepJobs(tx: Kysely<Schema>, request: Request): Promise<readonly JobLane[]> {
  return await keepJobRows(tx, request.id, jobRows(request));
}

/** Makes the jobs under an id exactly these; returns in which lanes some were made. */
export async function keepJobRows(
  tx: Kysely<Schema>,
  id: string,
  jobs: readonly Schema['job'][],
): Promise<readonly JobLane[]> {
  const keys = jobs.map((job) => job.key);
  const gone = tx.deleteFrom('job').where('request_id', '=', id);
  await (keys.length === 0 ? gone : gone.where('key', 'not in', keys)).execute();
  if (jobs.length === 0) return [];
  const made = await tx
    .insertInto('job')
    .values(jobs)
    .onConflict((conflict) => conflict.columns(['request_id', 'key']).doNothing())
    .returning('priority')
    .execute();
  return [...new Set(made.map(({ priority }) => laneOf(priority)))];
}
