import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../change';
import type { ContactBooks } from '../contactBooks';
import type { JobLane } from '../ports';
import type { Circle, CircleHappening } from '../contacts/circle';
import { circleKept } from './circleRows';
import { asking } from './faults';
import { decideOn } from './kept';
import type { Decided } from './kept';
import { locked } from './locked';
import type { Schema, Tell } from './schema';

/** Two instances that begin one circle wait for each other: there is no row to lock yet. */
const circleLock = 7_460_216;

/** The store's side of recovery contacts; `committed` is called after each commit. */
export function circles(
  queries: Kysely<Schema>,
  offsetMs: () => Promise<number>,
  committed: (lanes: readonly JobLane[]) => void,
  tell: Tell | undefined,
): ContactBooks {
  return {
    async changeCircle(id, work) {
      const offset = await offsetMs();
      const { answer, changed, lanes } = await asking(() =>
        queries.transaction().execute(async (tx) => {
          return await changeOne(tx, id, { offsetMs: offset, tell }, work);
        }),
      );
      if (changed) committed(lanes);
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
  await changeOne(tx, id, { offsetMs: 0, tell: undefined }, (circle) => ({
    events: circle === undefined ? [] : [{ kind: 'contactsRestated', circle }],
    by: 'desk',
    answer: undefined,
  }));
}

async function changeOne<T>(
  tx: Transaction<Schema>,
  id: string,
  { offsetMs, tell }: { readonly offsetMs: number; readonly tell: Tell | undefined },
  work: (circle: Circle | undefined, now: string) => Change<T, CircleHappening>,
): Promise<Decided<T>> {
  await sql`select pg_advisory_xact_lock(${sql.lit(circleLock)}, hashtext(${id}))`.execute(tx);
  const found = await locked(tx, tx.selectFrom('circle').selectAll().where('id', '=', id), offsetMs);
  return await decideOn(tx, circleKept, found, tell, work);
}

function folded(row: { readonly body: string }): Circle {
  return JSON.parse(row.body) as Circle;
}
