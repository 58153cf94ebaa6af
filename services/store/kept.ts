import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../change';
import type { JobLane } from '../ports';
import { append, unwritten } from './append';
import type { Stamped, Tied } from './append';
import { databaseTime } from './databaseTime';
import { laneOf } from './laneOf';
import type { Schema, Tell } from './schema';

/** What is kept as its events (`H` and a stamp), and as a row and jobs that follow from them. */
export interface Kept<S, H> {
  readonly evolve: (state: S | undefined, event: H & Stamped) => S | undefined;
  /** Makes the row of a fold, and what else is looked up of it, new or as it is now. */
  readonly keep: (tx: Kysely<Schema>, state: S, tied: Tied) => Promise<unknown>;
  readonly jobs: (state: S) => Schema['job'][];
}

/** What came of a decision, whether anything was written, and in which lanes there is new work. */
export interface Decided<T> {
  readonly answer: T;
  readonly changed: boolean;
  readonly lanes: readonly JobLane[];
}

/** Lets `work` decide on what the locked row says, and writes events, row and jobs; only the database is awaited. */
export async function decideOn<S extends { readonly id: string }, H extends { readonly kind: string }, T>(
  tx: Transaction<Schema>,
  { evolve, keep, jobs }: Kept<S, H>,
  row: (Tied & { readonly body: string }) | undefined,
  { offsetMs, tell }: { readonly offsetMs: number; readonly tell: Tell | undefined },
  work: (state: S | undefined, now: string) => Change<T, H> | Promise<Change<T, H>>,
): Promise<Decided<T>> {
  const now = await databaseTime(tx, offsetMs);
  const before = row === undefined ? undefined : (JSON.parse(row.body) as S);
  const { events, by, answer } = await work(before, now);
  if (events.length === 0) return { answer, changed: false, lanes: [] };
  const happened = events.map((event) => ({ ...event, at: now, by }));
  const after = happened.reduce(evolve, before);
  if (after === undefined) throw new Error('no beginning to commit');
  const { events: count, head, salt } = row ?? unwritten();
  await keep(tx, after, await append(tx, after.id, { events: count, head, salt }, happened));
  const lanes = await keepJobs(tx, after.id, jobs(after));
  if (lanes.length > 0) await tell?.(tx, lanes);
  return { answer, changed: true, lanes };
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

/** Makes the jobs under an id exactly these; returns in which lanes some were made. */
export async function keepJobs(
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
