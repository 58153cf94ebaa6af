import { expect, test } from '@jest/globals';
import { storeContract } from '../contracts/storeContract';
import { createLog } from '../../bot/log';
import { NewerSchema } from '../../services/store/migrations';
import { openPostgres } from '../../services/store/postgres';
import { createStore } from '../../services/store/store';
import { Secret } from '../../services/secret';
import { freshDatabase } from '../sandbox/testDatabase';
import { Client } from 'pg';
import { Writable } from 'node:stream';

const log = createLog(
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  }),
);
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

test('a newer schema is refused', async () => {
  const database = await freshDatabase();
  const store = await createStore(openPostgres(new Secret(database.url), log), none);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('update schema_version set version = version + 1');
  await client.end();
  const again = openPostgres(new Secret(database.url), log);
  await expect(createStore(again, none)).rejects.toThrow(NewerSchema);
  await again.close();
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
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await client.end();
  await store.now().catch(() => undefined);
  expect(Date.parse(await store.now())).toBeGreaterThan(0);
  await store.close();
  await database.drop();
});
