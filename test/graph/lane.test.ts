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
