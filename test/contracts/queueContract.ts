import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asksWordOf } from '../../services/requests/asksWordOf';
import { stages } from '../../services/requests/request';
import type { Opening, Request } from '../../services/requests/request';
import { whose } from '../../services/requests/queue';
import type { QueueFilter } from '../../services/requests/queue';
import type { Store } from '../../services/ports';
import { waitedParts } from '../../services/requests/waitsFor';
import { requestRow } from '../../services/store/rows';
import type { Database } from '../../services/store/schema';
import { approver, at, manager, requester, security, stranger } from '../requests/examples';
import { inQueue } from '../requests/inQueue';
import { Play } from '../requests/play';

interface Stage {
  readonly store: Store;
  readonly database: Database;
  readonly fresh: () => Opening;
}

/** Who asks: somebody of the examples, or the subject of the oldest case. */
const readers = [...[requester, manager, approver, security, stranger].map(({ id }) => id), 'subject'];
const readerOf = (reader: string, [oldest]: readonly Request[]): string =>
  reader === 'subject' ? (oldest?.subject.id ?? requester.id) : reader;
const size = 3;

const prepared = new Play().prepared();
/** Cases in every stage in which people are waited for, and one that is over. */
const kinds: readonly Request[] = [new Play(), new Play().verified(), prepared, new Play().handedOver()]
  .map(({ request }) => request)
  .flatMap((request): readonly Request[] => [request, { ...request, earlier: [approver] }])
  .concat([
    { ...prepared.request, stage: 'preparing' },
    { ...prepared.request, stage: 'ready', readyUntil: at(20) },
    { ...prepared.request, stage: 'closing', stuck: 'deletePass' },
    { ...prepared.request, stage: 'closed', closedAt: at(9) },
  ]);

const aCase = fc.record({
  kind: fc.constantFrom(...kinds),
  minute: fc.integer({ min: 0, max: 60 }),
  requester: fc.constantFrom(requester, stranger),
  asked: fc.subarray([manager, stranger, security]),
  /** Written by a program that knew of no lists. */
  older: fc.boolean(),
});
const aFilter: fc.Arbitrary<QueueFilter> = fc.record({
  whose: fc.constantFrom(...whose),
  waits: fc.option(fc.constantFrom(...waitedParts), { nil: undefined }),
  stage: fc.option(fc.constantFrom(...stages), { nil: undefined }),
  late: fc.boolean(),
});

/** What every store must list, a page at a time: what a look at all open cases at once would. */
export function queueContract(stage: () => Stage): void {
  async function books(cases: readonly (typeof aCase extends fc.Arbitrary<infer T> ? T : never)[]) {
    const { database, fresh, store } = stage();
    await database.queries.deleteFrom('request').execute();
    for (const [index, { kind, minute, requester: by, asked, older }] of cases.entries()) {
      const { id, ref, locator, subject: who } = fresh();
      const request: Request = {
        ...kind,
        ...{ id, ref, locator, requester: by, openedAt: at(minute + index / 1000) },
        subject: who,
        asked: asked.map((person, more) => ({ kind: 'inPerson', person, at: at(minute + more) })),
      };
      const row = { ...requestRow(request), events: request.events, head: '', salt: '' };
      const unlisted = { due_by: null, waits: '{}', listed: null };
      await database.queries
        .insertInto('request')
        .values({ ...row, ...(older ? unlisted : {}) })
        .execute();
    }
    return await store.live();
  }

  test('the queue is what a look at all open cases would show, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aCase, { maxLength: 12 }),
        fc.array(aFilter, { minLength: 5, maxLength: 5 }),
        fc.constantFrom(...readers),
        fc.integer({ min: 0, max: 90 }).map((minute) => at(minute)),
        async (cases, filters, who, now) => {
          const all = await books(cases);
          const reader = readerOf(who, all);
          const { store } = stage();
          const subjects = await store.liveSubjects();
          expect([...subjects].sort()).toEqual(all.map((one) => one.subject.id).sort());
          for (const filter of filters) {
            const expected = inQueue(all, filter, reader, now);
            const counts = new Map<string, number>();
            for (const one of expected) counts.set(one.stage, (counts.get(one.stage) ?? 0) + 1);
            const pages = Math.max(1, Math.ceil(expected.length / size));
            const found: Request[] = [];
            for (let page = 0; page < pages; page += 1) {
              const shown = await store.queue(filter, reader, now, { page, size });
              found.push(...shown.cases);
              expect(shown.page).toBe(page);
              expect(shown.stages.map(({ stage: name, count }) => [name, count])).toEqual([...counts]);
            }
            expect(found).toEqual(expected);
            const beyond = await store.queue(filter, reader, now, { page: 99, size });
            expect([beyond.page, beyond.cases]).toEqual([pages - 1, expected.slice((pages - 1) * size)]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('what waits for somebody’s own word is what a look at all open cases would find, the longest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aCase, { maxLength: 12 }),
        fc.constantFrom(...readers),
        fc.boolean(),
        async (cases, who, approves) => {
          const all = await books(cases);
          const reader = readerOf(who, all);
          const expected = all
            .flatMap((request) => {
              const asked = asksWordOf(request, reader);
              return asked === undefined || (asked.what === 'approval' && !approves)
                ? []
                : [{ request, asked }];
            })
            .sort((one, other) => one.asked.since.localeCompare(other.asked.since));
          const { store } = stage();
          const first = await store.waiting(reader, approves, { page: 0, size });
          expect(first).toEqual({ cases: expected.slice(0, size), page: 0, all: expected.length });
          const last = await store.waiting(reader, approves, { page: 99, size });
          expect(last.cases).toEqual(expected.slice(last.page * size));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('whoever is an approver no more has no approval waiting for them, and what else they are asked for still does', async () => {
    const { request } = new Play().verified();
    const proving = new Play().request;
    await books([
      { kind: request, minute: 1, requester, asked: [], older: false },
      { kind: proving, minute: 2, requester, asked: [approver], older: false },
    ]);
    const { store } = stage();
    const asked = async (approves: boolean): Promise<readonly string[]> => {
      const { cases } = await store.waiting(approver.id, approves, { page: 0, size });
      return cases.map((one) => one.asked.what);
    };
    expect(await asked(true)).toEqual(['approval', 'inPerson']);
    expect(await asked(false)).toEqual(['inPerson']);
  });

  test('a case that an older program changed is where it stands by now', async () => {
    const [one] = await books([
      { kind: new Play().request, minute: 1, requester, asked: [manager], older: false },
    ]);
    if (one === undefined) throw new Error('a case is open');
    const { database, store } = stage();
    const asked = { page: 0, size };
    expect((await store.waiting(manager.id, true, asked)).all).toBe(1);
    const events = one.events + 1;
    const { body } = requestRow({ ...one, asked: [], events });
    await database.queries.updateTable('request').set({ body, events }).execute();
    expect((await store.waiting(manager.id, true, asked)).all).toBe(0);
  });
}
