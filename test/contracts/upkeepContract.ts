import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { verify } from '../../services/audit/verify';
import type { Store } from '../../services/ports';
import type { Happening } from '../../services/requests/event';
import type { Opening } from '../../services/requests/request';
import { Secret } from '../../services/secret';
import type { Database } from '../../services/store/schema';
import { createVault } from '../../services/vault';

interface Stage {
  readonly store: Store;
  readonly other: Store;
  readonly database: Database;
  readonly opened: (more?: Partial<Opening>) => Promise<Opening>;
  readonly append: (to: Store, id: string, ...events: Happening[]) => Promise<void>;
  readonly drain: () => Promise<void>;
}

/** What every store must do for the desk as a whole: lanes, turns, lost jobs, its own history and the trail. */
export function upkeepContract(stage: () => Stage): void {
  test('taking away is claimed apart from everything else, and so is telling (AC-81)', async () => {
    const { store, opened, append, drain } = stage();
    await drain();
    const { id } = await opened();
    await append(store, id, {
      kind: 'concluded',
      outcome: 'cancelled',
      because: 'person',
      person: undefined,
    });
    const revoking = (await store.claim('w', 100, 'revoking')).jobs;
    expect(revoking.map((job) => job.key)).toEqual([expect.stringMatching(/^step:/)]);
    const other = (await store.claim('w', 100, 'other')).jobs;
    const telling = (await store.claim('w', 100, 'telling')).jobs;
    expect(other.filter((job) => job.key.startsWith('tell:'))).toEqual([]);
    expect(new Set(telling.map((job) => job.key.split(':')[0]))).toEqual(new Set(['tell']));
    for (const job of [...revoking, ...other, ...telling]) await store.finish(job);
  });

  test('an open request that lost a job, or has one of another version, gets what it needs, and only such a one', async () => {
    const { store, database, opened, drain } = stage();
    const mendAll = async (): Promise<number> => {
      let all = 0;
      for (let after: string | undefined; ;) {
        const { mended, next } = await store.mendJobs(after, 3);
        all += mended;
        if (next === undefined) return all;
        after = next;
      }
    };
    await mendAll();
    const { id } = await opened();
    await opened();
    expect(await mendAll()).toBe(0);
    const jobs = database.queries.selectFrom('job').select('key').where('request_id', '=', id);
    const before = await jobs.orderBy('key').execute();
    await database.queries
      .updateTable('job')
      .set({ key: 'as:an:older:version:named:it' })
      .where('request_id', '=', id)
      .where('key', 'like', 'timer:%')
      .execute();
    expect(await mendAll()).toBe(1);
    expect(await jobs.orderBy('key').execute()).toEqual(before);
    await database.queries.deleteFrom('job').where('request_id', '=', id).execute();
    expect(await mendAll()).toBe(1);
    expect((await store.claim('w', 1_000)).jobs.filter((job) => job.requestId === id)).not.toEqual([]);
    await drain();
  });

  test('what is kept under a key is there for every instance, the last of it', async () => {
    const { store, other } = stage();
    const key = randomUUID();
    expect(await store.kept(key)).toBeUndefined();
    await store.keep(key, 'one');
    await other.keep(key, 'two');
    expect(await store.kept(key)).toBe('two');
  });

  test('of several instances one takes a turn, and again when its time has passed', async () => {
    const { store, other } = stage();
    const key = randomUUID();
    const taken = await Promise.all([store, other, store].map((one) => one.takeTurn(key, 60)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await other.takeTurn(key, 0)).toBe(true);
    await store.giveBackTurn(key);
    expect([await other.takeTurn(key, 60), await store.takeTurn(key, 60)]).toEqual([true, false]);
  });

  test('the desk as a whole has a history of its own, in the same trail', async () => {
    const { store, other } = stage();
    await store.changeDesk((desk) => ({
      events: desk.stopped === undefined ? [{ kind: 'issuingStopped', reason: 'test', name: '' }] : [],
      by: 'operator',
      answer: undefined,
    }));
    expect((await other.desk()).stopped).toMatchObject({ reason: 'test', name: '' });
    await Promise.all(
      [store, other].map((one) =>
        one.changeDesk((desk) => ({
          events: desk.stopped === undefined ? [] : [{ kind: 'issuingResumed' }],
          by: 'operator',
          answer: undefined,
        })),
      ),
    );
    expect(await store.desk()).toMatchObject({ events: 2 });
  });

  test('the trail verifies, sealed while it is written', async () => {
    const { store, other, opened } = stage();
    const sign = createVault(new Secret(randomBytes(32).toString('base64')));
    const signer = (text: string) => sign.sign('audit', text);
    const writing = Promise.all(Array.from({ length: 10 }, () => opened()));
    await store.trail.seal(signer);
    await writing;
    await other.trail.seal(signer);
    expect(await verify(store.trail, signer('').key, [])).toMatchObject({ findings: [], unsealed: 0 });
    expect(await store.trail.seal(signer)).toBeUndefined();
  });

  test('what is open, late, failing, stuck and not sealed is counted', async () => {
    const { store, database, opened, append, drain } = stage();
    await drain();
    while ((await store.trail.seal(() => ({ key: 'k', signature: 's' }))) !== undefined);
    const before = await store.figures();
    expect(before.unsealedSeconds).toBe(0);
    const { id } = await opened();
    const ninetySecondsAgo = new Date(Date.now() - 90_000).toISOString();
    await append(store, id, { kind: 'stuck', step: 'enrol', code: 'GRAPH_FORBIDDEN' });
    await database.queries
      .updateTable('job')
      .set({ attempt: 5, priority: 0, run_at: ninetySecondsAgo })
      .where('request_id', '=', id)
      .where('key', 'like', 'timer:%')
      .execute();
    // What was due before it was there has not waited for longer than it is there.
    expect((await store.figures()).lanes.revoking.lagSeconds).toBeLessThan(80);
    await database.queries
      .updateTable('job')
      .set({ made_at: ninetySecondsAgo })
      .where('request_id', '=', id)
      .execute();
    await database.queries
      .updateTable('request')
      .set({ watch_until: new Date(Date.now() - 1_000).toISOString() })
      .where('id', '=', id)
      .execute();
    const after = await store.figures();
    expect([after.stuck - before.stuck, after.livePasses - before.livePasses]).toEqual([1, 1]);
    expect(after.overdue - before.overdue).toBe(1);
    expect((after.cases.verifying ?? 0) - (before.cases.verifying ?? 0)).toBe(1);
    expect(after.lanes.revoking.failing).toBeGreaterThan(before.lanes.revoking.failing);
    expect(after.lanes.revoking.lagSeconds).toBeGreaterThan(80);
    expect(after.unsealedSeconds).toBeGreaterThan(0);
    await database.queries.deleteFrom('job').where('request_id', '=', id).execute();
    await drain();
  });
}
