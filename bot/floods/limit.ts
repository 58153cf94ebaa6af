/** So many at once, and one more after every so many ms. */
export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/** A token bucket for each key. */
export interface Limit {
  /** Takes one for this key: undefined when there was one, otherwise how long (ms) to wait for the next. */
  take(key?: string): number | undefined;
  /** Of how many keys something is known. */
  readonly keys: number;
}

/** So many keys are remembered at most, a few hundred kilobytes; beyond, the one that was quiet for longest begins anew. */
const keysAtMost = 5_000;

/** Buckets over a clock (ms) that only goes forward; each is one number, the moment at which it is full again. */
export function createLimit({ burst, everyMs }: Rate, clock: () => number, atMost = keysAtMost): Limit {
  const fullAt = new Map<string, number>();
  return {
    take(key = '') {
      const now = clock();
      const full = Math.max(now, fullAt.get(key) ?? now) + everyMs;
      const wait = full - burst * everyMs - now;
      const known = wait > 0 ? full - everyMs : full;
      fullAt.delete(key);
      fullAt.set(key, known);
      const [quietest] = fullAt.size > atMost ? fullAt.keys() : [];
      if (quietest !== undefined) fullAt.delete(quietest);
      return wait > 0 ? wait : undefined;
    },
    get keys() {
      return fullAt.size;
    },
  };
}
