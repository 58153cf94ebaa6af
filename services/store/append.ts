import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
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

/** What ties something to the trail once these events are at the end of its chain, and the statements that write them. */
export interface Appended {
  readonly tied: Tied;
  /** For a `with`: the events, and their personal values beside them. */
  readonly statements: readonly RawBuilder<unknown>[];
}

/** Puts events at the end of a chain; whoever writes them holds the frontier. */
export function append(requestId: string, tied: Tied, events: readonly Stamped[]): Appended {
  const salt = tied.salt === '' ? newSalt() : tied.salt;
  let { events: seq, head } = tied;
  const personal = new Map<string, string>();
  const rows = events.map((event) => {
    const { body, personal: values } = concealed(event, salt);
    for (const { token, value } of values) personal.set(token, value);
    seq += 1;
    head = link(head, { requestId, seq, body });
    return sql`(${requestId}, ${seq}, ${event.at}, ${event.by}, ${event.kind}, ${body}, ${head})`;
  });
  const values = [...personal].map(([token, value]) => sql`(${requestId}, ${token}, ${value})`);
  return {
    tied: { events: seq, head, salt },
    statements: [
      sql`happened as (insert into event (request_id, seq, at, by, kind, body, hash) values ${sql.join(rows)})`,
      ...(values.length === 0
        ? []
        : [
            sql`named as (
              insert into personal (request_id, token, value) values ${sql.join(values)} on conflict do nothing
            )`,
          ]),
    ],
  };
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
