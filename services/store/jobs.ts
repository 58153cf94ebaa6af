import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Concern } from '../alerting/concern';
import type { Circle } from '../contacts/circle';
import type { ClaimedJob, JobLane } from '../ports';
import type { Request } from '../requests/request';
import type { Review } from '../reviews/review';
import { keepJobs } from './kept';
import { circleKept } from './circleRows';
import { concernKept } from './concernRows';
import { reviewKept } from './reviewRows';
import { leastUrgent, tellingFrom } from './laneOf';
import { requestKept } from './rows';
import type { Schema } from './schema';

/**
 * Takes due jobs under a lease. What is due follows business time, the lease follows the database's own. The jobs are chosen
 * once, before the update: chosen within it, the database may choose again and take more than the limit.
 */
export async function claimJobs(
  queries: Kysely<Schema>,
  owner: string,
  limit: number,
  lane: JobLane | undefined,
  holds: readonly ClaimedJob[],
  leaseSeconds: number,
  offsetMs: number,
): Promise<readonly ClaimedJob[]> {
  const held = holds.map(({ requestId, key }) => `${requestId} ${key}`);
  const { rows } = await sql<{ request_id: string; key: string; attempt: number; priority: number }>`
    with due as materialized (
      select request_id, key from job
      where ${inLane(lane)} and run_at <= now() + make_interval(secs => ${offsetMs / 1000}) and (
        state = 'ready' or (state = 'running' and (lease_until < now() or owner = ${owner}))
      ) and (owner is distinct from ${owner} or not (request_id || ' ' || key) = any(${held}))
      order by priority, run_at
      limit ${limit}
      for update skip locked
    )
    update job set state = 'running', attempt = attempt + 1, owner = ${owner},
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    from due where job.request_id = due.request_id and job.key = due.key
    returning job.request_id, job.key, job.attempt, job.priority`.execute(queries);
  return [...rows]
    .sort((left, right) => left.priority - right.priority)
    .map(({ request_id: requestId, key, attempt }) => ({ requestId, key, attempt }));
}

/** Removes a finished job, unless another worker has taken it over meanwhile. */
export async function finishJob(queries: Kysely<Schema>, job: ClaimedJob): Promise<void> {
  await queries
    .deleteFrom('job')
    .where('request_id', '=', job.requestId)
    .where('key', '=', job.key)
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
    where request_id = ${job.requestId} and key = ${job.key} and attempt = ${job.attempt}`.execute(queries);
}

/**
 * Milliseconds until the next job is due, 0 when one already is; undefined when there is none. Every commit asks, so that it
 * must not look at all jobs: of each urgency the first is found in an index.
 */
export async function untilNextJob(
  queries: Kysely<Schema>,
  lane: JobLane | undefined,
  offsetMs: number,
): Promise<number | undefined> {
  const [from, to] = lane === undefined ? [0, leastUrgent] : urgencies[lane];
  const first = Array.from({ length: to - from + 1 }, (_, index) => from + index).map(
    (urgency) =>
      sql`(select run_at from job where state = 'ready' and priority = ${sql.lit(urgency)} order by run_at limit 1)`,
  );
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from least(
      least(${sql.join(first)}) - make_interval(secs => ${offsetMs / 1000}),
      (select min(lease_until) from job where state = 'running' and priority between ${from} and ${to})
    ) - now()) * 1000)::float8 as ms`.execute(queries);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? undefined : Math.max(0, ms);
}

/** Compares the jobs of some open requests, alerts, circles and reviews with what is due, and makes right what differs. */
export async function mendJobs(
  queries: Kysely<Schema>,
  after: string | undefined,
  limit: number,
): Promise<{ readonly mended: number; readonly next: string | undefined }> {
  const { rows } = await sql<{
    id: string;
    body: string;
    owner: keyof typeof neededBy;
    keys: readonly string[] | null;
  }>`
    select id, body, owner, (select array_agg(key) from job where job.request_id = open.id) as keys
    from (
      select id, body, live, 'request' as owner from request
      union all select id, body, live, 'concern' from concern
      union all select id, body, live, 'circle' from circle
      union all select id, body, live, 'review' from review
    ) as open
    where live and ${after === undefined ? sql`true` : sql`id > ${after}`}
    order by id limit ${limit}`.execute(queries);
  let mended = 0;
  for (const { id, body, keys, owner } of rows) {
    const lacks = neededBy[owner](body).some(({ key }) => keys?.includes(key) !== true);
    if (lacks && (await mendOne(queries, owner, id))) mended += 1;
  }
  return { mended, next: rows.length < limit ? undefined : rows.at(-1)?.id };
}

const neededBy = {
  request: (body: string) => requestKept.jobs(JSON.parse(body) as Request),
  concern: (body: string) => concernKept.jobs(JSON.parse(body) as Concern),
  circle: (body: string) => circleKept.jobs(JSON.parse(body) as Circle),
  review: (body: string) => reviewKept.jobs(JSON.parse(body) as Review),
};

async function mendOne(queries: Kysely<Schema>, table: keyof typeof neededBy, id: string): Promise<boolean> {
  return await queries.transaction().execute(async (tx) => {
    const row = await tx.selectFrom(table).select('body').where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined) return false;
    return (await keepJobs(tx, id, neededBy[table](row.body))).length > 0;
  });
}

/** The urgencies of each lane, from one to the other. */
const urgencies: Readonly<Record<JobLane, readonly [number, number]>> = {
  revoking: [0, 0],
  other: [1, tellingFrom - 1],
  telling: [tellingFrom, leastUrgent],
};

function inLane(lane: JobLane | undefined) {
  if (lane === undefined) return sql`true`;
  const [from, to] = urgencies[lane];
  return sql`priority between ${from} and ${to}`;
}
