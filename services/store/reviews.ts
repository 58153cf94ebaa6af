import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Coverage } from '../alerts/record';
import { revealed } from '../audit/personal';
import type { Event } from '../requests/event';
import type { ReviewBooks } from '../reviewBooks';
import type { JobLane } from '../ports';
import type { Review } from '../reviews/review';
import { asking } from './faults';
import { decideOn } from './kept';
import { locked } from './locked';
import { reviewKept } from './reviewRows';
import type { Schema, Tell } from './schema';

const reviewsAtOnce = 100;
/** Two instances that open the same review wait for each other. */
const openingLock = 7_460_215;

/** The store's side of reviews; `committed` is called after each commit. */
export function reviews(
  queries: Kysely<Schema>,
  offsetMs: () => Promise<number>,
  committed: (lanes: readonly JobLane[]) => void,
  tell: Tell | undefined,
): ReviewBooks {
  const rows = queries.selectFrom('review').selectAll();
  return {
    async changeReview(id, work) {
      const offset = await offsetMs();
      const { answer, changed, lanes } = await asking(() =>
        queries.transaction().execute(async (tx) => {
          await sql`select pg_advisory_xact_lock(${sql.lit(openingLock)}, hashtext(${id}))`.execute(tx);
          const own = tx.selectFrom('review').selectAll().where('id', '=', id);
          return await decideOn(tx, reviewKept, await locked(tx, own, offset), tell, work);
        }),
      );
      if (changed) committed(lanes);
      return answer;
    },
    async review(id) {
      const row = await asking(() => rows.where('id', '=', id).executeTakeFirst());
      return row === undefined ? undefined : folded(row);
    },
    async lastReview(kind) {
      const query = rows.where('kind', '=', kind).orderBy('opened_at', 'desc').limit(1);
      const row = await asking(() => query.executeTakeFirst());
      return row === undefined ? undefined : folded(row);
    },
    async openReviews(kind, limit) {
      const open = rows.where('kind', '=', kind).where('live', '=', true);
      return (await asking(() => open.orderBy('due_at').orderBy('id').limit(limit).execute())).map(folded);
    },
    async *reviewsBetween(from, to) {
      for (let after = { at: from, id: '00000000-0000-0000-0000-000000000000' }; ;) {
        const query = rows
          .where(sql<boolean>`(opened_at, id) > (${after.at}, ${after.id}::uuid)`)
          .where('opened_at', '<', to)
          .orderBy('opened_at')
          .orderBy('id')
          .limit(reviewsAtOnce);
        const page = await asking(() => query.execute());
        if (page.length > 0) yield page.map(folded);
        const last = page.at(-1);
        if (last === undefined || page.length < reviewsAtOnce) return;
        after = { at: new Date(last.opened_at).toISOString(), id: last.id };
      }
    },
    async failingJobs(attempts, limit) {
      const query = queries
        .selectFrom('job')
        .select(['request_id', 'key', 'run_at'])
        .where('last_error', 'is not', null)
        .where('attempt', '>=', attempts)
        .orderBy('request_id')
        .orderBy('key')
        .limit(limit);
      return (await asking(() => query.execute())).map(({ request_id: requestId, key, run_at: at }) => ({
        requestId,
        key,
        since: new Date(at).toISOString(),
      }));
    },
    eventsAbout: (requestIds) => asking(() => eventsAbout(queries, requestIds)),
    async alertsBetween(from, to) {
      const raised = sql<{ rule: string; count: number; open: number }>`
        select rule, count(*)::int as count, (count(*) filter (where live))::int as open from concern
        where raised_at >= ${from} and raised_at < ${to} group by rule order by count desc, rule`;
      return (await asking(() => raised.execute(queries))).rows;
    },
    async lastWatch() {
      const row = await asking(() => queries.selectFrom('watched').selectAll().executeTakeFirstOrThrow());
      const since = new Date(row.since).toISOString();
      if (row.at === null) return { since, at: undefined, coverage: undefined };
      return { since, at: new Date(row.at).toISOString(), coverage: JSON.parse(row.body) as Coverage };
    },
    async keepWatch(at, coverage) {
      const query = queries.updateTable('watched').set({ at, body: JSON.stringify(coverage) });
      await asking(() => query.execute());
    },
  };
}

async function eventsAbout(queries: Kysely<Schema>, requestIds: readonly string[]) {
  if (requestIds.length === 0) return [];
  const ids = sql<string[]>`any(${[...requestIds]}::uuid[])`;
  const { rows } = await sql<{ id: string; body: string }>`
    select request_id as id, body from event where request_id = ${ids} order by request_id, seq`.execute(
    queries,
  );
  const personal = await sql<Schema['personal']>`
    select request_id, token, value from personal where request_id = ${ids}`.execute(queries);
  const values = new Map<string, Map<string, string>>();
  for (const { request_id: id, token, value } of personal.rows) {
    const own = values.get(id) ?? new Map<string, string>();
    values.set(id, own.set(token, value));
  }
  const none = new Map<string, string>();
  return rows.map(({ id, body }) => ({
    requestId: id,
    event: revealed(body, values.get(id) ?? none) as Event,
  }));
}

function folded(row: { readonly body: string }): Review {
  return JSON.parse(row.body) as Review;
}
