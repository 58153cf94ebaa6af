import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { link } from '../audit/chain';
import { concealed, revealed } from '../audit/personal';
import type { Event } from '../requests/event';
import type { Schema } from './schema';

/** What ties a request to the trail: how many events it has, the link of the last, the salt of its personal values. */
export type Tied = Pick<Schema['request'], 'events' | 'head' | 'salt'>;

/** What stands in the trail: what happened, when (ISO 8601), and who did it. */
export interface Stamped {
  readonly kind: string;
  readonly at: string;
  readonly by: string;
}

/** Writers hold it shared and the sealer alone, so that no id below the frontier can still be under way. */
export const frontierLock = 7_460_212;

/** The beginning of a chain. */
export function unwritten(): Tied {
  return { events: 0, head: '', salt: newSalt() };
}

/** Writes events at the end of a request's chain, its personal values beside them, and returns what ties it now. */
export async function append(
  tx: Kysely<Schema>,
  requestId: string,
  tied: Tied,
  events: readonly Stamped[],
): Promise<Tied> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(frontierLock)})`.execute(tx);
  const salt = tied.salt === '' ? newSalt() : tied.salt;
  let { events: seq, head } = tied;
  const personal = new Map<string, Schema['personal']>();
  const rows = events.map((event) => {
    const { body, personal: values } = concealed(event, salt);
    for (const { token, value } of values) personal.set(token, { request_id: requestId, token, value });
    seq += 1;
    head = link(head, { requestId, seq, body });
    return { request_id: requestId, seq, at: event.at, by: event.by, kind: event.kind, body, hash: head };
  });
  await tx.insertInto('event').values(rows).execute();
  if (personal.size > 0) {
    await tx
      .insertInto('personal')
      .values([...personal.values()])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return { events: seq, head, salt };
}

/** The events under an id, read back with their personal values. */
export async function eventsOf<E = Event>(queries: Kysely<Schema>, requestId: string): Promise<readonly E[]> {
  const rows = await queries
    .selectFrom('event')
    .select('body')
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute();
  const personal = await queries
    .selectFrom('personal')
    .select(['token', 'value'])
    .where('request_id', '=', requestId)
    .execute();
  const values = new Map(personal.map(({ token, value }) => [token, value]));
  return rows.map((row) => revealed(row.body, values) as E);
}

function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
