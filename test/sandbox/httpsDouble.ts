import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Recorder } from './recorder';
import { tls } from './tls';

/** A request as a double's handler sees it; header names in lower case. */
export interface DoubleRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer; an object body is sent as JSON, bytes as they are. */
export interface DoubleResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** What can go wrong on the wire, before or after the double did what was asked. */
export type WireFault =
  | 'resetBefore'
  | 'resetAfter'
  | { readonly slowMs: number }
  /** Done, but answered with something else; a cut answer stops in its middle, `empty` has the right status and nothing else. */
  | { readonly doneBut: 'empty' | 'truncated' | DoubleResponse }
  /** Something happens to the caller before or after the double did what was asked; it gets no answer. */
  | { readonly cut: 'before' | 'after'; readonly by: () => Promise<void> }
  | DoubleResponse;

export type DoubleHandler = (request: DoubleRequest) => DoubleResponse | Promise<DoubleResponse>;

/** A running double. */
export interface Double {
  readonly name: string;
  readonly url: string;
  readonly port: number;
  /** Makes the next so many matching requests fail. */
  fault(match: (request: DoubleRequest) => boolean, fault: WireFault, times?: number): void;
  close(): Promise<void>;
}

/** Serves a handler over HTTPS on loopback and records every exchange. */
export async function startDouble(
  name: string,
  handler: DoubleHandler,
  options: { readonly recorder: Recorder; readonly port?: number },
): Promise<Double> {
  const faults: { match: (request: DoubleRequest) => boolean; fault: WireFault; left: number }[] = [];
  const server = createServer(tls(), (incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => {
      outgoing.destroy();
    });
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming, url);
    const planned = faults.find((one) => one.left > 0 && one.match(request));
    if (planned !== undefined) planned.left -= 1;
    if (planned?.fault === 'resetBefore') {
      incoming.socket.destroy();
      return;
    }
    const fault = typeof planned?.fault === 'object' ? planned.fault : undefined;
    const cut = fault !== undefined && 'cut' in fault ? fault : undefined;
    if (cut?.cut === 'before') {
      await cut.by();
      incoming.socket.destroy();
      return;
    }
    if (fault !== undefined && 'slowMs' in fault) await setTimeout(fault.slowMs);
    const done = fault !== undefined && 'status' in fault ? fault : await handler(request);
    const instead = fault !== undefined && 'doneBut' in fault ? fault.doneBut : undefined;
    const answer = typeof instead === 'object' ? instead : done;
    const bytes = Buffer.isBuffer(answer.body) ? answer.body : undefined;
    const json = typeof answer.body === 'object' && bytes === undefined;
    const body =
      bytes?.toString('utf8') ??
      (typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? ''));
    options.recorder.record({
      at: new Date().toISOString(),
      from: request.headers['user-agent'] ?? '',
      to: name,
      method: request.method,
      url: request.url.href,
      requestHeaders: request.headers,
      requestBody: request.body,
      status: answer.status,
      responseBody: body,
    });
    if (cut !== undefined) await cut.by();
    if (cut !== undefined || planned?.fault === 'resetAfter') {
      incoming.socket.destroy();
      return;
    }
    const type = json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
    const head = { 'content-type': type, ...answer.headers };
    if (instead === 'truncated') {
      outgoing.writeHead(answer.status, { ...head, 'content-length': Buffer.byteLength(body) + 1 });
      outgoing.write(body.slice(0, body.length / 2), () => incoming.socket.destroy());
      return;
    }
    outgoing.writeHead(answer.status, head);
    outgoing.end(instead === 'empty' ? '' : (bytes ?? body));
  }

  server.listen(options.port ?? 0, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error as Error)),
  ]);
  const { port } = server.address() as AddressInfo;
  const url = `https://localhost:${port}`;
  return {
    name,
    url,
    port,
    fault(match, fault, times = 1) {
      faults.push({ match, fault, left: times });
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(incoming: IncomingMessage, base: string): Promise<DoubleRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', base),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
