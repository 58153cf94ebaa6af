import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { graphError } from './errors';

/** The tight lanes: reports and, in the strict reading of the published limits, authentication methods. */
export const tight = /\/(auditLogs|authentication|reports)\//;

/** How many calls of the tight lanes are let in within so many ms; undefined lets all in. */
export interface ThrottleBudget {
  readonly calls: number;
  readonly perMs: number;
  /** How many times as fast the clock runs by which the budget is meant; once when absent. */
  readonly times?: number;
}

/** What a caller is expected to sit out, in seconds; after longer waits somebody has to come again. */
const satOut = 10;

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
    const { times = 1 } = limit;
    const seconds = Math.ceil(((oldest + limit.perMs - now) * times) / 1000);
    // Waits on the machine's time pass as fast as the clock; what a job puts off is put off by that clock anyway.
    const wait = seconds <= satOut ? seconds / times : seconds;
    return graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(wait) });
  };
}
