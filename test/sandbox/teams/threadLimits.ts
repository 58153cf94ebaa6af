import { teamsWindows } from '../../../bot/teams/pace';
import type { DoubleResponse } from '../httpsDouble';

/** Teams' limits of what one bot may send into one thread, as its documentation has them. */
export interface ThreadLimits {
  /** Whether they are kept; most tests send faster than people read. */
  on: boolean;
  /** How often one was broken. */
  broken: number;
  /** Counts one message, or refuses it with 429. */
  take(thread: string): DoubleResponse | undefined;
}

/** Counts in machine time. */
export function createThreadLimits(): ThreadLimits {
  const taken = new Map<string, number[]>();
  return {
    on: false,
    broken: 0,
    take(thread) {
      if (!this.on) return undefined;
      const now = performance.now();
      const turns = taken.get(thread) ?? [];
      const full = teamsWindows.find(({ messages, ms }) => (turns.at(-messages) ?? -Infinity) > now - ms);
      if (full === undefined) {
        taken.set(thread, [...turns, now]);
        return undefined;
      }
      this.broken += 1;
      const seconds = Math.ceil(full.ms / 1_000);
      return {
        status: 429,
        headers: { 'retry-after': String(seconds) },
        body: { error: { code: 'TooManyRequests' } },
      };
    },
  };
}
