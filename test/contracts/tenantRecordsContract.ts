import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { SignIn, TenantRecord } from '../../services/alerts/record';
import type { Store } from '../../services/ports';
import type { Happening } from '../../services/requests/event';
import type { Opening } from '../../services/requests/request';

interface Stage {
  readonly store: Store;
  readonly other: Store;
  readonly opened: (more?: Partial<Opening>) => Promise<Opening>;
  readonly append: (to: Store, id: string, ...events: Happening[]) => Promise<void>;
}

const minute = 60_000;
const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 1) + minutes * minute).toISOString();
const trace = (minutes: number) => ({ key: randomUUID(), at: at(minutes), correlation: undefined });
const signIn = (subjectId: string, minutes: number, withPass = false): SignIn => ({
  ...trace(minutes),
  kind: 'signIn',
  subjectId,
  errorCode: 0,
  interactive: true,
  withPass,
  ip: '198.51.100.7',
  country: 'NO',
  deviceId: undefined,
  legacy: false,
  risk: 'none',
});
const deleted = (subjectId: string, minutes: number): TenantRecord => ({
  ...trace(minutes),
  kind: 'passDeleted',
  subjectId,
  initiator: { kind: 'unknown' },
  ip: undefined,
});
const tenantWide = (minutes: number): TenantRecord => ({
  ...trace(minutes),
  kind: 'policyChanged',
  initiator: { kind: 'unknown' },
  ip: undefined,
  what: 'passPolicy',
  objectId: undefined,
});

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
}
const keys = (records: readonly TenantRecord[]): readonly string[] => records.map(({ key }) => key);

/** What every store must do with the records of the tenant's logs. */
export function tenantRecordsContract(stage: () => Stage): void {
  test('a record is kept once, however often, late and by whom it was read', async () => {
    const { store, other } = stage();
    const someone = randomUUID();
    const [late, early] = [deleted(someone, 10), deleted(someone, 5)];
    expect(await store.keepRecords([late, late])).toBe(1);
    expect(await Promise.all([store.keepRecords([early, late]), other.keepRecords([late, early])])).toEqual(
      expect.arrayContaining([0, 1]),
    );
    expect(await store.keepRecords([])).toBe(0);
    const span = { subjectId: someone, from: at(0), until: at(60) };
    const found = await all(other.recordsAbout(['passDeleted'], [span]));
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(JSON.parse(JSON.stringify(early)));
  });

  test('records are read by kind from a moment on, in order, over many pages', async () => {
    const { store } = stage();
    const policies = Array.from({ length: 2_500 }, (_, index) => tenantWide(1_000 + (index % 7)));
    await store.keepRecords(policies);
    const found = await all(store.recordsOf(['policyChanged'], at(1_003)));
    const times = found.map((record) => record.at);
    expect(times).toEqual([...times].sort());
    expect(new Set(keys(found))).toEqual(new Set(keys(policies.filter((record) => record.at >= at(1_003)))));
    expect(await all(store.recordsOf(['roleAssigned'], at(0)))).toEqual([]);
  });

  test('records are read by account, each in its own time and of the kinds asked for', async () => {
    const { store } = stage();
    const [one, two] = [randomUUID(), randomUUID()];
    const mine = [0, 10, 20].map((minutes) => signIn(one, minutes));
    const theirs = [0, 10, 20].map((minutes) => signIn(two, minutes));
    await store.keepRecords([...mine, ...theirs, deleted(one, 10)]);
    const found = await all(
      store.recordsAbout(
        ['signIn'],
        [
          { subjectId: one, from: at(10), until: at(20) },
          { subjectId: two, from: at(0), until: at(5) },
          { subjectId: randomUUID(), from: at(0), until: at(50) },
        ],
      ),
    );
    expect(new Set(keys(found))).toEqual(new Set(keys([...mine.slice(1), ...theirs.slice(0, 1)])));
    expect(await all(store.recordsAbout(['signIn'], []))).toEqual([]);
  });

  test('sign-ins with a pass are found by themselves', async () => {
    const { store } = stage();
    const someone = randomUUID();
    const [used, plain] = [signIn(someone, 2_000, true), signIn(someone, 2_000)];
    await store.keepRecords([used, plain]);
    expect(keys(await all(store.recordsOf(['passSignIn'], at(2_000))))).toEqual([used.key]);
  });

  test('what a log adds to a sign-in later is kept, and what it said of a pass is not unlearnt', async () => {
    const { store } = stage();
    const someone = randomUUID();
    const first = { ...signIn(someone, 3_000), withPass: undefined };
    await store.keepRecords([first]);
    expect(await store.keepRecords([{ ...first, withPass: true, risk: 'high' }])).toBe(0);
    expect(await store.keepRecords([first])).toBe(0);
    const span = { subjectId: someone, from: at(2_990), until: at(3_010) };
    expect(await all(store.recordsAbout(['signIn', 'passSignIn'], [span]))).toEqual([
      expect.objectContaining({ key: first.key, withPass: true, risk: 'high' }),
    ]);
  });

  test('old records are forgotten, so many at a time and only of their kind', async () => {
    const { store } = stage();
    const someone = randomUUID();
    await store.keepRecords([-90, -80, -70].map((days) => signIn(someone, days * 1_440)));
    await store.keepRecords([deleted(someone, -90 * 1_440)]);
    expect(await store.forgetRecords(['signIn'], at(-75 * 1_440), 1)).toBe(1);
    expect(await store.forgetRecords(['signIn'], at(-75 * 1_440), 10)).toBe(1);
    expect(await store.forgetRecords(['signIn'], at(-75 * 1_440), 10)).toBe(0);
    const span = { subjectId: someone, from: at(-100 * 1_440), until: at(0) };
    expect(await all(store.recordsAbout(['signIn', 'passDeleted'], [span]))).toHaveLength(2);
  });

  test('how far a log was read is known to every instance', async () => {
    const { store, other } = stage();
    expect(await store.logCursors('risk')).toEqual([]);
    await store.moveLogCursors('risk', [
      { lag: 0, until: at(1) },
      { lag: 120, until: at(0) },
    ]);
    await other.moveLogCursors('risk', [{ lag: 0, until: at(2) }]);
    expect(await store.logCursors('risk')).toEqual(
      expect.arrayContaining([
        { lag: 0, until: at(2) },
        { lag: 120, until: at(0) },
      ]),
    );
    expect(await store.logCursors('audit')).toEqual([]);
  });

  test('cases that were open at a moment or later are found, each once', async () => {
    const { store, opened, append } = stage();
    const begun = await Promise.all(Array.from({ length: 3 }, () => opened()));
    const [closed] = begun;
    if (closed !== undefined)
      await append(
        store,
        closed.id,
        { kind: 'concluded', outcome: 'cancelled', because: 'person', person: undefined },
        { kind: 'closed' },
      );
    const since = async (moment: number) =>
      (await all(store.casesSince(new Date(moment).toISOString()))).map(({ id }) => id);
    const lately = await since(Date.now() - minute);
    expect(lately).toEqual(expect.arrayContaining(begun.map(({ id }) => id)));
    expect(new Set(lately).size).toBe(lately.length);
    const later = await since(Date.now() + 60 * minute);
    expect(later).toContain(begun[1]?.id);
    expect(later).not.toContain(closed?.id);
  });
}
