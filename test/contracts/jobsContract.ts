import { expect, test } from '@jest/globals';
import type { ClaimedJob, Store } from '../../services/ports';
import type { Opening } from '../../services/requests/request';
import type { Database } from '../../services/store/schema';

interface Stage {
  readonly store: Store;
  readonly other: Store;
  readonly database: Database;
  readonly opened: () => Promise<Opening>;
  readonly drain: () => Promise<void>;
  readonly moveClock: (ms: number) => void;
}

/** How every store hands out jobs. */
export function jobsContract(stage: () => Stage): void {
  test('every job is claimed once, however many workers ask', async () => {
    const { store, other, opened, drain } = stage();
    await drain();
    for (let count = 0; count < 10; count += 1) await opened();
    const claimed = (
      await Promise.all(
        Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? store : other).claim(`w${index}`, 7)),
      )
    ).flatMap(({ jobs }) => jobs);
    const names = claimed.map((job) => `${job.requestId} ${job.key}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
    for (const job of claimed) await store.finish(job);
  });

  test('a worker that was overtaken can neither finish nor put back', async () => {
    const { store, other, database, opened, drain } = stage();
    await drain();
    await opened();
    const [job] = (await store.claim('slow', 100)).jobs.filter((one) => one.key.startsWith('tell:'));
    if (job === undefined) throw new Error('no job');
    await expireLease(database, job);
    const again = (await other.claim('quick', 100)).jobs.find(
      (one) => one.requestId === job.requestId && one.key === job.key,
    );
    expect(again?.attempt).toBe(job.attempt + 1);
    await store.finish(job);
    await store.postpone(job, 0, 'LATE');
    expect(await jobState(database, job)).toEqual({ state: 'running', attempt: job.attempt + 1 });
  });

  test('what was claimed by a claim whose answer was lost is claimed again at once, and only that', async () => {
    const { store, other, opened, drain } = stage();
    await drain();
    const { id } = await opened();
    const [held, ...lost] = (await store.claim('w', 100)).jobs;
    if (held === undefined) throw new Error('no job');
    expect((await other.claim('another', 100)).jobs).toEqual([]);
    const again = (await store.claim('w', 100, undefined, [held])).jobs;
    const byKey = (jobs: readonly ClaimedJob[], later: number): Record<string, number> =>
      Object.fromEntries(jobs.map(({ key, attempt }) => [key, attempt + later]));
    expect(byKey(again, 0)).toEqual(byKey(lost, 1));
    expect(again.every(({ requestId }) => requestId === id)).toBe(true);
    for (const job of [held, ...again]) await store.finish(job);
  });

  test('the movable clock moves timers, and never leases (AC-125)', async () => {
    const { store, opened, drain, moveClock } = stage();
    await drain();
    const { id } = await opened();
    for (const job of (await store.claim('now', 100)).jobs) await store.finish(job);
    moveClock(61 * 60_000);
    const late = (await store.claim('later', 100)).jobs;
    expect(late.filter((job) => job.requestId === id).map((job) => job.key)).toEqual([
      expect.stringMatching(/^timer:/),
    ]);
    expect((await store.claim('thief', 100)).jobs).toEqual([]);
    moveClock(0);
  });

  test('a job that is put back comes due later, and whoever took the others knows when', async () => {
    const { store, opened, drain } = stage();
    await drain();
    await opened();
    const first = await store.claim('first', 1);
    const [job] = first.jobs;
    if (job === undefined) throw new Error('no job');
    // There are more that are due now.
    expect(first.nextMs).toBe(0);
    await store.postpone(job, 60_000, 'GRAPH_UNAVAILABLE');
    const { jobs, nextMs } = await store.claim('second', 100);
    expect(jobs.map((one) => one.key)).not.toContain(job.key);
    expect(nextMs).toBeGreaterThan(50_000);
    expect(nextMs).toBeLessThanOrEqual(60_000);
  });
}

async function expireLease({ queries }: Database, job: ClaimedJob): Promise<void> {
  await queries
    .updateTable('job')
    .set({ lease_until: new Date(0).toISOString() })
    .where('request_id', '=', job.requestId)
    .where('key', '=', job.key)
    .execute();
}

async function jobState({ queries }: Database, job: ClaimedJob): Promise<unknown> {
  return await queries
    .selectFrom('job')
    .select(['state', 'attempt'])
    .where('request_id', '=', job.requestId)
    .where('key', '=', job.key)
    .executeTakeFirst();
}
