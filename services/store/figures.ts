import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Figures, LaneFigures } from '../figures';
import type { JobLane } from '../ports';
import { tellingFrom } from './laneOf';
import type { Schema } from './schema';

/** A job that was tried so often is failing. */
const failingFrom = 5;

const idle: LaneFigures = { due: 0, lagSeconds: 0, failing: 0 };

/** Counts by indexes over what is open; `offsetMs` is the sandbox's clock. */
export async function figures(queries: Kysely<Schema>, offsetMs: number): Promise<Figures> {
  const offset = sql`make_interval(secs => ${offsetMs / 1000})`;
  const now = sql`(now() + ${offset})`;
  const stages = await sql<{ stage: string; count: number }>`
    select stage, count(*)::float8 as count from request where live group by stage`.execute(queries);
  const lanes = await sql<{ lane: JobLane } & LaneFigures>`
    select case when priority = 0 then 'revoking' when priority >= ${tellingFrom} then 'telling' else 'other' end as lane,
      (count(*) filter (where run_at <= ${now}))::float8 as due,
      coalesce(greatest(0, extract(epoch from ${now} - min(greatest(run_at, made_at + ${offset})))), 0)::float8 as "lagSeconds",
      (count(*) filter (where attempt >= ${failingFrom}))::float8 as failing
    from job group by lane`.execute(queries);
  // Not as JSON: PostgreSQL refuses to read a null character that somebody typed. Quotes inside a text are escaped.
  const cases = await sql<{ watched: number; overdue: number; stuck: number }>`
    select (count(*) filter (where watch_until is not null))::float8 as watched,
      (count(*) filter (where watch_until < ${now}))::float8 as overdue,
      (count(*) filter (where body like '%"stuck":"%'))::float8 as stuck
    from request where live`.execute(queries);
  const waiting = await sql<{ seconds: number }>`
    select coalesce(greatest(0, extract(epoch from ${now} - min(at))), 0)::float8 as seconds from (
      select at from event where id > coalesce((select max(to_id) from seal), 0) order by id limit 1
    ) as oldest`.execute(queries);
  const found = new Map(lanes.rows.map(({ lane, ...rest }) => [lane, rest]));
  const { watched = 0, overdue = 0, stuck = 0 } = cases.rows[0] ?? {};
  return {
    cases: Object.fromEntries(stages.rows.map(({ stage, count }) => [stage, count])),
    lanes: {
      revoking: found.get('revoking') ?? idle,
      telling: found.get('telling') ?? idle,
      other: found.get('other') ?? idle,
    },
    livePasses: watched,
    overdue,
    stuck,
    unsealedSeconds: waiting.rows[0]?.seconds ?? 0,
  };
}
