import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import type { Log } from '../ports';
import type { Secret } from '../secret';
import type { Database, Schema } from './schema';

/** The channel on which instances tell each other of new work. */
export const workChannel = 'tap_desk_work';

/** Opens a pool on a PostgreSQL server; a lost connection is logged and never ends the process. */
export function openPostgres(url: Secret, log: Log): Database {
  const connection = url.reveal((connectionString) => ({ connectionString, connectionTimeoutMillis: 5_000 }));
  const pool = new Pool({ ...connection, max: 10, idleTimeoutMillis: 30_000 });
  pool.on('error', () => {
    log.warn('store:connectionLost');
  });
  return {
    queries: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    async listen(heard) {
      const client = new Client(connection);
      client.on('error', () => {
        log.warn('store:listenerLost');
      });
      client.on('notification', heard);
      await client.connect();
      await client.query(`listen ${workChannel}`);
      return async () => {
        await client.end();
      };
    },
    close: () => pool.end(),
  };
}
