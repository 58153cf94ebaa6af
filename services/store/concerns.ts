import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { severities } from '../alerts/alert';
import type { AlertBooks } from '../alertBooks';
import type { JobLane } from '../ports';
import type { Concern, ConcernHappening } from '../alerting/concern';
import type { Change } from '../change';
import { concernKept } from './concernRows';
import { asking } from './faults';
import { decideOn } from './kept';
import { locked } from './locked';
import type { Locked } from './locked';
import type { Schema, Tell } from './schema';

/** Two instances that raise alerts of one topic wait for each other. */
const topicLock = 7_460_214;

const topicsAtMost = 10;

/** The store's side of alerts; `committed` is called after each commit. */
export function concerns(
  queries: Kysely<Schema>,
  offsetMs: () => Promise<number>,
  committed: (lanes: readonly JobLane[]) => void,
  tell: Tell | undefined,
): AlertBooks {
  async function change<T>(
    lock: (tx: Transaction<Schema>, offset: number) => Promise<Locked<Schema['concern']>>,
    work: (
      tx: Transaction<Schema>,
      concern: Concern | undefined,
      now: string,
    ) => Promise<Change<T, ConcernHappening>>,
  ): Promise<T> {
    const offset = await offsetMs();
    const { answer, changed, lanes } = await asking(() =>
      queries.transaction().execute(async (tx) => {
        const found = await lock(tx, offset);
        const decide = (concern: Concern | undefined, now: string) => work(tx, concern, now);
        return await decideOn(tx, concernKept, found, tell, decide);
      }),
    );
    if (changed) committed(lanes);
    return answer;
  }

  return {
    raiseAlerts: (topic, keys, work) =>
      change(
        async (tx, offset) => {
          await sql`select pg_advisory_xact_lock(${sql.lit(topicLock)}, hashtext(${topic}))`.execute(tx);
          const open = tx.selectFrom('concern').selectAll().where('live', '=', true);
          return await locked(tx, open.where('topic', '=', topic), offset);
        },
        async (tx, concern, now) => {
          const before = await raisedBefore(tx, keys);
          const fresh = keys.filter((key) => !before.has(key));
          const decided = work(concern, fresh, now);
          const id = concern?.id ?? idOf(decided);
          if (id !== undefined && fresh.length > 0)
            await tx
              .insertInto('raised_alert')
              .values(fresh.map((key) => ({ key, concern_id: id })))
              .execute();
          return decided;
        },
      ),
    changeConcern: (id, work) =>
      change(
        (tx, offset) => locked(tx, tx.selectFrom('concern').selectAll().where('id', '=', id), offset),
        (_tx, concern, now) => Promise.resolve(work(concern, now)),
      ),
    async concern(id) {
      const row = await asking(() =>
        queries.selectFrom('concern').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? undefined : folded(row);
    },
    raisedBefore: (keys) => asking(() => raisedBefore(queries, keys)),
    async openConcerns(limit) {
      const live = queries.selectFrom('concern').where('live', '=', true);
      const some = live.selectAll().orderBy('rank').orderBy('raised_at').limit(limit);
      const rows = await asking(() => some.execute());
      const all = rows.length < limit ? rows.length : await asking(() => counted(live.select(count)));
      return { concerns: rows.map(folded), all };
    },
    async openTopics(rule, initiatorId) {
      const own = queries.selectFrom('concern').select('topic').where('live', '=', true);
      const query = own.where('rule', '=', rule).where('initiator_id', '=', initiatorId).limit(topicsAtMost);
      return (await asking(() => query.execute())).map(({ topic }) => topic);
    },
    cardsSince: (since, severity) => {
      const shown = queries.selectFrom('concern').where('raised_at', '>=', since).where('held', '=', false);
      const own = shown.where('rank', '=', severities.indexOf(severity));
      return asking(() => counted(own.select(count)));
    },
  };
}

const count = sql<number>`count(*)::int`.as('count');

async function counted(query: {
  executeTakeFirst(): Promise<{ readonly count: number } | undefined>;
}): Promise<number> {
  return (await query.executeTakeFirst())?.count ?? 0;
}

async function raisedBefore(queries: Kysely<Schema>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select key from raised_alert where key = any(${[...keys]})`.execute(queries);
  return new Set(rows.map(({ key }) => key));
}

function idOf({ events }: Pick<Change<unknown, ConcernHappening>, 'events'>): string | undefined {
  const [first] = events;
  return first?.kind === 'alertRaised' ? first.id : undefined;
}

function folded(row: { readonly body: string }): Concern {
  return JSON.parse(row.body) as Concern;
}
