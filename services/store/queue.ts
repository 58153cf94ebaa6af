import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { CaseLists, Paging } from '../caseLists';
import { asksWordOf } from '../requests/asksWordOf';
import type { QueueFilter } from '../requests/queue';
import type { Request, Stage } from '../requests/request';
import { asking } from './faults';
import { relist } from './relist';
import type { Schema } from './schema';

/** The lists of open cases, a page at a time, by what is kept of each beside its fold. */
export function queue(queries: Kysely<Schema>): CaseLists {
  const page = async (
    where: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
    size: number,
    at: number,
  ): Promise<readonly Request[]> => {
    const { rows } = await sql<{ body: string }>`
      select body from request where ${where} order by ${order} limit ${size} offset ${at * size}`.execute(
      queries,
    );
    return rows.map(({ body }) => JSON.parse(body) as Request);
  };
  return {
    queue: (filter, readerId, now, asked) =>
      asking(async () => {
        await relist(queries);
        const where = passes(filter, readerId, now);
        const { rows: stages } = await sql<{ stage: Stage; count: number }>`
          select stage, count(*)::float8 as count from request where ${where}
          group by stage order by min(opened_at)`.execute(queries);
        const all = stages.reduce((sum, { count }) => sum + count, 0);
        const at = lastPage(asked, all);
        return { cases: await page(where, sql`opened_at, id`, asked.size, at), page: at, stages };
      }),
    waiting: (personId, approves, asked) =>
      asking(async () => {
        await relist(queries);
        // Who was an approver when asked and is none any more can answer nothing.
        const may = approves ? sql`true` : sql`stage <> 'awaitingApproval'`;
        const where = sql`live and waits ? ${personId} and waits ->> ${personId} <> '' and ${may}`;
        const { rows } = await sql<{ all: number }>`
          select count(*)::float8 as all from request where ${where}`.execute(queries);
        const { all } = rows[0] ?? { all: 0 };
        const at = lastPage(asked, all);
        const order = sql`(waits ->> ${personId})::timestamptz, opened_at, id`;
        const found = await page(where, order, asked.size, at);
        return {
          cases: found.flatMap((request) => {
            const word = asksWordOf(request, personId);
            return word === undefined ? [] : [{ request, asked: word }];
          }),
          page: at,
          all,
        };
      }),
  };
}

/** The page that was asked for, or the last one when there are fewer by now. */
function lastPage({ page, size }: Paging, all: number): number {
  return Math.min(page, Math.max(0, Math.ceil(all / size) - 1));
}

function passes({ whose, waits, stage, late }: QueueFilter, readerId: string, now: string) {
  return sql.join(
    [
      sql`live`,
      ...(whose === 'mine' ? [sql`requester_id = ${readerId}`] : []),
      ...(whose === 'me' ? [sql`waits ? ${readerId}`] : []),
      ...(waits === undefined ? [] : [sql`waits ? ${waits}`]),
      ...(stage === undefined ? [] : [sql`stage = ${stage}`]),
      ...(late ? [sql`due_by < ${now}`] : []),
    ],
    sql` and `,
  );
}
