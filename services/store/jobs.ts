import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { ClaimedJob } from '../ports';
import type { Due } from '../requests/due';
import type { Schema } from './schema';

const leaseSeconds = 60;

/** Takes due jobs under a lease. What is due follows business time, the lease follows the database's own. */
export async function claimJobs(
  queries: Kysely<Schema>,
  owner: string,
  limit: number,
  offsetMs: number,
): Promise<readonly ClaimedJob[]> {
  const { rows } = await sql<{ request_id: string; attempt: number; body: string; priority: number }>`
    update job set state = 'running', attempt = attempt + 1, owner = ${owner},
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    where (request_id, key) in (
      select request_id, key from job
      where (state = 'ready' and run_at <= now() + make_interval(secs => ${offsetMs / 1000}))
         or (state = 'running' and lease_until < now())
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
export async function untilNextJob(queries: Kysely<Schema>, offsetMs: number): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from min(case when state = 'ready' then run_at - make_interval(secs => ${offsetMs / 1000})
      else lease_until end) - now()) * 1000)::float8 as ms from job`.execute(queries);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? undefined : Math.max(0, ms);
}
