import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Concern } from '../alerting/concern';
import type { Circle } from '../contacts/circle';
import type { Claim, ClaimedJob, JobLane } from '../ports';
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
 * Takes due jobs under a lease, and says when the next one is due that it did not take. What is due follows business time,
 * the lease follows the database's own. The jobs are chosen once, before the update: chosen within it, the database may
 * choose again and take more than the limit. Every commit asks, so that not all jobs may be looked at for the next one: of
 * each urgency the first is found in an index.
 */
export async function claimJobs(
  queries: Kysely<Schema>,
  owner: string,
  limit: number,
  lane: JobLane | undefined,
  holds: readonly ClaimedJob[],
  leaseSeconds: number,
  offsetMs: number,
): Promise<Claim> {
  const held = holds.map(({ requestId, key }) => `${requestId} ${key}`);
  const offset = sql`make_interval(secs => ${offsetMs / 1000})`;
  const [from, to] = lane === undefined ? [0, leastUrgent] : urgencies[lane];
  const inLane = sql`priority between ${from} and ${to}`;
  const first = Array.from({ length: to - from + 1 }, (_, index) => from + index).map(
    (urgency) => sql`(
      select run_at from job
      where state = 'ready' and priority = ${sql.lit(urgency)}
        and (request_id, key) not in (select request_id, key from due)
      order by run_at limit 1
    )`,
  );
  const { rows } = await sql<Row>`
    with due as materialized (
      select request_id, key from job
      where ${inLane} and run_at <= now() + ${offset} and (
        state = 'ready' or (state = 'running' and (lease_until < now() or owner = ${owner}))
      ) and (owner is distinct from ${owner} or not (request_id || ' ' || key) = any(${held}))
      order by priority, run_at
      limit ${limit}
      for update skip locked
    ), taken as (
      update job set state = 'running', attempt = attempt + 1, owner = ${owner},
        lease_until = now() + make_interval(secs => ${leaseSeconds})
      from due where job.request_id = due.request_id and job.key = due.key
      returning job.request_id, job.key, job.attempt, job.priority
    )
    select taken.*, ms
    from (
      select (extract(epoch from least(
        least(${sql.join(first)}) - ${offset},
        (select min(lease_until) from job where state = 'running' and ${inLane})
      ) - now()) * 1000)::float8 as ms
    ) as next left join taken on true`.execute(queries);
  const ms = rows[0]?.ms ?? undefined;
  return {
    jobs: [...rows]
      .sort((left, right) => (left.priority ?? 0) - (right.priority ?? 0))
      .flatMap(({ request_id: requestId, key, attempt }) =>
        requestId === null || key === null || attempt === null ? [] : [{ requestId, key, attempt }],
      ),
    nextMs: ms === undefined ? undefined : Math.max(0, ms),
  };
}

/** A job that was taken, all null when none was, beside how far off the next one is. */
interface Row {
  readonly request_id: string | null;
  readonly key: string | null;
  readonly attempt: number | null;
  readonly priority: number | null;
  readonly ms: number | null;
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
