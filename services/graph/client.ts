import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { Fault } from '../faults';
import type { GraphCall } from '../graphCalls';
import type { Secret } from '../secret';
import { faultOf, readRefusal } from './faults';
import type { GraphRefusal } from './faults';
import { endedAs, laneOf } from './laneOf';

/** A refused call, before it becomes a fault; the caller may know better what the refusal means. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: GraphRefusal) {
    super('Graph refused the call');
  }
}

/** Calls Graph as one identity. Answers are JSON, undefined for 204. Throws Fault, or Refused where asked for. */
export interface GraphClient {
  get(path: string): Promise<unknown>;
  /** One page of a collection by its path or by the link to it, read once: whoever asks decides about trying again. */
  page(path: string): Promise<GraphPage>;
  /** All pages of a collection. */
  list(path: string): Promise<readonly unknown[]>;
  /** When Graph answered this GET, by its own clock (ISO 8601). */
  timeAt(path: string): Promise<string>;
  /** One write, never repeated by itself. */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

/** One page of a collection, and the link to the next, which is on the same host. */
export interface GraphPage {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
}

/** So long a call may take, in ms. */
const callMs = 10_000;
const triesOfReads = 4;
/** So long people wait for a read in all, in ms: the window of Graph's tightest limits, and a little. */
const waitsMs = 12_000;
const pagesAtMost = 100;

/** Makes a client over the official SDK with a middleware chain of our own: no blind retries, no redirects, one host. */
export function createClient(
  graphUrl: string,
  token: () => Promise<Secret>,
  timeoutMs = callMs,
  note: (call: GraphCall) => void = () => undefined,
): GraphClient {
  const origin = new URL(graphUrl).origin;
  const client = Client.initWithMiddleware({
    middleware: new OneCall(timeoutMs),
    baseUrl: origin,
    defaultVersion: 'v1.0',
    customHosts: new Set([new URL(graphUrl).host]),
  });
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Response> => {
    const authorization = (await token()).reveal((value) => `Bearer ${value}`);
    const request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({ authorization, 'client-request-id': randomUUID() });
    const calls = {
      GET: () => request.get(),
      POST: () => request.post(body),
      PATCH: () => request.patch(body),
      DELETE: () => request.delete(),
    };
    const from = performance.now();
    let status: number | undefined;
    try {
      const response = await reach(calls[method]);
      ({ status } = response);
      return response;
    } finally {
      note({ lane: laneOf(path), ended: endedAs(status), ms: performance.now() - from });
    }
  };
  const once = async (...call: Parameters<typeof ask>): Promise<unknown> => await read(await ask(...call));
  const get = async (path: string): Promise<unknown> => {
    let left = waitsMs;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once('GET', path);
      } catch (error) {
        const wait = waitBefore(error, attempt);
        if (wait === undefined || wait > left) throw known(error);
        left -= wait;
        await setTimeout(wait);
      }
    }
  };
  return {
    get,
    page: async (path) => pageOf(await once('GET', path), origin),
    async list(path) {
      const items: unknown[] = [];
      let next: string | undefined = path;
      for (let count = 0; next !== undefined && count < pagesAtMost; count += 1) {
        const page: GraphPage = pageOf(await get(next), origin);
        items.push(...page.items);
        next = page.next;
      }
      if (next !== undefined) throw new Fault('GRAPH_ANSWER', { retryable: false });
      return items;
    },
    async timeAt(path) {
      const response = await ask('GET', path);
      await read(response).catch((error: unknown) => {
        throw known(error);
      });
      const at = Date.parse(response.headers.get('date') ?? '');
      if (Number.isNaN(at)) throw new Fault('GRAPH_ANSWER', { retryable: true });
      return new Date(at).toISOString();
    },
    send: (method, path, body) => once(method, path, body),
  };
}

/** The fault for any error of a call. */
export function known(error: unknown): unknown {
  return error instanceof Refused ? faultOf(error.refusal) : error;
}

/** The only link of the middleware chain: one fetch, no redirects, bounded in time. */
class OneCall implements Middleware {
  constructor(private readonly timeoutMs: number) {}

  async execute(context: Context): Promise<void> {
    const { headers, method, body } = (context.options ?? {}) as RequestInit;
    context.response = await fetch(context.request as string, {
      ...(headers === undefined ? {} : { headers }),
      ...(method === undefined ? {} : { method }),
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeoutMs),
    });
  }

  setNext(): void {
    throw new Error('the chain has one link');
  }
}

/** The SDK wraps whatever goes wrong on the way; nothing but the network can. */
async function reach(call: () => Promise<unknown>): Promise<Response> {
  try {
    return (await call()) as Response;
  } catch (cause) {
    throw new Fault('GRAPH_UNAVAILABLE', { retryable: true, cause });
  }
}

async function read(response: Response): Promise<unknown> {
  const body = await parse(response);
  if (!response.ok) throw new Refused(readRefusal(response.status, response.headers, body));
  if (body === undefined && response.status !== 204)
    throw new Fault('GRAPH_ANSWER', { retryable: true, status: response.status });
  return body;
}

async function parse(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function waitBefore(error: unknown, attempt: number): number | undefined {
  const fault = known(error);
  if (!(fault instanceof Fault) || !fault.details.retryable || attempt >= triesOfReads) return undefined;
  return fault.details.retryAfterMs ?? 200 * 2 ** attempt * (0.5 + Math.random() / 2);
}

function pageOf(answer: unknown, origin: string): GraphPage {
  const { value, '@odata.nextLink': link } = answer as { value?: unknown; '@odata.nextLink'?: unknown };
  if (!Array.isArray(value)) throw new Fault('GRAPH_ANSWER', { retryable: true });
  return { items: value as unknown[], next: nextPage(link, origin) };
}

/** The next page of a collection, undefined after the last; one on another host is a fault. */
export function nextPage(link: unknown, origin: string): string | undefined {
  if (link === undefined) return undefined;
  if (typeof link !== 'string' || !URL.canParse(link) || new URL(link).origin !== origin) {
    throw new Fault('GRAPH_ANSWER', { retryable: false });
  }
  return link;
}
