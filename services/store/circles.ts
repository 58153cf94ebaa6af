import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { CircleChange, ContactBooks } from '../contactBooks';
import type { Circle, CircleEvent } from '../contacts/circle';
import { evolveCircle } from '../contacts/evolve';
import { append, unwritten } from './append';
import type { Tied } from './append';
import { databaseTime, keepJobRows } from './change';
import { circleJobs, circleRow, memberRows } from './circleRows';
import { asking } from './faults';
import type { Schema, Tell } from './schema';

/** Two instances that begin one circle wait for each other: there is no row to lock yet. */
const circleLock = 7_460_215;

/** The store's side of recovery contacts; `committed` is called after each commit. */
export function circles(
  queries: Kysely<Schema>,
  offsetMs: () => Promise<number>,
  committed: () => void,
  tell: Tell | undefined,
): ContactBooks {
  return {
    async changeCircle(id, work) {
      const offset = await offsetMs();
      const { answer, changed } = await asking(() =>
        queries.transaction().execute(async (tx) => {
          const done = await changeOne(tx, id, offset, work);
          if (done.changed) await tell?.(tx);
          return done;
        }),
      );
      if (changed) committed();
      return answer;
    },
    async circle(id) {
      const query = queries.selectFrom('circle').select('body').where('id', '=', id);
      const row = await asking(() => query.executeTakeFirst());
      return row === undefined ? undefined : folded(row);
    },
    async circlesOf(personId, limit) {
      const query = queries
        .selectFrom('circle')
        .innerJoin('circle_member', 'circle_id', 'id')
        .select('body')
        .where('person_id', '=', personId)
        .orderBy('id')
        .limit(limit);
      return (await asking(() => query.execute())).map(folded);
    },
  };
}

/** Writes all of a circle down once more, so that what came before can be dropped. */
export async function restate(tx: Transaction<Schema>, id: string): Promise<void> {
  await changeOne(tx, id, 0, (circle) => ({
    events: circle === undefined ? [] : [{ kind: 'contactsRestated', circle }],
    by: 'desk',
    answer: undefined,
  }));
}

/** Makes the row, the members and the jobs of a circle those of its fold. */
export async function keepCircle(tx: Kysely<Schema>, circle: Circle, tied: Tied): Promise<void> {
  const row = { ...circleRow(circle), ...tied };
  await tx
    .insertInto('circle')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await tx.deleteFrom('circle_member').where('circle_id', '=', circle.id).execute();
  const members = memberRows(circle);
  if (members.length > 0) await tx.insertInto('circle_member').values(members).execute();
  await keepJobRows(tx, circle.id, circleJobs(circle));
}

async function changeOne<T>(
  tx: Transaction<Schema>,
  id: string,
  offset: number,
  work: (circle: Circle | undefined, now: string) => CircleChange<T>,
): Promise<{ readonly answer: T; readonly changed: boolean }> {
  await sql`select pg_advisory_xact_lock(${sql.lit(circleLock)}, hashtext(${id}))`.execute(tx);
  const row = await tx.selectFrom('circle').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  const now = await databaseTime(tx, offset);
  const before = row === undefined ? undefined : folded(row);
  const { events, by, answer } = work(before, now);
  if (events.length === 0) return { answer, changed: false };
  const happened: readonly CircleEvent[] = events.map((event) => ({ ...event, at: now, by }));
  const after = happened.reduce<Circle | undefined>(evolveCircle, before);
  if (after === undefined) throw new Error('a circle begins with a name');
  const { events: count, head, salt } = row ?? unwritten();
  await keepCircle(tx, after, await append(tx, id, { events: count, head, salt }, happened));
  return { answer, changed: true };
}

function folded(row: { readonly body: string }): Circle {
  return JSON.parse(row.body) as Circle;
}
