import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { subjectOf } from '../alerts/records';
import type { TenantRecord } from '../alerts/record';
import type { Request } from '../requests/request';
import type { KeptKind, TenantRecords } from '../tenantRecords';
import { asking } from './faults';
import type { Schema } from './schema';

const rowsAtOnce = 1_000;
const spansAtOnce = 25;
const ofSpanAtMost = 1_000;
const casesAtOnce = 200;

/** The records of the tenant's logs and how far these were read; nothing here is ever held as a whole. */
export function tenantRecords(queries: Kysely<Schema>): TenantRecords {
  return {
    async keepRecords(records) {
      let fresh = 0;
      // One statement may not change a row twice, and the log may tell a record twice; two instances take them in one order.
      const rows = [...new Map(records.map((record) => [record.key, rowOf(record)])).values()].sort(
        (one, other) => (one.id < other.id ? -1 : 1),
      );
      for (const some of inParts(rows, rowsAtOnce)) {
        const query = queries
          .insertInto('tenant_record')
          .values(some)
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet((row) => ({ kind: row.ref('excluded.kind'), body: row.ref('excluded.body') }))
              .whereRef('tenant_record.body', '<>', 'excluded.body')
              // That a pass was used is not unlearnt where the licence ends.
              .where(sql<boolean>`(tenant_record.kind <> 'passSignIn' or excluded.kind = 'passSignIn')`),
          )
          .returning(sql<boolean>`xmax = 0`.as('fresh'));
        fresh += (await asking(() => query.execute())).filter((row) => row.fresh).length;
      }
      return fresh;
    },
    async *recordsOf(kinds, since) {
      for (const kind of kinds) {
        for (let after: { readonly at: string; readonly id: string } | undefined; ;) {
          const { at, id } = after ?? { at: since, id: '' };
          const query = queries
            .selectFrom('tenant_record')
            .select(['id', 'at', 'body'])
            .where('kind', '=', kind)
            .where(sql<boolean>`(at, id) > (${at}, ${id})`)
            .orderBy('at')
            .orderBy('id')
            .limit(rowsAtOnce);
          const rows = await asking(() => query.execute());
          if (rows.length > 0) yield rows.map(recordIn);
          const last = rows.at(-1);
          if (last === undefined || rows.length < rowsAtOnce) break;
          after = { at: new Date(last.at).toISOString(), id: last.id };
        }
      }
    },
    async *recordsAbout(kinds, spans) {
      for (const some of inParts(spans, spansAtOnce)) {
        const { rows } = await asking(() =>
          sql<{ body: string }>`select one.body
            from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
              as span ("subjectId" text, "from" timestamptz, "until" timestamptz)
            cross join lateral (
              select body from tenant_record
              where subject = span."subjectId" and at between span."from" and span."until"
                and kind in (${sql.join(kinds)})
              order by at desc limit ${ofSpanAtMost}
            ) as one`.execute(queries),
        );
        if (rows.length > 0) yield rows.map(recordIn);
      }
    },
    async forgetRecords(kinds, before, limit) {
      const old = queries
        .selectFrom('tenant_record')
        .select('id')
        .where('kind', 'in', kinds)
        .where('at', '<', before)
        .limit(limit);
      const query = queries.deleteFrom('tenant_record').where('id', 'in', old);
      return Number((await asking(() => query.executeTakeFirst())).numDeletedRows);
    },
    async *casesSince(since) {
      for (let after = ''; ;) {
        const query = queries
          .selectFrom('request')
          .select(['ref', 'body'])
          .where((row) => row.or([row('closed_at', 'is', null), row('closed_at', '>=', since)]))
          .where('ref', '>', after)
          .orderBy('ref')
          .limit(casesAtOnce);
        const rows = await asking(() => query.execute());
        if (rows.length > 0) yield rows.map(({ body }) => JSON.parse(body) as Request);
        const last = rows.at(-1);
        if (last === undefined || rows.length < casesAtOnce) return;
        after = last.ref;
      }
    },
    async logCursors(stream) {
      const query = queries.selectFrom('log_reading').select(['lag', 'until']).where('log', '=', stream);
      const rows = await asking(() => query.execute());
      return rows.map(({ lag, until }) => ({ lag, until: new Date(until).toISOString() }));
    },
    async moveLogCursors(stream, cursors) {
      const query = queries
        .insertInto('log_reading')
        .values(cursors.map(({ lag, until }) => ({ log: stream, lag, until })))
        .onConflict((conflict) =>
          conflict.columns(['log', 'lag']).doUpdateSet((row) => ({ until: row.ref('excluded.until') })),
        );
      await asking(() => query.execute());
    },
  };
}

function rowOf(record: TenantRecord) {
  const { key: id, at } = record;
  const kind: KeptKind = record.kind === 'signIn' && record.withPass === true ? 'passSignIn' : record.kind;
  return { id, kind, at, subject: subjectOf(record) ?? null, body: JSON.stringify(record) };
}

function recordIn({ body }: { readonly body: string }): TenantRecord {
  return JSON.parse(body) as TenantRecord;
}

function inParts<T>(all: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  );
}
