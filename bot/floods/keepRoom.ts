import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** Keeps room for those who have something to say. */
export interface Room {
  /** A request of this socket is complete and being answered. */
  answering(socket: Socket): void;
  /** It was answered; the socket waits again. */
  answered(socket: Socket): void;
  readonly waiting: number;
}

/**
 * Lets so many sockets wait, without a request or in the middle of one; beyond, the one that has waited for longest is
 * closed. Whoever sends at once is always let in, however many others hold a connection open and say nothing.
 */
export function keepRoom(server: Pick<EventEmitter, 'on'>, atMost: number): Room {
  const waiting = new Map<string, Socket>();
  const leave = (socket: Socket): boolean => waiting.delete(nameOf(socket));
  const wait = (socket: Socket): void => {
    if (socket.destroyed) return;
    waiting.set(nameOf(socket), socket);
    const [longest] = waiting.size > atMost ? waiting : [];
    if (longest === undefined) return;
    waiting.delete(longest[0]);
    longest[1].destroy();
  };
  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket);
    wait(socket);
    socket.once('close', () => waiting.delete(name));
  });
  return {
    answering: leave,
    answered: wait,
    get waiting() {
      return waiting.size;
    },
  };
}

/** Under TLS a request's socket is another object than the connection's, with the same peer. */
function nameOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
