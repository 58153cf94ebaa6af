import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../change';
import { append, unwritten } from './append';
import type { Stamped, Tied } from './append';
import { databaseTime } from './databaseTime';
import { workChannel } from './postgres';
import type { Schema } from './schema';

/** What is kept as its events (`H` and a stamp), and as a row and jobs that follow from them. */
export interface Kept<S, H> {
  readonly evolve: (state: S | undefined, event: H & Stamped) => S | undefined;
  /** Makes the row of a fold, and what else is looked up of it, new or as it is now. */
  readonly keep: (tx: Kysely<Schema>, state: S, tied: Tied) => Promise<unknown>;
  readonly jobs: (state: S) => Schema['job'][];
}

/** What came of a decision, and whether anything was written. */
export interface Decided<T> {
  readonly answer: T;
  readonly changed: boolean;
}

/** Lets `work` decide on what the locked row says, and writes events, row and jobs; only the database is awaited. */
export async function decideOn<S extends { readonly id: string }, H extends { readonly kind: string }, T>(
  tx: Transaction<Schema>,
  { evolve, keep, jobs }: Kept<S, H>,
  row: (Tied & { readonly body: string }) | undefined,
  { offsetMs, notify }: { readonly offsetMs: number; readonly notify: boolean },
  work: (state: S | undefined, now: string) => Change<T, H> | Promise<Change<T, H>>,
): Promise<Decided<T>> {
  const now = await databaseTime(tx, offsetMs);
  const before = row === undefined ? undefined : (JSON.parse(row.body) as S);
  const { events, by, answer } = await work(before, now);
  if (events.length === 0) return { answer, changed: false };
  const happened = events.map((event) => ({ ...event, at: now, by }));
  const after = happened.reduce(evolve, before);
  if (after === undefined) throw new Error('no beginning to commit');
  const { events: count, head, salt } = row ?? unwritten();
  await keep(tx, after, await append(tx, after.id, { events: count, head, salt }, happened));
  await keepJobs(tx, after.id, jobs(after));
  if (notify) await sql`select pg_notify(${workChannel}, '')`.execute(tx);
  return { answer, changed: true };
}

/** Makes row and jobs anew from the events; whose beginning was dropped has nothing to be folded. */
export async function refold<S extends { readonly id: string }, H>(
  tx: Kysely<Schema>,
  { evolve, keep, jobs }: Kept<S, H>,
  events: readonly (H & Stamped)[],
  tied: Tied,
): Promise<void> {
  const state = events.reduce<S | undefined>(evolve, undefined);
  if (state === undefined) return;
  await keep(tx, state, tied);
  await keepJobs(tx, state.id, jobs(state));
}

/** Makes the jobs under an id exactly these; returns how many were made. */
export async function keepJobs(
  tx: Kysely<Schema>,
  id: string,
  jobs: readonly Schema['job'][],
): Promise<number> {
  const keys = jobs.map((job) => job.key);
  const gone = tx.deleteFrom('job').where('request_id', '=', id);
  await (keys.length === 0 ? gone : gone.where('key', 'not in', keys)).execute();
  if (jobs.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('job')
    .values(jobs)
    .onConflict((conflict) => conflict.columns(['request_id', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** A job that is ready to run. */
export function readyJob(
  id: string,
  { key, runAt }: { readonly key: string; readonly runAt: string },
  priority: number,
): Schema['job'] {
  return {
    request_id: id,
    key,
    priority,
    run_at: runAt,
    state: 'ready',
    attempt: 0,
    owner: null,
    lease_until: null,
    last_error: null,
  };
}
