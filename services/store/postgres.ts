import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client, Pool } from 'pg';
import type { ClientConfig } from 'pg';
import { jobLanes } from '../ports';
import type { Log } from '../ports';
import type { Secret } from '../secret';
import type { Database, Schema } from './schema';

/** The channel on which instances tell each other of new work. */
export const workChannel = 'tap_desk_work';

/** Limits in the server: whoever is stopped in the middle of a transaction must not hold its locks against the others. */
const limits = {
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 5_000,
};

/** The server answers within its limits; a connection that is silent for longer leads nowhere. Idle ones are closed before. */
const silentMs = 20_000;
const idleMs = 10_000;

/** How long a lost listener waits before it tries again; polling carries the work until then. */
const listenAgainMs = 1_000;

/** Opens a pool on a PostgreSQL server; a lost connection is logged and never ends the process. */
export function openPostgres(url: Secret, log: Log): Database {
  const connection = url.reveal((connectionString) => ({
    connectionString,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'tap-desk',
  }));
  const pool = new Pool({ ...connection, ...limits, max: 10, idleTimeoutMillis: idleMs, stream: watched });
  const lost = (): void => {
    log.warn('store:connectionLost');
  };
  pool.on('error', lost);
  // The pool listens only to idle clients; one that breaks in the middle of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', lost));
  const own = randomUUID();
  return {
    queries: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    tell: (lanes) => sql`pg_notify(${workChannel}, ${own} || ' ' || ${lanes})`,
    listen: (heard) =>
      keepListening(
        connection,
        (told) => {
          const [from, ...words] = told.split(' ');
          const lanes = jobLanes.filter((lane) => words.includes(lane));
          // Who committed it knows already; what names no lane, as an older program's notice, may be any.
          if (from !== own) heard(lanes.length > 0 ? lanes : jobLanes);
        },
        log,
      ),
    close: () => pool.end(),
  };
}

function watched(): Socket {
  const socket = new Socket();
  return socket.setTimeout(silentMs, () => socket.destroy(new Error('the connection is silent')));
}

/** Listens until the returned function is called, on a new connection whenever the last was lost. */
async function keepListening(
  connection: ClientConfig,
  heard: (told: string) => void,
  log: Log,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let over = false;

  async function listen(): Promise<void> {
    const fresh = new Client(connection);
    fresh.on('error', () => undefined);
    fresh.on('notification', ({ payload }) => {
      heard(payload ?? '');
    });
    await fresh.connect();
    await fresh.query(`listen ${workChannel}`);
    if (over) await fresh.end();
    fresh.once('end', lost);
    client = fresh;
  }

  function lost(): void {
    if (over) return;
    log.warn('store:listenerLost');
    again = setTimeout(() => {
      // What was told in the meantime was not heard.
      listen().then(() => {
        heard('');
      }, lost);
    }, listenAgainMs);
  }

  await listen();
  return async () => {
    over = true;
    clearTimeout(again);
    await client?.end();
  };
}
