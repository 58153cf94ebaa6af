import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Request, Response } from 'restify';
import type { Log } from '../services/ports';
import { keepRoom } from './floods/keepRoom';
import type { Room } from './floods/keepRoom';
import { empty } from './http';
import type { Handler, HttpResponse } from './http';

/** Method and path of each route and what answers it. */
export type Routes = Readonly<Record<`${'GET' | 'POST' | 'HEAD'} /${string}`, Handler>>;

const bodyLimit = 256 * 1024;
/** With bodies of that size, what waits fits into memory; and there is room for as many that are being answered. */
const waitAtMost = 500;
const connectionsAtMost = 2_000;
/** How often Node looks for requests that are too slow; by itself it would every 30 s. */
const lookEveryMs = 5_000;
/** A hand-over may hold its answer for so long; a stop waits for it. */
const drainMs = 25_000;

/** Key and certificate for serving https directly, as the sandbox does; behind a proxy there is none. */
export interface ServerTls {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** The HTTP server: routes, limits and nothing told in errors. */
export function createServer(routes: Routes, log: Log, tls?: ServerTls) {
  const server = restify.createServer({
    name: 'tap-desk',
    ...(tls === undefined ? {} : { key: tls.key.toString(), certificate: tls.cert.toString() }),
  });
  const raw = server.server;
  raw.headersTimeout = 10_000;
  raw.requestTimeout = 20_000;
  raw.keepAliveTimeout = 30_000;
  raw.maxConnections = connectionsAtMost;
  Object.assign(raw, { connectionsCheckingInterval: lookEveryMs });
  const room = keepRoom(raw, waitAtMost);
  for (const [route, handler] of Object.entries(routes)) {
    const [method = '', path = ''] = route.split(' ');
    const run = async (request: Request, response: Response): Promise<void> => {
      await answer(request, response, handler, log, room);
    };
    if (method === 'GET') server.get(path, run);
    else if (method === 'HEAD') server.head(path, run);
    else server.post(path, run);
  }
  // restify answers for itself where no handler does; what it says is cut to nothing.
  server.on('restifyError', (_request: Request, _response: Response, error: object, done: () => void) => {
    Object.assign(error, { toJSON: () => ({}), toString: () => '' });
    done();
  });
  return {
    async listen(host: string, port: number): Promise<AddressInfo> {
      await new Promise<void>((resolve, reject) => {
        // restify passes on what goes wrong with its socket, and ends the process when nobody hears it.
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      return server.address();
    },
    async close(): Promise<void> {
      // Nothing new is taken; what is being answered may finish, a hand-over above all.
      const idle = setInterval(() => {
        raw.closeIdleConnections();
      }, 50);
      const late = setTimeout(() => {
        raw.closeAllConnections();
      }, drainMs);
      await new Promise<void>((resolve) => {
        server.close(resolve);
        raw.closeIdleConnections();
      });
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

async function answer(
  request: Request,
  response: Response,
  handler: Handler,
  log: Log,
  room: Room,
): Promise<void> {
  const { socket } = request;
  const body = await readBody(request);
  room.answering(socket);
  response.once('close', () => {
    room.answered(socket);
  });
  if (typeof body === 'number') {
    send(response, empty(body, { connection: 'close' }));
    return;
  }
  try {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]),
    );
    const params = request.params as Readonly<Record<string, string>>;
    send(
      response,
      await handler({
        method: request.method ?? '',
        path: request.path(),
        params,
        headers,
        body,
        remote: socket.remoteAddress ?? '',
      }),
    );
  } catch (error) {
    log.error('http:failed', {
      path: request.getRoute().path.toString(),
      bug: error instanceof Error ? error.name : 'unknown',
    });
    // Half an answer cannot be taken back, only broken off.
    if (response.headersSent) response.destroy();
    else send(response, empty(500));
  }
}

function send(response: Response, { status, headers, write }: HttpResponse): void {
  response.writeHead(
    status,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mutable(value)])),
  );
  write((text) => response.write(text));
  response.end();
}

function mutable(value: string | readonly string[]): string | string[] {
  return typeof value === 'string' ? value : [...value];
}

/** The whole body as text, or the status with which to refuse it: compressed, too large, or broken off. */
async function readBody(request: Request): Promise<string | number> {
  if (request.headers['content-encoding'] !== undefined) return 415;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > bodyLimit) return 413;
      chunks.push(chunk);
    }
  } catch {
    return 400;
  }
  return Buffer.concat(chunks).toString('utf8');
}
