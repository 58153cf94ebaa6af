import { sql } from 'kysely';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Change } from '../change';
import { jobLanes } from '../ports';
import type { JobLane } from '../ports';
import { append, unwritten } from './append';
import type { Stamped, Tied } from './append';
import { laneOf, leastUrgent } from './laneOf';
import type { Locked } from './locked';
import type { Schema, Tell } from './schema';

/** What is kept as its events (`H` and a stamp), and as a row and jobs that follow from them. */
export interface Kept<S, H, Table extends KeptTable = KeptTable> {
  readonly table: Table;
  readonly evolve: (state: S | undefined, event: H & Stamped) => S | undefined;
  /** The queryable row of a fold, without what ties it to the trail. */
  readonly row: (state: S) => Omit<Schema[Table], keyof Tied>;
  /** Makes what else is looked up of it, where there is such. */
  readonly beside?: (tx: Kysely<Schema>, state: S) => Promise<void>;
  readonly jobs: (state: S) => readonly DueJob[];
}

type KeptTable = 'request' | 'concern' | 'circle' | 'review';

/** A job that is to be there, from when (ISO 8601) it may run, and how urgent it is then. */
export interface DueJob {
  readonly key: string;
  readonly runAt: string;
  readonly priority: number;
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
  kept: Kept<S, H>,
  { row, now }: Locked<Tied & { readonly body: string }>,
  tell: Tell | undefined,
  work: (state: S | undefined, now: string) => Change<T, H> | Promise<Change<T, H>>,
): Promise<Decided<T>> {
  const before = row === undefined ? undefined : (JSON.parse(row.body) as S);
  const { events, by, answer } = await work(before, now);
  if (events.length === 0) return { answer, changed: false, lanes: [] };
  const happened = events.map((event) => ({ ...event, at: now, by }));
  const after = happened.reduce(kept.evolve, before);
  if (after === undefined) throw new Error('no beginning to commit');
  const { tied, statements } = append(after.id, row ?? unwritten(), happened);
  const lanes = await keepAll(tx, kept, after, tied, statements, tell);
  return { answer, changed: true, lanes };
}

/** Makes row and jobs anew from the events; whose beginning was dropped has nothing to be folded. */
export async function refold<S extends { readonly id: string }, H>(
  tx: Kysely<Schema>,
  kept: Kept<S, H>,
  events: readonly (H & Stamped)[],
  tied: Tied,
): Promise<void> {
  const state = events.reduce<S | undefined>(kept.evolve, undefined);
  if (state !== undefined) await keepAll(tx, kept, state, tied, [], undefined);
}

/** Makes the jobs under an id exactly these; returns in which lanes some were made. */
export async function keepJobs(
  tx: Kysely<Schema>,
  id: string,
  jobs: readonly DueJob[],
): Promise<readonly JobLane[]> {
  return await inOne(tx, jobsOf(id, jobs), undefined);
}

/** Writes what happened, the row and the jobs in one statement: under a lock, each way to the database counts. */
async function keepAll<S extends { readonly id: string }, H>(
  tx: Kysely<Schema>,
  { table, row, beside, jobs }: Kept<S, H>,
  state: S,
  tied: Tied,
  happened: readonly RawBuilder<unknown>[],
  tell: Tell | undefined,
): Promise<readonly JobLane[]> {
  const { events, head, salt } = tied;
  const columns = Object.entries({ ...row(state), events, head, salt });
  const names = columns.map(([name]) => sql.ref(name));
  const upsert = sql`kept as (
    insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(columns.map(([, value]) => value))})
    on conflict (id) do update set ${sql.join(names.map((name) => sql`${name} = excluded.${name}`))}
  )`;
  const lanes = await inOne(tx, [...happened, upsert, ...jobsOf(state.id, jobs(state))], tell);
  await beside?.(tx, state);
  return lanes;
}

function jobsOf(id: string, jobs: readonly DueJob[]): readonly RawBuilder<unknown>[] {
  const keys = jobs.map(({ key }) => key);
  const priorities = jobs.map(({ priority }) => priority);
  const runAts = jobs.map(({ runAt }) => runAt);
  return [
    sql`gone as (delete from job where request_id = ${id} and not key = any(${keys}::text[]))`,
    sql`made as (
      insert into job (request_id, key, priority, run_at)
      select ${id}::uuid, due.*
      from unnest(${keys}::text[], ${priorities}::integer[], ${runAts}::timestamptz[]) as due
      on conflict (request_id, key) do nothing
      returning priority
    )`,
  ];
}

/** By its urgency, the lane of a job. */
const laneNames = Array.from({ length: leastUrgent + 1 }, (_, priority) => laneOf(priority));

/** Runs statements that end with the making of jobs, and tells other processes in which lanes some were made. */
async function inOne(
  tx: Kysely<Schema>,
  statements: readonly RawBuilder<unknown>[],
  tell: Tell | undefined,
): Promise<readonly JobLane[]> {
  const told =
    tell === undefined ? sql`null` : sql`case when lanes is not null then ${tell(sql.ref('lanes'))} end`;
  const { rows } = await sql<{ readonly lanes: string | null }>`
    with ${sql.join(statements)}
    select lanes, ${told} as told from (
      select string_agg(distinct (${laneNames}::text[])[priority + 1], ' ') as lanes from made
    ) as work`.execute(tx);
  const words = rows[0]?.lanes?.split(' ') ?? [];
  return jobLanes.filter((lane) => words.includes(lane));
}
