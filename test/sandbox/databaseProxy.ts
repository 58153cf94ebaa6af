import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';

/** What a test does around every commit that passes; resolves when the commit, or its answer, may go on or is to be lost. */
export interface AroundCommits {
  before(): Promise<'lose' | undefined>;
  after(): Promise<'lose' | undefined>;
}

/** A way to the database that a test can break. */
export interface DatabaseProxy {
  readonly url: string;
  /** Breaks every connection as a failing network would; new ones pass. */
  cut(): void;
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

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let committing = false;
    const pass = (from: Socket, to: Socket, work: (chunk: Buffer) => Promise<'lose' | undefined>): void => {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        from.pause();
        void work(chunk).then((fate) => {
          if (fate === 'lose') from.destroy();
          else if (!to.destroyed) to.write(chunk);
          from.resume();
        });
      });
    };
    pass(client, database, async (chunk) => {
      committing = chunk.includes(commit);
      return committing ? await around?.before() : undefined;
    });
    pass(database, client, async () => {
      if (!committing) return undefined;
      committing = false;
      return await around?.after();
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
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
