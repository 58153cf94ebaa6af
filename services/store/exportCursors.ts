import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { ExportCursors } from '../alertBooks';
import { asking } from './faults';
import type { Schema } from './schema';

/** How far each sink has the trail; a sink that was never heard of has none of it. */
export function exportCursors(queries: Kysely<Schema>): ExportCursors {
  return {
    async exportedTo(sink) {
      const { rows } = await asking(() =>
        sql<{ last: number }>`
          insert into export_cursor (sink, last_id) values (${sink}, 0)
          on conflict (sink) do update set last_id = export_cursor.last_id
          returning last_id::float8 as last`.execute(queries),
      );
      return rows[0]?.last ?? 0;
    },
    async exported(sink, from, to) {
      const { numUpdatedRows } = await asking(() =>
        queries
          .updateTable('export_cursor')
          .set({ last_id: to })
          .where('sink', '=', sink)
          .where('last_id', '=', from)
          .executeTakeFirst(),
      );
      return Number(numUpdatedRows) === 1;
    },
    async keepCursors(sinks) {
      await asking(() => sql`delete from export_cursor where not sink = any(${[...sinks]})`.execute(queries));
    },
  };
}
