import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { listed } from '../requests/listed';
import type { Request } from '../requests/request';
import type { Schema } from './schema';

const atOnce = 500;

/**
 * Finds the open cases that an older program wrote and puts them where they stand in the lists. There are none but after an
 * upgrade and while old and new programs work side by side; an index tells.
 */
export async function relist(queries: Kysely<Schema>): Promise<void> {
  const behind = sql`live and listed is distinct from events`;
  for (;;) {
    const any = await sql`select 1 from request where ${behind} limit 1`.execute(queries);
    if (any.rows.length === 0) return;
    const seen = await queries.transaction().execute(async (tx) => {
      // What somebody is changing at this moment is put right by them, or by the next who asks.
      const { rows } = await sql<{ id: string; events: number; body: string }>`
        select id, events, body from request where ${behind}
        order by id limit ${atOnce} for update skip locked`.execute(tx);
      const places = rows.map(({ id, events, body }) => {
        const { dueBy, waits } = listed(JSON.parse(body) as Request);
        return { id, events, due_by: dueBy ?? null, waits };
      });
      await sql`
        update request set due_by = place.due_by, waits = place.waits, listed = place.events
        from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
          as place (id uuid, events integer, due_by timestamptz, waits jsonb)
        where request.id = place.id`.execute(tx);
      return rows.length;
    });
    if (seen < atOnce) return;
  }
}
