import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../../services/ports';
import { fold } from '../../services/requests/evolve';
import { minutesAfter } from '../../services/requests/moments';
import type { Happening } from '../../services/requests/event';
import type { Opening } from '../../services/requests/request';
import { rebuild } from '../../services/store/rebuild';
import type { Database } from '../../services/store/schema';
import { createStore } from '../../services/store/store';
import { circlesContract } from './circlesContract';
import { concernsContract } from './concernsContract';
import { jobsContract } from './jobsContract';
import { presentationsContract } from './presentationsContract';
import { queueContract } from './queueContract';
import { reviewsContract } from './reviewsContract';
import { shortLivedContract } from './shortLivedContract';
import { tenantRecordsContract } from './tenantRecordsContract';
import { upkeepContract } from './upkeepContract';
import { approver, manager, opening, security } from '../requests/examples';

/** A database that is empty, and how to look at it beside the store. */
export interface StoreUnderTest {
  /** Opens another connection to the same database, as another instance would. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** What every store must do, whichever database stands behind it. */
export function storeContract(name: string, begin: () => Promise<StoreUnderTest>, several: boolean): void {
  describe(`the store on ${name}`, () => {
    let under: StoreUnderTest;
    let database: Database;
    let store: Store;
    let other: Store;
    let offset = 0;

    beforeAll(async () => {
      under = await begin();
      database = await under.open();
      store = await createStore(database, () => Promise.resolve(offset));
      other = several ? await createStore(await under.open(), () => Promise.resolve(offset)) : store;
    });

    afterAll(async () => {
      if (several) await other.close();
      await store.close();
      await under.close();
    });

    const letters = 'abcdefgh';
    const fresh = (more: Partial<Opening> = {}): Opening => ({
      ...opening().opening,
      id: randomUUID(),
      ref: `TAP-${randomUUID().slice(0, 6).toUpperCase()}`,
      locator: Array.from(
        randomUUID().replaceAll('-', '').slice(0, 8),
        (char) => letters[Number.parseInt(char, 16) % 8],
      ).join(''),
      subject: { ...opening().opening.subject, id: randomUUID() },
      ...more,
    });
    const append = (to: Store, id: string, ...events: Happening[]): Promise<void> =>
      to.change(id, () => ({ events, by: 'test', answer: undefined }));
    const opened = async (more: Partial<Opening> = {}): Promise<Opening> => {
      const begun = fresh(more);
      await append(store, begun.id, { kind: 'opened', opening: begun });
      return begun;
    };
    const drain = async (): Promise<void> => {
      for (
        let jobs = (await store.claim('drain', 100)).jobs;
        jobs.length > 0;
        jobs = (await store.claim('drain', 100)).jobs
      ) {
        for (const job of jobs) await store.finish(job);
      }
    };

    test('what is read is the fold of the events, found by id, reference and locator', async () => {
      const { id, ref, locator, requester, subject } = await opened();
      await append(store, id, { kind: 'asked', evidence: 'managerVouch', person: manager });
      const request = await store.read(id);
      expect(request).toEqual(JSON.parse(JSON.stringify(fold(await store.events(id)))));
      expect(await store.byRef(ref)).toEqual(request);
      expect(await store.byLocator(locator)).toEqual(request);
      expect(await store.openFor(subject.id)).toEqual(request);
      expect((await store.openOf(requester.id)).map((one) => one.id)).toContain(id);
      expect(await store.read(randomUUID())).toBeUndefined();
    });

    test('what somebody typed is kept as it is, whatever characters it has', async () => {
      const reason = 'Phone\u0000gone\u001b[31m\r\n\u2028\uD800';
      const { id } = await opened({ reason });
      expect((await store.read(id))?.reason).toBe(reason);
    });

    test('closed cases since a moment are read page by page, each once, and open ones never', async () => {
      const since = await store.now();
      const earlier = await opened();
      const over: Happening[] = [
        { kind: 'concluded', outcome: 'cancelled', because: 'person', person: undefined },
        { kind: 'closed' },
      ];
      await append(store, earlier.id, ...over);
      offset += 60_000;
      const from = await store.now();
      const closed: string[] = [];
      for (let count = 0; count < 5; count += 1) {
        const { id } = await opened();
        await append(store, id, ...over);
        closed.push(id);
      }
      await opened();
      const read = async (moment: string): Promise<readonly string[]> => {
        const found: string[] = [];
        for (let after: string | undefined; ;) {
          const page = await other.closedSince(moment, after, 2);
          expect(page.every(({ stage, closedAt }) => stage === 'closed' && (closedAt ?? '') >= moment)).toBe(
            true,
          );
          found.push(...page.map(({ id }) => id));
          if (page.length < 2) return found;
          after = page.at(-1)?.id;
        }
      };
      expect(await read(from)).toEqual(closed.sort());
      expect(await read(since)).toEqual([...closed, earlier.id].sort());
      expect(await read(minutesAfter(from, 1))).toEqual([]);
      offset -= 60_000;
    });

    test('a change that decides nothing writes nothing', async () => {
      const { id } = await opened();
      expect(await store.change(id, (request) => ({ events: [], by: 'test', answer: request?.stage }))).toBe(
        'verifying',
      );
      expect(await store.events(id)).toHaveLength(1);
    });

    test('a change that throws leaves nothing behind', async () => {
      const { id } = await opened();
      await expect(
        store.change(id, () => {
          throw new Error('bug');
        }),
      ).rejects.toThrow('bug');
      expect(await store.events(id)).toHaveLength(1);
    });

    test('of a dozen simultaneous openings for one subject exactly one wins (AC-34)', async () => {
      const subject = { ...opening().opening.subject, id: randomUUID() };
      const tries = Array.from({ length: 12 }, (_, index) => {
        const begun = fresh({ subject });
        return append(index % 2 === 0 ? store : other, begun.id, { kind: 'opened', opening: begun });
      });
      const results = await Promise.allSettled(tries);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'STORE_SUBJECT_BUSY' });
      }
    });

    test('two approvers at once are both counted, and the second sees the first', async () => {
      for (let round = 0; round < 20; round += 1) {
        const { id } = await opened();
        const approve = (to: Store, person: typeof approver): Promise<number> =>
          to.change(id, (request) => ({
            events: [
              { kind: 'approved', approver: person, security: false, hash: 'h', until: undefined, pairs: 1 },
            ],
            by: person.id,
            answer: request?.approvals.length ?? -1,
          }));
        const seen = await Promise.all([approve(store, approver), approve(other, security)]);
        expect(seen.sort()).toEqual([0, 1]);
        expect((await store.read(id))?.approvals).toHaveLength(2);
      }
    });

    test('jobs that are due no longer are gone with the change that made them so', async () => {
      const { id } = await opened();
      await append(store, id, {
        kind: 'concluded',
        outcome: 'cancelled',
        because: 'person',
        person: undefined,
      });
      const keys = (
        await database.queries.selectFrom('job').select('key').where('request_id', '=', id).execute()
      ).map((row) => row.key);
      expect(keys).toContain('step:confirm:cancelled');
      expect(keys.some((key) => key.startsWith('timer:'))).toBe(false);
    });

    test.each(['update event set body = body', 'delete from event', 'truncate event'])(
      'events are final: "%s" is refused',
      async (statement) => {
        await opened();
        await expect(sql.raw(statement).execute(database.queries)).rejects.toThrow('the trail is final');
      },
    );

    test('rows and jobs thrown away are the same again when rebuilt from the events', async () => {
      await drain();
      const { id } = await opened();
      await append(store, id, { kind: 'asked', evidence: 'managerVouch', person: manager });
      const look = async () => ({
        rows: (await database.queries.selectFrom('request').selectAll().orderBy('id').execute()).map(
          (row) => ({ ...row, body: JSON.parse(row.body) as unknown }),
        ),
        jobs: await database.queries
          .selectFrom('job')
          .select(['request_id', 'key', 'priority', 'run_at'])
          .where('request_id', '=', id)
          .orderBy('key')
          .execute(),
      });
      const before = await look();
      expect(await rebuild(database)).toBeGreaterThan(0);
      expect(await look()).toEqual(before);
    });

    jobsContract(() => ({ store, other, database, opened, drain, moveClock: (ms) => (offset = ms) }));
    upkeepContract(() => ({ store, other, database, opened, append, drain }));
    const two = () => ({ store, other, moveClock: (ms: number) => (offset = ms) });
    shortLivedContract(two);
    presentationsContract(two);
    queueContract(() => ({ store, database, fresh }));
    circlesContract(() => ({ store, other, database }));
    concernsContract(() => ({ store, other, database }));
    reviewsContract(() => ({ store, database }));
    tenantRecordsContract(() => ({ store, other, opened, append }));
  });
}
