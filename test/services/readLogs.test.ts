import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TenantRecord } from '../../services/alerts/record';
import { guidePolicy } from '../../services/policy/policy';
import { readLogs } from '../../services/readLogs';
import type { Stream } from '../../services/tenantLogs';
import type { LogCursor } from '../../services/tenantRecords';
import type { World } from '../../services/world';

const minute = 60_000;
const start = Date.UTC(2026, 2, 1);
const iso = (minutes: number): string => new Date(start + minutes * minute).toISOString();
const pageSize = 999;

/** Something that happened, and how many minutes later it could be read. */
interface Happened {
  readonly at: number;
  readonly late: number;
}

interface Entry {
  readonly record: TenantRecord;
  readonly readableAt: number;
}

function entriesOf(stream: string, happened: readonly Happened[], ahead: number): readonly Entry[] {
  return happened
    .map(({ at, late }, index) => ({
      record: {
        kind: 'passDeleted',
        key: `${stream}:${index}`,
        at: iso(at + ahead),
      } as unknown as TenantRecord,
      readableAt: at + late,
    }))
    .sort((one, other) => (one.record.at < other.record.at ? -1 : 1));
}

function firstFrom(all: readonly Entry[], from: string): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.record.at ?? '') < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A tenant whose logs tell what happened when it can be read, and a store that counts; one round is one minute. */
function tenant(happened: Readonly<Partial<Record<Stream, readonly Happened[]>>>, aheadMinutes = 0) {
  let now = 0;
  const entries: Partial<Record<Stream, readonly Entry[]>> = Object.fromEntries(
    Object.entries(happened).map(([stream, all]) => [stream, entriesOf(stream, all, aheadMinutes)]),
  );
  const kept = new Map<string, number>();
  const cursors = new Map<Stream, Map<number, string>>();
  const read: Record<Stream, number> = { methods: 0, audit: 0, signIns: 0, risk: 0 };
  const store = {
    now: () => Promise.resolve(iso(now)),
    logCursors: (stream: Stream) =>
      Promise.resolve([...(cursors.get(stream) ?? [])].map(([lag, until]): LogCursor => ({ lag, until }))),
    moveLogCursors(stream: Stream, moved: readonly LogCursor[]) {
      const so = cursors.get(stream) ?? new Map<number, string>();
      for (const { lag, until } of moved) so.set(lag, until);
      cursors.set(stream, so);
      return Promise.resolve();
    },
    keepRecords(records: readonly TenantRecord[]) {
      const fresh = records.filter(({ key }) => !kept.has(key));
      for (const { key } of fresh) kept.set(key, now);
      return Promise.resolve(fresh.length);
    },
  };
  const logs = {
    signInMethods: true,
    async *read(stream: Stream, from: string, until: string) {
      const all = entries[stream] ?? [];
      const found: TenantRecord[] = [];
      for (let place = firstFrom(all, from); place < all.length; place += 1) {
        const entry = all[place];
        if (entry === undefined || entry.record.at > until) break;
        if (entry.readableAt <= now) found.push(entry.record);
      }
      for (let page = 0; page === 0 || page * pageSize < found.length; page += 1) {
        read[stream] += 1;
        const records = found.slice(page * pageSize, (page + 1) * pageSize);
        yield await Promise.resolve({ state: 'page', records, entries: records.length, unreadable: 0 });
      }
    },
  };
  const world = {
    store,
    logs,
    policy: guidePolicy,
    log: { info: () => undefined, warn: () => undefined },
  } as unknown as World;
  return {
    kept,
    read,
    async round(minutes = 1) {
      now += minutes;
      return await readLogs(world, new AbortController().signal);
    },
  };
}

const day = 24 * 60;
const hours = (count: number): number => count * 60;

test('whatever comes late within a day is found, and a pass that is two hours late in the next round', async () => {
  const happening = fc.record({
    at: fc.integer({ min: 0, max: hours(6) }),
    late: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: day })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 40 }),
      fc.integer({ min: -4, max: 4 }),
      async (happened, ahead) => {
        const one = tenant({ methods: happened, audit: happened, signIns: happened }, ahead);
        for (let rounds = 0; rounds < hours(36); rounds += 1) await one.round();
        expect(one.kept.size).toBe(3 * happened.length);
        for (const [index, { at, late }] of happened.entries()) {
          const found = one.kept.get(`methods:${index}`) ?? Infinity;
          const behind = found - at - late;
          expect(behind).toBeLessThanOrEqual(late + Math.abs(ahead) <= 120 ? 1 + Math.abs(ahead) : 20 * 60);
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});

test('a day of two hundred thousand changes is read in a tenth of the lane, late ones too', async () => {
  const audit = Array.from({ length: 200_000 }, (_, index) => ({
    at: (index * day) / 200_000,
    late: index % 10 === 0 ? index % 1_000 : 0,
  }));
  const one = tenant({ audit });
  let most = 0;
  for (let before = 0, rounds = 0; rounds < 2.2 * day; rounds += 10) {
    await one.round(10);
    most = Math.max(most, one.read.audit - before);
    before = one.read.audit;
  }
  expect(one.kept.size).toBe(200_000);
  // Ten rounds of a minute, in which the lane lets 300 pages pass.
  expect(most).toBeLessThanOrEqual(30);
  expect(one.read.audit).toBeLessThan(200_000 / 999 / 0.1);
});

test('a log that was not read for a weekend is caught up with, while the others go on', async () => {
  const steady = Array.from({ length: 3 * day }, (_, at) => ({ at, late: 0 }));
  const one = tenant({ signIns: steady, methods: steady.slice(-5) });
  await one.round();
  const { audit } = await one.round(3 * day);
  expect(audit).toEqual({ state: 'read', until: iso(3 * day + 1) });
  expect([...one.kept.keys()].filter((key) => key.startsWith('methods'))).toHaveLength(5);
  for (let rounds = 0; rounds < 30; rounds += 1) await one.round();
  expect(one.kept.size).toBe(steady.length + 5);
});
