import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';

/** What a test does around every commit that passes; resolves when the commit, or its answer, may go on. */
export interface AroundCommits {
  before(): Promise<void>;
  after(): Promise<void>;
}

/** A way to the database that a test can break. */
export interface DatabaseProxy {
  readonly url: string;
  /** Breaks every connection as a failing network would; new ones pass. */
  cut(): void;
  /** Refuses new connections and breaks the present ones until called with true. */
  open(passable: boolean): void;
  close(): Promise<void>;
}

const commit = Buffer.from('commit\0');

/** Passes bytes between the product and PostgreSQL on loopback, and tells of the commits in them. */
export async function startDatabaseProxy(
  databaseUrl: string,
  around?: AroundCommits,
): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let passable = true;

  const server = createServer((client) => {
    if (!passable) {
      client.destroy();
      return;
    }
    const database = connect(Number(target.port), target.hostname);
    let committing = false;
    const pass = (from: Socket, to: Socket, work: (chunk: Buffer) => Promise<void>): void => {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        from.pause();
        void work(chunk).then(() => {
          if (!to.destroyed) to.write(chunk);
          from.resume();
        });
      });
    };
    pass(client, database, async (chunk) => {
      committing = chunk.includes(commit);
      if (committing) await around?.before();
    });
    pass(database, client, async () => {
      if (!committing) return;
      committing = false;
      await around?.after();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    open(now) {
      passable = now;
      if (!now) cut();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
