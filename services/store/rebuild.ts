import type { Kysely } from 'kysely';
import { fold } from '../requests/evolve';
import { eventsOf } from './append';
import { keepJobs } from './change';
import { requestRow } from './rows';
import type { Database, Schema } from './schema';

/** Throws rows and jobs away and makes them anew from the events; returns how many requests were rebuilt. */
export async function rebuild({ queries }: Database): Promise<number> {
  return await queries.transaction().execute(async (tx) => {
    const tied = await tx.selectFrom('request').select(['id', 'salt']).execute();
    const salts = new Map(tied.map(({ id, salt }) => [id, salt]));
    await tx.deleteFrom('job').execute();
    await tx.deleteFrom('request').execute();
    const ids = await tx.selectFrom('event').select('request_id').distinct().execute();
    for (const { request_id: id } of ids) await rebuildOne(tx, id, salts.get(id) ?? '');
    return ids.length;
  });
}

/** Makes the row and the jobs of one request anew from its events; without its old salt later values get a new one. */
export async function rebuildOne(tx: Kysely<Schema>, id: string, salt: string): Promise<void> {
  const events = await eventsOf(tx, id);
  // What is left of a request whose beginning was dropped has nothing to be folded.
  const request = events[0]?.kind === 'opened' ? fold(events) : undefined;
  if (request === undefined) return;
  const last = tx.selectFrom('event').select('hash').where('request_id', '=', id).orderBy('seq', 'desc');
  const { hash: head } = await last.limit(1).executeTakeFirstOrThrow();
  const row = { ...requestRow(request), head, salt };
  await tx
    .insertInto('request')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await keepJobs(tx, request);
}
