import { z } from 'zod/v4';
import { Fault } from '../../faults';
import type { Secret } from '../../secret';
import { reach } from '../reach';

/** Calls version 2 of Request Tracker's REST interface; paths are below it. Throws Fault. */
export interface TrackerClient {
  /** What is there; undefined when nothing is. */
  get(path: string): Promise<unknown>;
  /** One page of a list, asked for by GET, or by POST where there is a filter. */
  list(path: string, search: Readonly<Record<string, string>>, filter?: object): Promise<readonly unknown[]>;
  /** Sends a write. That it is answered well says nothing: the tracker refuses in words under 200. */
  write(method: 'POST' | 'PUT', path: string, body: object): Promise<void>;
}

const page = z.object({ items: z.array(z.unknown()) });

/** One tracker, which may live below a path: https, no redirects, one host, JSON or nothing, at most `timeoutMs` a call. */
export function createTrackerClient(address: string, token: Secret, timeoutMs = 10_000): TrackerClient {
  const base = new URL(address);
  if (base.protocol !== 'https:') throw new Error('the service desk is reached over https only');
  const root = `${base.href.replace(/\/+$/, '')}/REST/2.0/`;
  const authorization = token.reveal((text) => `token ${text}`);

  async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown> {
    const answer = await reach(
      new URL(root + path),
      {
        method,
        headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      timeoutMs,
    );
    return answer.body;
  }

  return {
    async get(path) {
      try {
        return await call('GET', path);
      } catch (error) {
        if (answeredWith(error, 404)) return undefined;
        throw error;
      }
    },
    async list(path, search, filter) {
      const query = new URLSearchParams(search).toString();
      const body = await call(filter === undefined ? 'GET' : 'POST', `${path}?${query}`, filter);
      const parsed = page.safeParse(body);
      if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
      return parsed.data.items;
    },
    async write(method, path, body) {
      try {
        await call(method, path, body);
      } catch (error) {
        // A missing right is told as a bad request.
        if (answeredWith(error, 400)) throw new Fault('DESK_FORBIDDEN', { retryable: false, status: 400 });
        throw error;
      }
    },
  };
}

/** Whether the tracker itself answered so; a page in front of it has no JSON, and is another fault. */
function answeredWith(error: unknown, status: 400 | 404): boolean {
  const code = status === 404 ? 'DESK_FORBIDDEN' : 'DESK_ANSWER';
  return error instanceof Fault && error.code === code && error.details.status === status;
}
