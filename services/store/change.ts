import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Change } from '../change';
import { evolveDesk, newDesk } from '../desk/state';
import type { DeskHappening, DeskState } from '../desk/state';
import type { Happening } from '../requests/event';
import type { Request } from '../requests/request';
import { append, unwritten } from './append';
import { asking } from './faults';
import { decideOn } from './kept';
import type { Decided } from './kept';
import { locked } from './locked';
import { requestKept } from './rows';
import type { Schema, Tell } from './schema';

/** Locks the request, lets `work` decide, and commits events, row and jobs together. */
export async function changeRequest<T>(
  queries: Kysely<Schema>,
  requestId: string,
  offsetMs: number,
  tell: Tell | undefined,
  work: (request: Request | undefined, now: string) => Change<T, Happening>,
): Promise<Decided<T>> {
  return await asking(() =>
    queries.transaction().execute(async (tx) => {
      const own = tx.selectFrom('request').select(['body', 'events', 'head', 'salt']);
      const found = await locked(tx, own.where('id', '=', requestId), offsetMs);
      return await decideOn(tx, requestKept, found, tell, work);
    }),
  );
}

/** The chain of the desk as a whole has this id in the trail. */
export const deskId = '00000000-0000-4000-8000-000000000000';

/** Locks the desk as a whole, lets `work` decide, and commits events and state together. */
export async function changeDesk<T>(
  queries: Kysely<Schema>,
  offsetMs: number,
  work: (desk: DeskState, now: string) => Change<T, DeskHappening>,
): Promise<T> {
  return await asking(() =>
    queries.transaction().execute(async (tx) => {
      const { row, now } = await locked(tx, tx.selectFrom('desk').selectAll(), offsetMs);
      if (row === undefined) throw new Error('there is always a desk');
      const { events, by, answer } = work(deskOf(row), now);
      if (events.length === 0) return answer;
      const happened = events.map((event) => ({ ...event, at: now, by }));
      const before = row.salt === '' ? { ...unwritten(), events: row.events } : row;
      const { tied, statements } = append(deskId, before, happened);
      const body = JSON.stringify(happened.reduce(evolveDesk, deskOf(row)));
      await sql`
        with ${sql.join(statements)}
        update desk set body = ${body}, events = ${tied.events}, head = ${tied.head}, salt = ${tied.salt}`.execute(
        tx,
      );
      return answer;
    }),
  );
}

/** The desk as its row has it; what an older program did not know of is as on a new desk. */
export function deskOf({ body }: { readonly body: string }): DeskState {
  return body === '' ? newDesk : { ...newDesk, ...(JSON.parse(body) as DeskState) };
}
