import { Fault } from '../faults';
import type { DeskAnswer } from './answer';
import type { Authorization } from './authorization';
import { reach } from './reach';

/** One call to a path of the desk, with the desk's own way of signing in. Throws Fault. */
export type Caller = (
  method: 'GET' | 'PATCH' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
) => Promise<DeskAnswer>;

/** Calls below one https address: no redirects, one host, JSON or nothing, at most `timeoutMs` a call. */
export function createCaller(base: URL, authorization: Authorization, timeoutMs: number): Caller {
  if (base.protocol !== 'https:') throw new Error('the service desk is reached over https only');
  const root = base.href.replace(/\/$/, '');
  return async (method, path, body) => {
    const once = async (header: string): Promise<DeskAnswer> =>
      await reach(
        new URL(root + path),
        {
          method,
          headers: { authorization: header, accept: 'application/json', 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        timeoutMs,
      );
    const header = await authorization.header();
    try {
      return await once(header);
    } catch (error) {
      // A refused token did nothing, so that even a write may be sent again.
      if (!isUnauthenticated(error) || !authorization.renew(header)) throw error;
      return await once(await authorization.header());
    }
  };
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Fault && error.details.status === 401;
}
