import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Entry } from '../audit/chain';
import { rootOf, sealDigest, sealText } from '../audit/seal';
import type { Seal } from '../audit/seal';
import type { Signer, Trail } from '../audit/trail';
import { frontierLock } from './append';
import { deskId } from './change';
import { asking } from './faults';
import { dropOfCircles, restateCircles } from './dropCircles';
import { rebuildOne } from './rebuild';
import type { Schema } from './schema';

const sealerLock = 7_460_213;
/** So many entries at most go under one seal, so that sealing a long backlog stays small in memory. */
const entriesPerSeal = 20_000;

/** The trail in the database, beside the requests. */
export function trail(queries: Kysely<Schema>): Trail {
  return {
    seal: (signed) => asking(() => sealNext(queries, signed)),
    lastSeal: () => asking(() => lastSeal(queries)),
    seals: (after, limit) => asking(() => sealsAfter(queries, after, limit)),
    entries: (after, limit, requestId) => asking(() => entriesAfter(queries, after, limit, requestId)),
    entriesOf: (requestIds) =>
      asking(() => entriesWhere(queries, sql`request_id = ${among(requestIds)}`, sql`request_id, seq`)),
    async personalOf(requestIds) {
      const query = queries.selectFrom('personal').selectAll();
      const rows = await asking(() => query.where(sql<boolean>`request_id = ${among(requestIds)}`).execute());
      return rows.map(({ request_id: id, ...value }) => ({ requestId: id, ...value }));
    },
    async carried() {
      const rows = await asking(() => queries.selectFrom('carried').selectAll().execute());
      return new Map(rows.map(({ request_id: id, seq, hash }) => [id, { seq, hash }]));
    },
    async heads() {
      const query = queries.selectFrom('request').select(['id', 'events', 'head', 'salt']);
      const alerts = queries.selectFrom('concern').select(['id', 'events', 'head', 'salt']);
      const contacts = queries.selectFrom('circle').select(['id', 'events', 'head', 'salt']);
      const reviews = queries.selectFrom('review').select(['id', 'events', 'head', 'salt']);
      const desk = queries.selectFrom('desk').select(['events', 'head', 'salt']).where('events', '>', 0);
      const rows = await asking(async () => [
        ...(await query.execute()),
        ...(await alerts.execute()),
        ...(await contacts.execute()),
        ...(await reviews.execute()),
        ...(await desk.execute()).map((one) => ({ id: deskId, ...one })),
      ]);
      return new Map(rows.map(({ id, events, head, salt }) => [id, { seq: events, hash: head, salt }]));
    },
    async personal({ requestId, token }, limit) {
      const after = sql<boolean>`(request_id, token) > (${requestId}::uuid, ${token})`;
      const query = queries.selectFrom('personal').selectAll().where(after).orderBy('request_id');
      const rows = await asking(() => query.orderBy('token').limit(limit).execute());
      return rows.map(({ request_id: id, ...value }) => ({ requestId: id, ...value }));
    },
    erase: (requestId) => asking(() => erase(queries, requestId)),
    drop: (before) => asking(() => drop(queries, before)),
  };
}

async function sealNext(queries: Kysely<Schema>, signed: Signer): Promise<Seal | undefined> {
  const frontier = await frontierOf(queries);
  return await queries.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(sealerLock)})`.execute(tx);
    const last = await lastSeal(tx);
    const entries = (await entriesAfter(tx, last?.to ?? 0, entriesPerSeal)).filter(
      ({ id }) => id <= frontier,
    );
    const to = entries.at(-1)?.id;
    if (to === undefined) return undefined;
    const { rows } = await sql<{ at: Date }>`select now() as at`.execute(tx);
    const text = {
      n: (last?.n ?? 0) + 1,
      from: (last?.to ?? 0) + 1,
      to,
      count: entries.length,
      root: rootOf(entries),
      before: last === undefined ? '' : sealDigest(last),
      at: new Date(rows[0]?.at ?? 0).toISOString(),
    };
    const seal = { ...text, ...signed(sealText(text)) };
    const { from, to: toId, ...rest } = seal;
    await tx
      .insertInto('seal')
      .values({ ...rest, from_id: from, to_id: toId })
      .execute();
    return seal;
  });
}

/** The last id below which nothing is under way: ids are given out before the commit, so the writers are waited for. */
async function frontierOf(queries: Kysely<Schema>): Promise<number> {
  return await queries.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(frontierLock)})`.execute(tx);
    const { rows } = await sql<{ id: number | null }>`select max(id)::float8 as id from event`.execute(tx);
    return rows[0]?.id ?? 0;
  });
}

const sealFields = sql`seal.n, from_id::float8 as from, to_id::float8 as to, count, root, before, seal.at, key, signature`;

async function sealsAfter(
  queries: Kysely<Schema>,
  after: number,
  limit: number,
): Promise<readonly (Seal & { readonly dropped: boolean })[]> {
  const { rows } = await sql<Seal & { dropped: boolean }>`
    select ${sealFields}, dropped.n is not null as dropped from seal left join dropped on dropped.n = seal.n
    where seal.n > ${after} order by seal.n limit ${limit}`.execute(queries);
  return rows;
}

async function lastSeal(queries: Kysely<Schema>): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`select ${sealFields} from seal order by n desc limit 1`.execute(queries);
  return rows[0];
}

async function entriesAfter(
  queries: Kysely<Schema>,
  after: number,
  limit: number,
  requestId?: string,
): Promise<readonly Entry[]> {
  const own = requestId === undefined ? sql`true` : sql`request_id = ${requestId}`;
  return await entriesWhere(queries, sql`id > ${after} and ${own}`, sql`id limit ${limit}`);
}

async function entriesWhere(
  queries: Kysely<Schema>,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly Entry[]> {
  const { rows } = await sql<Omit<Entry, 'at'> & { at: Date }>`
    select id::float8 as id, request_id as "requestId", seq, at, by, kind, body, hash from event
    where ${where} order by ${order}`.execute(queries);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

function among(ids: readonly string[]): RawBuilder<unknown> {
  return sql`any(${[...ids]}::uuid[])`;
}

async function erase(queries: Kysely<Schema>, requestId: string): Promise<boolean> {
  return await queries.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('request')
      .select('live')
      .where('id', '=', requestId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.live) return false;
    await tx.deleteFrom('personal').where('request_id', '=', requestId).execute();
    await rebuildOne(tx, requestId, '');
    return true;
  });
}

async function drop(queries: Kysely<Schema>, before: string): Promise<number> {
  const { rows } = await sql<Seal>`
    select ${sealFields} from seal where n not in (select n from dropped) and at < ${before} order by n`.execute(
    queries,
  );
  let dropped = 0;
  while (dropped < rows.length && (await dropOne(queries, rows[dropped]))) dropped += 1;
  return dropped;
}

async function dropOne(queries: Kysely<Schema>, seal: Seal | undefined): Promise<boolean> {
  if (seal === undefined) return false;
  const { n, from, to } = seal;
  return await queries.transaction().execute(async (tx) => {
    const inside = sql`id between ${from} and ${to}`;
    const open = await sql`
        select 1 from (select id, live from request union all select id, live from concern
          union all select id, live from review) as owner
        where live and id in (select request_id from event where ${inside})
        union all select 1 from export_cursor where last_id < ${to} limit 1`.execute(tx);
    if (open.rows.length > 0) return false;
    await restateCircles(tx, from, to);
    await sql`set local tap_desk.retention = 'on'`.execute(tx);
    await sql`delete from carried where request_id in (select request_id from event where ${inside})`.execute(
      tx,
    );
    await sql`
      insert into carried (request_id, seq, hash)
      select distinct on (request_id) request_id, seq, hash from event as gone
      where ${inside} and exists (select 1 from event as kept where kept.request_id = gone.request_id and kept.id > ${to})
      order by request_id, seq desc`.execute(tx);
    await dropOfCircles(tx, from, to);
    const gone = sql`
      select request_id from event where ${inside} and request_id not in (select id from circle)`;
    for (const table of ['job', 'personal', 'request'] as const) {
      const id = table === 'request' ? sql`id` : sql`request_id`;
      await sql`delete from ${sql.table(table)} where ${id} in (${gone})`.execute(tx);
    }
    await sql`delete from raised_alert where concern_id in (${gone})`.execute(tx);
    await sql`delete from concern where id in (${gone})`.execute(tx);
    await sql`delete from review where id in (${gone})`.execute(tx);
    await sql`delete from event where ${inside}`.execute(tx);
    await sql`insert into dropped (n) values (${n})`.execute(tx);
    return true;
  });
}
