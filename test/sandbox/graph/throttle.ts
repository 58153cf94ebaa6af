import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { graphError } from './errors';

/** The tight lanes: reports and, in the strict reading of the published limits, authentication methods. */
const tight = /\/(auditLogs|authentication|reports)\//;

/** How many calls of the tight lanes are let in within so many ms; undefined lets all in. */
export interface ThrottleBudget {
  readonly calls: number;
  readonly perMs: number;
}

/** Refuses calls of the tight lanes above the budget with 429 and `Retry-After` in seconds of machine time. */
export function createThrottle(
  budget: () => ThrottleBudget | undefined,
): (request: DoubleRequest) => DoubleResponse | undefined {
  let taken: number[] = [];
  return ({ url }) => {
    const limit = budget();
    if (limit === undefined || !tight.test(url.pathname)) return undefined;
    const now = performance.now();
    taken = taken.filter((at) => now - at < limit.perMs);
    const [oldest = now] = taken;
    if (taken.length < limit.calls) {
      taken.push(now);
      return undefined;
    }
    const seconds = Math.ceil((oldest + limit.perMs - now) / 1000);
    return graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) });
  };
}
