import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { openTestBooks } from './books';
import type { Books } from './books';
import { manager } from '../requests/examples';
import { raiseConcern } from '../../services/alerting/decide';
import { alertIdOf } from '../../services/codes';
import { guidePolicy } from '../../services/policy/policy';
import { alert } from '../alerting/examples';

let books: Books;

beforeEach(async () => {
  books = await openTestBooks();
});

afterEach(async () => {
  await books.close();
});

/** Resolves when so many connections wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (let found = 0; found < count;) {
    const [row] = await books.read<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    found = row?.count ?? 0;
  }
}

test('no entry ever comes under a seal that was made before it was committed', async () => {
  const ended = new AbortController();
  const sealing = (async () => {
    while (!ended.signal.aborted) {
      await books.store.trail.seal(books.signer);
      await setTimeout(1);
    }
  })();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let round = 0; round < 12; round += 1) await books.closedCase();
    }),
  );
  ended.abort();
  await sealing;
  await books.store.trail.seal(books.signer);
  const { findings, entries, seals } = await books.verified();
  expect(findings).toEqual([]);
  expect(entries).toBe(8 * 12 * 4);
  expect(seals).toBeGreaterThan(3);
});

test('a seal waits for whoever has begun to write below it', async () => {
  const beside = new Client({ connectionString: books.url });
  await beside.connect();
  await beside.query(
    `create function hold() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(1); return null; end'`,
  );
  await beside.query(
    `create trigger hold after insert on event for each row when (new.kind = 'opened') execute function hold()`,
  );
  await beside.query('begin');
  await beside.query('select pg_advisory_xact_lock(1)');
  // Its entries have their ids, and its commit waits behind this lock.
  const early = books.openCase();
  await waiting(1);
  await books.store.changeDesk(() => ({
    events: [{ kind: 'issuingResumed' }],
    by: 'operator',
    answer: undefined,
  }));
  const sealing = books.store.trail.seal(books.signer);
  await Promise.race([sealing, waiting(2)]);
  await beside.query('rollback');
  await beside.end();
  await Promise.all([early, sealing]);
  await books.store.trail.seal(books.signer);
  expect(await books.verified()).toMatchObject({ entries: 2, unsealed: 0, findings: [] });
});

test('two sealers at once make one row of seals', async () => {
  await books.closedCase();
  await Promise.all([1, 2, 3].map(() => books.store.trail.seal(books.signer)));
  expect(await books.verified()).toMatchObject({ seals: 1, findings: [] });
});

test('names are erased from a closed case, and its chain still verifies', async () => {
  const id = await books.closedCase();
  await books.store.trail.seal(books.signer);
  expect(JSON.stringify(await books.store.events(id))).toContain(manager.name);
  expect(await books.store.trail.erase(id)).toBe(true);
  const left = JSON.stringify([
    await books.store.events(id),
    await books.store.read(id),
    await books.read(`select * from event where request_id = '${id}'`),
    await books.read(`select * from request where id = '${id}'`),
  ]);
  expect(left).not.toContain(manager.name);
  expect(left).not.toContain(manager.upn);
  expect(left).toContain(manager.id);
  expect(await books.verified()).toMatchObject({ findings: [] });
});

test('names of an open case are not erased', async () => {
  expect(await books.store.trail.erase(await books.openCase())).toBe(false);
});

test('whole sealed periods are dropped, their seals are kept, and what is left still verifies', async () => {
  await books.closedCase();
  await books.store.trail.seal(books.signer);
  const spanning = await books.openCase();
  await books.write(spanning, {
    kind: 'concluded',
    outcome: 'cancelled',
    because: 'person',
    person: manager,
  });
  await books.store.trail.seal(books.signer);
  await books.write(spanning, { kind: 'closed' });
  await books.store.trail.seal(books.signer);
  const [, second] = await books.store.trail.seals(0, 10);
  await setTimeout(5);
  expect(await books.store.trail.drop(second?.at ?? '')).toBe(1);
  expect(await books.store.trail.drop(new Date((second ? Date.parse(second.at) : 0) + 1).toISOString())).toBe(
    1,
  );
  const verified = await books.verified();
  expect(verified).toMatchObject({ findings: [], seals: 3, entries: 1 });
  expect(await books.store.read(spanning)).toBeUndefined();
});

test('a period that an open case needs is not dropped', async () => {
  await books.openCase();
  await books.store.trail.seal(books.signer);
  expect(await books.store.trail.drop('9999')).toBe(0);
  expect(await books.verified()).toMatchObject({ entries: 1, findings: [] });
});

test('a period that an open alert needs is not dropped, and one of an alert that is over is', async () => {
  const { store } = books;
  const id = await raised(store);
  await store.trail.seal(books.signer);
  expect(await store.trail.drop('9999')).toBe(0);
  await store.changeConcern(id, () => ({
    events: [{ kind: 'alertResolved', person: manager, as: 'handled', note: '' }],
    by: manager.id,
    answer: undefined,
  }));
  await store.trail.seal(books.signer);
  expect(await store.trail.drop('9999')).toBe(2);
  expect(await store.concern(id)).toBeUndefined();
  expect(await books.verified()).toMatchObject({ entries: 0, findings: [] });
});

test('a period that a sink has not got is not dropped, until it has, or is in use no longer', async () => {
  const { store } = books;
  await books.closedCase();
  await store.trail.seal(books.signer);
  expect(await store.exportedTo('file')).toBe(0);
  expect(await store.trail.drop('9999')).toBe(0);
  await store.exported('file', 0, (await store.trail.lastSeal())?.to ?? 0);
  expect(await store.trail.drop('9999')).toBe(1);
  await books.closedCase();
  await store.trail.seal(books.signer);
  expect(await store.trail.drop('9999')).toBe(0);
  await store.keepCursors([]);
  expect(await store.trail.drop('9999')).toBe(1);
});

/** Raises one alert; returns the id of its concern. */
async function raised(store: Books['store']): Promise<string> {
  const { escalation } = guidePolicy.alerts;
  const fresh = { id: alertIdOf('key'), topic: 'topic', held: false, pass: undefined, escalation };
  await store.raiseAlerts('topic', ['key'], (concern) => ({
    events: raiseConcern(concern, [alert({ key: 'key' })], fresh),
    by: 'desk',
    answer: undefined,
  }));
  return fresh.id;
}
