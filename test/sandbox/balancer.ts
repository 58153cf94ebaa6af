import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';

/** One address before several instances. */
export interface Balancer {
  readonly port: number;
  close(): Promise<void>;
}

/** Passes each connection to the next instance that takes it; bytes are not looked at. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let next = 0;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const join = (client: Socket, left: number): void => {
    const port = ports[(next += 1) % ports.length];
    if (left === 0 || port === undefined) {
      client.destroy();
      return;
    }
    const instance = connect(port, '127.0.0.1');
    keep(instance);
    const another = (): void => {
      join(client, left - 1);
    };
    instance.once('error', another);
    instance.once('connect', () => {
      instance.off('error', another);
      instance.on('close', () => client.destroy());
      client.on('close', () => instance.destroy());
      client.pipe(instance).pipe(client);
    });
  };
  const server = createServer((client) => {
    keep(client);
    join(client, ports.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
