import { expect, test } from '@jest/globals';
import { storeContract } from '../contracts/storeContract';
import { createLog } from '../../bot/log';
import { NewerSchema, migrate, migrations } from '../../services/store/migrations';
import type { Migration } from '../../services/store/migrations';
import { openPostgres } from '../../services/store/postgres';
import { createStore } from '../../services/store/store';
import { Secret } from '../../services/secret';
import { freshDatabase } from '../sandbox/testDatabase';
import type { Store } from '../../services/ports';
import type { Happening } from '../../services/requests/event';
import { opening as openingOf } from '../requests/examples';
import { Client } from 'pg';
import { Writable } from 'node:stream';

const log = createLog(
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  }),
);
/** Cuts every connection but this one. */
async function cutAll(client: Client): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

/** Resolves when no cut connection is left in the pool. */
async function answering(store: Store): Promise<void> {
  for (let good = 0; good < 3;)
    good = await store.now().then(
      () => good + 1,
      () => 0,
    );
}

const none = (): Promise<number> => Promise.resolve(0);

storeContract(
  'PostgreSQL',
  async () => {
    const database = await freshDatabase();
    return {
      open: () => Promise.resolve(openPostgres(new Secret(database.url), log)),
      close: () => database.drop(),
    };
  },
  true,
);

test('a database that does not answer is a fault that may be tried again', async () => {
  const nowhere = openPostgres(new Secret('postgres://tap@127.0.0.1:1/tap'), log);
  await expect(createStore(nowhere, none)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    details: { retryable: true },
  });
  await nowhere.close();
});

test('old and new programs work side by side while a schema only grows, and the old is refused when it shrinks', async () => {
  const database = await freshDatabase();
  const older = await createStore(openPostgres(new Secret(database.url), log), none);
  const upgraded = openPostgres(new Secret(database.url), log);
  const grown: Migration = { kind: 'expand', statements: 'alter table request add column note text;' };
  await migrate(upgraded.queries, [...migrations, grown]);
  const { opening } = openingOf();
  await older.change(opening.id, () => ({ events: [{ kind: 'opened', opening }], by: 'test', answer: 0 }));
  const restarted = await createStore(openPostgres(new Secret(database.url), log), none);
  expect(await restarted.read(opening.id)).toMatchObject({ ref: opening.ref });
  const shrunk: Migration = { kind: 'contract', statements: 'alter table request drop column note;' };
  await migrate(upgraded.queries, [...migrations, grown, shrunk]);
  const left = openPostgres(new Secret(database.url), log);
  await expect(createStore(left, none)).rejects.toThrow(NewerSchema);
  await Promise.all([left, upgraded, older, restarted].map((one) => one.close()));
  await database.drop();
});

test('a database that belongs to something else is refused, and left as it was', async () => {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('create table request (id integer)');
  const foreign = openPostgres(new Secret(database.url), log);
  await expect(createStore(foreign, none)).rejects.toThrow(/already exists/);
  const { rows } = await client.query(
    'select table_name from information_schema.tables where table_schema = $1',
    ['public'],
  );
  expect(rows).toEqual([{ table_name: 'request' }]);
  await client.end();
  await foreign.close();
  await database.drop();
});

test('a database that only reads is a fault that may be tried again, and reading goes on', async () => {
  const database = await freshDatabase();
  const store = await createStore(openPostgres(new Secret(database.url), log), none);
  const { opening } = openingOf();
  const change = () =>
    store.change(opening.id, () => ({ events: [{ kind: 'opened', opening }], by: 'test', answer: 0 }));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`alter database ${client.database ?? ''} set default_transaction_read_only = on`);
  await cutAll(client);
  await answering(store);
  await expect(change()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', details: { retryable: true } });
  expect(await store.read(opening.id)).toBeUndefined();
  await client.query(`alter database ${client.database ?? ''} reset default_transaction_read_only`);
  await cutAll(client);
  await answering(store);
  await change();
  expect(await store.read(opening.id)).toMatchObject({ ref: opening.ref });
  await client.end();
  await store.close();
  await database.drop();
});

test('a change that waits too long for a lock is a fault that may be tried again', async () => {
  const database = await freshDatabase();
  const slow = `${database.url}?options=-c%20lock_timeout%3D200`;
  const store = await createStore(openPostgres(new Secret(slow), log), none);
  const { opening } = openingOf();
  const write = (happening: Happening) =>
    store.change(opening.id, () => ({ events: [happening], by: 'test', answer: 0 }));
  await write({ kind: 'opened', opening });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from request for update');
  await expect(write({ kind: 'enrolling' })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await client.query('rollback');
  await write({ kind: 'enrolling' });
  expect(await store.events(opening.id)).toHaveLength(2);
  await client.end();
  await store.close();
  await database.drop();
});

test('two instances that start at once both find the schema', async () => {
  const database = await freshDatabase();
  const stores = await Promise.all(
    [1, 2, 3].map(() => createStore(openPostgres(new Secret(database.url), log), none)),
  );
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

test('a connection that the server cuts is replaced, and nothing crashes', async () => {
  const database = await freshDatabase();
  const store = await createStore(openPostgres(new Secret(database.url), log), none);
  await store.now();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await cutAll(client);
  await client.end();
  // Each connection that the pool had costs one call at most.
  let now: string | undefined;
  for (let calls = 0; calls < 10 && now === undefined; calls += 1)
    now = await store.now().catch(() => undefined);
  expect(Date.parse(now ?? '')).toBeGreaterThan(0);
  await store.close();
  await database.drop();
});
