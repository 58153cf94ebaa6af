/** A place in Graph's strict lane for authentication methods: so many calls in so many milliseconds. */
export interface LaneBudget {
  readonly calls: number;
  readonly perMs: number;
}

/** The strictest reading of Graph's published limits: 5 requests in 10 seconds for an application in a tenant. */
export const strictLane: LaneBudget = { calls: 5, perMs: 10_000 };

/** Whoever found no room comes again within so many windows, or not at all. */
const comesAgainWithin = 3;

/** So many places of each window are people's alone, while passes are watched and otherwise; a watcher that is late takes them. */
const besideWatcher = 2;
const besideReaders = 1;

/** The watcher keeps up as long as it looks at each pass once in so many windows. */
const windowsOfRound = 4;

/**
 * Lets people's calls pass at once, and those that take away. The watcher's and the log readers' wait for room beside the
 * places of people, of which the watcher takes what it needs to keep up; while both are at it, each has a share. Whoever found
 * no room has a place kept free for when they come again, and whatever people do, the watcher has one call in each window.
 */
export interface Lane {
  /** Counts a call that nothing holds back. */
  pass(): void;
  /** Resolves when the watcher of so many passes (very many when not told) may call; the call itself is counted when it passes. */
  wait(watched?: number): Promise<void>;
  /** Resolves when the log readers may call, for whom nobody waits. */
  waitLast(): Promise<void>;
}

/** The last calls of one kind of caller, and whether one waits. */
interface Caller {
  waiting: number;
  calls: number[];
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
  /** Calls that may be made and were not yet. */
  let granted = 0;
  let needs = 0;
  let lookedAt = clock();
  const watcher: Caller = { waiting: 0, calls: [] };
  const readers: Caller = { waiting: 0, calls: [] };

  const since = (times: readonly number[], windows = 1): number[] =>
    times.filter((at) => clock() - at < windows * budget.perMs);
  /** How long until the window has fewer than so many of these calls, in ms. */
  const until = (calls: readonly number[], fewerThan: number): number => {
    if (calls.length < fewerThan) return 0;
    return Math.max(1, (calls[calls.length - fewerThan] ?? clock()) + budget.perMs - clock());
  };
  const busy = (caller: Caller): boolean => {
    caller.calls = since(caller.calls);
    return caller.waiting + caller.calls.length > 0;
  };
  /** What people leave of a window. */
  const left = (): number =>
    busy(watcher) ? Math.max(budget.calls - besideWatcher, needs) : budget.calls - besideReaders;
  const shareOfWatcher = (): number => Math.min(needs, left() - 1);
  const room = (): number => {
    taken = since(taken);
    owed = since(owed, comesAgainWithin);
    return until(taken, Math.max(1, left() - owed.length) - granted);
  };
  const come = async (caller: Caller, ms: () => number): Promise<void> => {
    caller.waiting += 1;
    try {
      for (let wait = ms(); wait > 0; wait = ms()) await pause(wait);
      granted += 1;
      caller.calls.push(clock());
    } finally {
      caller.waiting -= 1;
    }
  };
  return {
    pass() {
      taken = since(taken);
      owed = since(owed, comesAgainWithin);
      const found = taken.length < budget.calls;
      taken.push(clock());
      if (granted > 0) granted -= 1;
      else if (found) owed.shift();
      else owed.push(clock());
    },
    async wait(watched = Infinity) {
      needs = Math.min(budget.calls, Math.ceil(watched / windowsOfRound));
      await come(watcher, () => {
        const share = busy(readers) ? until(watcher.calls, Math.max(1, shareOfWatcher())) : 0;
        return Math.min(Math.max(room(), share), Math.max(0, lookedAt + budget.perMs - clock()));
      });
      lookedAt = clock();
    },
    async waitLast() {
      await come(readers, () => {
        const share = busy(watcher) ? until(readers.calls, Math.max(1, left() - shareOfWatcher())) : 0;
        return Math.max(room(), share);
      });
    },
  };
}
