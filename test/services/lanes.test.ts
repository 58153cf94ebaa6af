import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { runJobs } from '../../services/jobs';
import type { ClaimedJob, Store } from '../../services/ports';
import type { World } from '../../services/world';

/** A store that once hands out this many jobs, whatever the limit; their requests are never read to the end. */
function storeWith(jobs: number) {
  const limits: number[] = [];
  let letGo: () => void = () => undefined;
  const held = new Promise<undefined>(
    (resolve) =>
      (letGo = () => {
        resolve(undefined);
      }),
  );
  const claimed: ClaimedJob[] = Array.from({ length: jobs }, () => ({
    requestId: randomUUID(),
    key: 'sweep',
    attempt: 1,
  }));
  const store = {
    onWork: () => () => undefined,
    claim: (_owner: string, limit: number) => {
      limits.push(limit);
      return Promise.resolve({ jobs: limits.length === 1 ? claimed : [], nextMs: undefined });
    },
    read: () => held,
    concern: () => Promise.resolve(undefined),
    circle: () => Promise.resolve(undefined),
    review: () => Promise.resolve(undefined),
    finish: () => Promise.resolve(),
  } satisfies Partial<Record<keyof Store, unknown>>;
  return {
    store,
    limits,
    letGo: () => {
      letGo();
    },
  };
}

test('a lane that was handed more jobs than it has places waits, and lets the process breathe', async () => {
  const { store, limits, letGo } = storeWith(20);
  const jobs = runJobs({ store } as unknown as World, ['revoking']);
  // Were the lane to turn without a pause, this timer would never come.
  await setTimeout(20);
  expect(limits).toEqual([4]);
  letGo();
  await jobs.stop();
});
