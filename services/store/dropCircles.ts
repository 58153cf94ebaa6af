import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { restate } from './circles';
import type { Schema } from './schema';

/**
 * Recovery contacts outlive every retention: whoever named somebody long ago still has them. So a circle that goes on is
 * written down anew before its old entries (from one id to another) are dropped; else it would hold back the whole trail.
 */
export async function restateCircles(tx: Transaction<Schema>, from: number, to: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from circle
    where id in (select request_id from event where event.id between ${from} and ${to})
      and (exists (select 1 from circle_member where circle_id = circle.id) or ${keptOf(sql`circle.id`, to)})
      and not exists (
        select 1 from event where request_id = circle.id and event.id > ${to} and kind = 'contactsRestated'
      )
    order by id`.execute(tx);
  for (const { id } of rows) await restate(tx, id);
}

/** Forgets what only dropped entries told: circles without any other entry, and names that no other entry has. */
export async function dropOfCircles(tx: Transaction<Schema>, from: number, to: number): Promise<void> {
  const dropped = sql`select request_id from event where event.id between ${from} and ${to}`;
  await sql`
    delete from personal where request_id in (select id from circle) and request_id in (${dropped})
      and not exists (
        select 1 from event where event.request_id = personal.request_id and event.id > ${to}
          and position(personal.token in event.body) > 0
      )`.execute(tx);
  const over = sql`select id from circle where id in (${dropped}) and not ${keptOf(sql`circle.id`, to)}`;
  await sql`delete from job where request_id in (${over})`.execute(tx);
  await sql`delete from circle where id in (${over})`.execute(tx);
}

/** Whether a circle has an entry after this id. */
function keptOf(id: ReturnType<typeof sql>, to: number) {
  return sql<boolean>`exists (select 1 from event where event.request_id = ${id} and event.id > ${to})`;
}
