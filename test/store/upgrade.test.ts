import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { createLog } from '../../bot/log';
import type { Store } from '../../services/ports';
import type { Request } from '../../services/requests/request';
import { Secret } from '../../services/secret';
import { migrate, migrations } from '../../services/store/migrations';
import { openPostgres } from '../../services/store/postgres';
import { rebuild } from '../../services/store/rebuild';
import { createStore } from '../../services/store/store';
import { opening as openingOf, requester, start } from '../requests/examples';
import { freshDatabase } from '../sandbox/testDatabase';

const log = createLog(
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  }),
);
const open = (url: string) => openPostgres(new Secret(url), log);
const none = (): Promise<number> => Promise.resolve(0);
const { opening } = openingOf();

let latest: Awaited<ReturnType<typeof freshDatabase>>;
let store: Store;
let written: Request | undefined;

beforeAll(async () => {
  latest = await freshDatabase();
  store = await createStore(open(latest.url), none);
  await store.change(opening.id, () => ({ events: [{ kind: 'opened', opening }], by: 'test', answer: 0 }));
  written = await store.read(opening.id);
});

afterAll(async () => {
  await store.close();
  await latest.drop();
});

/** Copies every row of today's database into the tables and columns that an older one has. */
async function fill(url: string): Promise<void> {
  const [from, to] = [new Client(latest.url), new Client(url)];
  await Promise.all([from.connect(), to.connect()]);
  const { rows } = await to.query<{ table_name: string; names: string }>(
    `select table_name, string_agg(quote_ident(column_name), ',') as names from information_schema.columns
     where table_schema = 'public' and table_name <> 'schema_version' and is_generated = 'NEVER' and is_identity = 'NO'
     group by table_name`,
  );
  for (const { table_name: table, names } of rows) {
    const kept = await from.query<Record<string, unknown>>(`select ${names} from ${table}`);
    await to.query(`delete from ${table}`);
    for (const row of kept.rows) {
      const values = Object.keys(row).map((_, at) => `$${at + 1}`);
      await to.query(`insert into ${table} (${names}) values (${values.join(',')})`, Object.values(row));
    }
  }
  await Promise.all([from.end(), to.end()]);
}

const earlier = migrations.slice(1).map((_, at) => at + 1);

test.each(earlier)(
  'a database of schema %i with a case in it is brought up, and the case is as it was',
  async (schema) => {
    const database = await freshDatabase();
    const before = open(database.url);
    await migrate(before.queries, migrations.slice(0, schema));
    await before.close();
    await fill(database.url);
    const connection = open(database.url);
    const upgraded = await createStore(connection, none);
    expect(await upgraded.read(opening.id)).toEqual(written);
    expect(await upgraded.events(opening.id)).toHaveLength(1);
    const technicians = { whose: 'all', waits: 'technician', late: false } as const;
    const listed = await upgraded.queue(technicians, requester.id, start, { page: 0, size: 5 });
    expect(listed.cases).toEqual([written]);
    await rebuild(connection);
    expect(await upgraded.read(opening.id)).toEqual(written);
    // The program of before still starts beside it, or is told why not: then its release was the last way back.
    const back = open(database.url);
    const gone = migrations.slice(schema).some(({ kind }) => kind === 'contract');
    const returned = migrate(back.queries, migrations.slice(0, schema)).then(
      () => 'works',
      () => 'refused',
    );
    expect(await returned).toBe(gone ? 'refused' : 'works');
    await back.close();
    await upgraded.close();
    await database.drop();
  },
);
