import { describe, expect, test } from '@jest/globals';
import { createLane, strictLane } from '../../services/graph/lane';

/** A lane on a clock that only its own pauses move. */
function laneOnPausedClock() {
  let now = 0;
  const pauses: number[] = [];
  const lane = createLane(
    strictLane,
    () => now,
    (ms) => {
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
  );
  return { lane, pauses, at: () => now, move: (ms: number) => (now += ms) };
}

describe('the lane of authentication methods', () => {
  test('the watcher looks at once while there is room', async () => {
    const { lane, pauses } = laneOnPausedClock();
    for (let call = 0; call < strictLane.calls; call += 1) {
      await lane.wait();
      lane.pass();
    }
    expect(pauses).toEqual([]);
  });

  test('the watcher never calls more often than the published limit, however long it runs', async () => {
    const { lane, at } = laneOnPausedClock();
    const calls: number[] = [];
    for (let call = 0; call < 50; call += 1) {
      await lane.wait();
      lane.pass();
      calls.push(at());
    }
    calls.forEach((time, index) => {
      const sixth = calls[index + strictLane.calls];
      if (sixth !== undefined) expect(sixth - time).toBeGreaterThanOrEqual(strictLane.perMs);
    });
  });

  test('people pass when the lane is full, and the watcher makes room for them', async () => {
    const { lane, pauses, move } = laneOnPausedClock();
    for (let call = 0; call < strictLane.calls + 3; call += 1) {
      lane.pass();
      move(100);
    }
    await lane.wait();
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(strictLane.perMs - 1_000);
  });

  test('whoever found no room finds a place when they come again, and the watcher has all of them after that', async () => {
    const { lane, at, move } = laneOnPausedClock();
    const look = async (): Promise<void> => {
      await lane.wait();
      lane.pass();
    };
    for (let call = 0; call < strictLane.calls; call += 1) await look();
    // The window is full: this call is refused, and comes again when the tenant says.
    lane.pass();
    move(strictLane.perMs);
    const begin = at();
    for (let call = 1; call < strictLane.calls; call += 1) await look();
    expect(at()).toBe(begin);
    lane.pass();
    move(strictLane.perMs);
    const later = at();
    for (let call = 0; call < strictLane.calls; call += 1) await look();
    expect(at()).toBe(later);
  });

  test('the watcher of few passes leaves people two places, however long it looks', async () => {
    const { lane, at } = laneOnPausedClock();
    const looks: number[] = [];
    for (let call = 0; call < 50; call += 1) {
      await lane.wait(12);
      lane.pass();
      looks.push(at());
    }
    expect(mostInWindow(looks)).toBe(strictLane.calls - 2);
    expect(looks[12] ?? Infinity).toBeLessThanOrEqual(4 * strictLane.perMs);
  });

  test('the watcher of many takes those too, since it would not keep up', async () => {
    const { lane, at } = laneOnPausedClock();
    const looks: number[] = [];
    for (let call = 0; call < 50; call += 1) {
      await lane.wait(30);
      lane.pass();
      looks.push(at());
    }
    expect(mostInWindow(looks)).toBe(strictLane.calls);
  });

  test('log readers get their pages beside a watcher that keeps up, and people’s places stay free', async () => {
    const { lane, at, pass } = sharedLane();
    const looks: number[] = [];
    const pages: number[] = [];
    const endless = async (calls: number[], turn: () => Promise<void>): Promise<void> => {
      for (;;) {
        await turn();
        lane.pass();
        calls.push(at());
      }
    };
    void endless(looks, () => lane.wait(7));
    void endless(pages, () => lane.waitLast());
    await pass(60 * strictLane.perMs);
    expect(mostInWindow([...looks, ...pages].sort((one, other) => one - other))).toBe(strictLane.calls - 2);
    // Each of the seven is looked at once in four windows, and pages come in each.
    expect(looks.length).toBeGreaterThanOrEqual((60 / 4 - 1) * 7);
    expect(pages.length).toBeGreaterThanOrEqual(60);
  });

  test('people who call without end leave the watcher one call in each window', async () => {
    const { lane, at } = crowdedLane();
    const looks: number[] = [];
    for (let call = 0; call < 5; call += 1) {
      await lane.wait();
      lane.pass();
      looks.push(at());
    }
    looks.slice(1).forEach((time, index) => {
      expect(time - (looks[index] ?? 0)).toBeLessThanOrEqual(strictLane.perMs + 1_000);
    });
  });
});

/** How many of these moments, in their order, fall into one window at most. */
function mostInWindow(calls: readonly number[]): number {
  return Math.max(
    ...calls.map((from) => calls.filter((at) => at >= from && at < from + strictLane.perMs).length),
  );
}

/** A lane that several use at once: time passes for all of them. */
function sharedLane() {
  let now = 0;
  const asleep: { readonly until: number; readonly wake: () => void }[] = [];
  const lane = createLane(
    strictLane,
    () => now,
    (ms) => new Promise((wake) => asleep.push({ until: now + ms, wake })),
  );
  return {
    lane,
    at: () => now,
    pass: async (ms: number): Promise<void> => {
      const end = now + ms;
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        asleep.sort((one, other) => one.until - other.until);
        const [next] = asleep;
        if (next === undefined || next.until > end) return;
        asleep.shift();
        now = next.until;
        next.wake();
      }
    },
  };
}

/** A lane in which somebody calls ten times in each second that passes. */
function crowdedLane() {
  let now = 0;
  const lane = createLane(
    strictLane,
    () => now,
    (ms) => {
      for (const end = now + Math.min(ms, 1_000); now < end; now += 100) lane.pass();
      return Promise.resolve();
    },
  );
  return { lane, at: () => now };
}
