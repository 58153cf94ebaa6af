/** A place in Graph's strict lane for authentication methods: so many calls in so many milliseconds. */
export interface LaneBudget {
  readonly calls: number;
  readonly perMs: number;
}

/** The strictest reading of Graph's published limits: 5 requests in 10 seconds for an application in a tenant. */
export const strictLane: LaneBudget = { calls: 5, perMs: 10_000 };

/** Whoever found no room comes again within so many windows, or not at all. */
const comesAgainWithin = 3;

/** How long whoever comes last waits before it asks again whether the watcher still waits, in ms. */
const yieldMs = 250;

/**
 * Lets people's calls pass at once, and those that take away; the watcher's wait until the window has room after them, and the
 * log readers' after both. Whoever found no room has a place kept free for when they come again, and whatever people do, the
 * watcher has one call in each window.
 */
export interface Lane {
  /** Counts a call that nothing holds back. */
  pass(): void;
  /** Resolves when the watcher may call; the call itself is counted when it passes. */
  wait(): Promise<void>;
  /** Resolves when there is room and no watcher waits for it: for what nobody waits for. */
  waitLast(): Promise<void>;
}

/** A sliding window over machine time (ms); the clock and the pause can be given by a test. */
export function createLane(
  budget: LaneBudget,
  clock: () => number = () => performance.now(),
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Lane {
  let taken: number[] = [];
  /** When somebody passed who found no room, and has not found any since. */
  let owed: number[] = [];
  let watchers = 0;
  let granted = 0;
  let watchedAt = clock();
  const room = (): number => {
    const now = clock();
    taken = taken.filter((at) => now - at < budget.perMs);
    owed = owed.filter((at) => now - at < comesAgainWithin * budget.perMs);
    const places = Math.max(1, budget.calls - owed.length);
    if (taken.length < places) return 0;
    const oldest = taken[taken.length - places] ?? now;
    return Math.max(1, oldest + budget.perMs - now);
  };
  const roomForWatcher = (): number => Math.min(room(), Math.max(0, watchedAt + budget.perMs - clock()));
  return {
    pass() {
      room();
      const found = taken.length < budget.calls;
      taken.push(clock());
      if (granted > 0) granted -= 1;
      else if (found) owed.shift();
      else owed.push(clock());
    },
    async wait() {
      watchers += 1;
      try {
        for (let ms = roomForWatcher(); ms > 0; ms = roomForWatcher()) await pause(ms);
        granted = 1;
        watchedAt = clock();
      } finally {
        watchers -= 1;
      }
    },
    async waitLast() {
      for (let ms = room(); ms > 0 || watchers > 0; ms = room()) await pause(Math.max(ms, yieldMs));
    },
  };
}
