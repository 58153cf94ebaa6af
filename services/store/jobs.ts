import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { ClaimedJob, JobLane } from '../ports';
import { due } from '../requests/due';
import type { Due } from '../requests/due';
import type { Request } from '../requests/request';
import { keepJobs } from './change';
import type { Schema } from './schema';

const leaseSeconds = 60;

/** Takes due jobs under a lease. What is due follows business time, the lease follows the database's own. */
export async function claimJobs(
  queries: Kysely<Schema>,
  owner: string,
  limit: number,
  lane: JobLane | undefined,
  offsetMs: number,
): Promise<readonly ClaimedJob[]> {
  const { rows } = await sql<{ request_id: string; attempt: number; body: string; priority: number }>`
    update job set state = 'running', attempt = attempt + 1, owner = ${owner},
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    where (request_id, key) in (
      select request_id, key from job
      where ${inLane(lane)} and ((state = 'ready' and run_at <= now() + make_interval(secs => ${offsetMs / 1000}))
         or (state = 'running' and lease_until < now()))
      order by priority, run_at
      limit ${limit}
      for update skip locked
    )
    returning request_id, attempt, body, priority`.execute(queries);
  return [...rows]
    .sort((left, right) => left.priority - right.priority)
    .map((row) => ({ requestId: row.request_id, attempt: row.attempt, due: JSON.parse(row.body) as Due }));
}

/** Removes a finished job, unless another worker has taken it over meanwhile. */
export async function finishJob(queries: Kysely<Schema>, job: ClaimedJob): Promise<void> {
  await queries
    .deleteFrom('job')
    .where('request_id', '=', job.requestId)
    .where('key', '=', job.due.key)
    .where('attempt', '=', job.attempt)
    .execute();
}

/** Puts a job back for later, unless another worker has taken it over meanwhile. */
export async function postponeJob(
  queries: Kysely<Schema>,
  job: ClaimedJob,
  delayMs: number,
  offsetMs: number,
  error: string,
): Promise<void> {
  await sql`
    update job set state = 'ready', owner = null, lease_until = null, last_error = ${error},
      run_at = now() + make_interval(secs => ${(offsetMs + delayMs) / 1000})
    where request_id = ${job.requestId} and key = ${job.due.key} and attempt = ${job.attempt}`.execute(
    queries,
  );
}

/** Milliseconds until the next job is due, 0 when one already is; undefined when there is none. */
export async function untilNextJob(
  queries: Kysely<Schema>,
  lane: JobLane | undefined,
  offsetMs: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from min(case when state = 'ready' then run_at - make_interval(secs => ${offsetMs / 1000})
      else lease_until end) - now()) * 1000)::float8 as ms from job where ${inLane(lane)}`.execute(queries);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? undefined : Math.max(0, ms);
}

/** Makes the jobs of open requests that have none although they need some; returns how many there were. */
export async function mendJobs(queries: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from request where live and watch_until is null
      and not exists (select 1 from job where job.request_id = request.id)`.execute(queries);
  let mended = 0;
  for (const { id } of rows) if (await mendOne(queries, id)) mended += 1;
  return mended;
}

async function mendOne(queries: Kysely<Schema>, id: string): Promise<boolean> {
  return await queries.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('request')
      .select('body')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return false;
    const request = JSON.parse(row.body) as Request;
    if (due(request).length === 0) return false;
    await keepJobs(tx, request);
    return true;
  });
}

function inLane(lane: JobLane | undefined) {
  if (lane === undefined) return sql`true`;
  return lane === 'revoking' ? sql`priority = 0` : sql`priority > 0`;
}
