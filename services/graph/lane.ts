/** A place in Graph's strict lane for authentication methods: so many calls in so many milliseconds. */
export interface LaneBudget {
  readonly calls: number;
  readonly perMs: number;
}

/** The strictest reading of Graph's published limits: 5 requests in 10 seconds for an application in a tenant. */
export const strictLane: LaneBudget = { calls: 5, perMs: 10_000 };

/** How long whoever comes last waits before it asks again whether the watcher still waits, in ms. */
const yieldMs = 250;

/** Lets people's calls pass at once; the watcher's wait until the window has room after them, and the log readers' after both. */
export interface Lane {
  /** Counts a call that a person waits for. */
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
  let watchers = 0;
  const room = (): number => {
    const now = clock();
    taken = taken.filter((at) => now - at < budget.perMs);
    if (taken.length < budget.calls) return 0;
    const oldest = taken[taken.length - budget.calls] ?? now;
    return Math.max(1, oldest + budget.perMs - now);
  };
  return {
    pass() {
      room();
      taken.push(clock());
    },
    async wait() {
      watchers += 1;
      try {
        for (let ms = room(); ms > 0; ms = room()) await pause(ms);
      } finally {
        watchers -= 1;
      }
    },
    async waitLast() {
      for (let ms = room(); ms > 0 || watchers > 0; ms = room()) await pause(Math.max(ms, yieldMs));
    },
  };
}
