import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { severities } from '../../services/alerts/alert';
import type { Alert } from '../../services/alerts/alert';
import { raiseConcern } from '../../services/alerting/decide';
import { verify } from '../../services/audit/verify';
import { alertIdOf } from '../../services/codes';
import { guidePolicy } from '../../services/policy/policy';
import type { Store } from '../../services/ports';
import { Secret } from '../../services/secret';
import { rebuild } from '../../services/store/rebuild';
import type { Database } from '../../services/store/schema';
import { createVault } from '../../services/vault';
import { alert } from '../alerting/examples';
import { security } from '../requests/examples';

interface Stage {
  readonly store: Store;
  readonly other: Store;
  readonly database: Database;
}

/** What every store must do with alerts: each raised once, one open concern for a topic, jobs and trail as for requests. */
export function concernsContract(stage: () => Stage): void {
  const fresh = (more: Partial<Alert> = {}): Alert => alert({ key: randomUUID(), ...more });
  const raise = (store: Store, topic: string, alerts: readonly Alert[], held = false): Promise<string> => {
    const keys = alerts.map(({ key }) => key);
    return store.raiseAlerts(topic, keys, (concern, unknown) => {
      const own = alerts.filter(({ key }) => unknown.includes(key));
      const id = alertIdOf(own[0]?.key ?? '');
      const { escalation } = guidePolicy.alerts;
      const events = raiseConcern(concern, own, { id, topic, held, pass: undefined, escalation });
      return { events, by: 'desk', answer: concern?.id ?? id };
    });
  };
  const resolve = (store: Store, id: string): Promise<void> =>
    store.changeConcern(id, () => ({
      events: [{ kind: 'alertResolved', person: security, as: 'handled', note: 'Called' }],
      by: security.id,
      answer: undefined,
    }));

  test('an alert is raised once, whoever raises it and however often', async () => {
    const { store, other } = stage();
    const topic = randomUUID();
    const alerts = [fresh(), fresh()];
    await Promise.all([store, other, store, other].map((one) => raise(one, topic, alerts)));
    const id = await raise(store, topic, alerts);
    expect(await other.concern(id)).toMatchObject({ count: 2, topic });
    expect(await store.raisedBefore([...alerts.map(({ key }) => key), 'never'])).toEqual(
      new Set(alerts.map(({ key }) => key)),
    );
  });

  test('of a dozen that raise at once for one topic, all come to one concern', async () => {
    const { store, other } = stage();
    const topic = randomUUID();
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, index) => raise(index % 2 === 0 ? store : other, topic, [fresh()])),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await store.concern(ids[0] ?? '')).toMatchObject({ count: 12 });
  });

  test('what comes after somebody was done with it is another concern', async () => {
    const { store } = stage();
    const topic = randomUUID();
    const first = await raise(store, topic, [fresh()]);
    await resolve(store, first);
    const second = await raise(store, topic, [fresh()]);
    expect(second).not.toBe(first);
    expect((await store.concern(first))?.resolved).toMatchObject({ by: security, note: 'Called' });
  });

  test('the open ones are read worst first, and counted', async () => {
    const { store } = stage();
    const before = await store.openConcerns(0);
    const rule = randomUUID() as Alert['rule'];
    const initiatorId = randomUUID();
    const topics = [randomUUID(), randomUUID()];
    const id = await raise(store, topics[0] ?? '', [fresh({ severity: 'low', rule, initiatorId })]);
    await raise(store, topics[1] ?? '', [fresh({ severity: 'critical', rule, initiatorId })], true);
    const { concerns, all } = await store.openConcerns(500);
    expect(all).toBe(before.all + 2);
    const ranks = concerns.map(({ severity }) => ['critical', 'high', 'medium', 'low'].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect([...(await store.openTopics(rule, initiatorId))].sort()).toEqual([...topics].sort());
    await resolve(store, id);
    expect(await store.openTopics(rule, initiatorId)).toEqual(topics.slice(1));
  });

  test('cards are counted from a moment on, which is in it; those that were held back are not', async () => {
    const { store } = stage();
    const id = await raise(store, randomUUID(), [fresh({ severity: 'critical' })]);
    const since = (await store.concern(id))?.raisedAt ?? '';
    await raise(store, randomUUID(), [fresh({ severity: 'low' })]);
    await raise(store, randomUUID(), [fresh({ severity: 'high' })], true);
    const from = (moment: string) =>
      Promise.all(severities.map((severity) => store.cardsSince(moment, severity)));
    expect(await from(since)).toEqual([1, 0, 0, 1]);
    const [critical] = await from(new Date(Date.parse(since) + 1).toISOString());
    expect(critical).toBe(0);
  });

  test('jobs follow from it, and rows and jobs thrown away are the same again when rebuilt', async () => {
    const { store, database } = stage();
    const id = await raise(store, randomUUID(), [fresh({ severity: 'critical' })]);
    const look = async () => ({
      row: (await database.queries.selectFrom('concern').selectAll().where('id', '=', id).execute()).map(
        (row) => ({ ...row, body: JSON.parse(row.body) as unknown }),
      ),
      jobs: await database.queries
        .selectFrom('job')
        .select(['key', 'priority', 'run_at'])
        .where('request_id', '=', id)
        .orderBy('key')
        .execute(),
    });
    const before = await look();
    expect(before.jobs.map(({ key }) => key.split(':')[0])).toEqual(['escalate', 'tell']);
    await database.queries.deleteFrom('job').where('request_id', '=', id).execute();
    expect((await store.mendJobs(undefined, 100_000)).mended).toBeGreaterThan(0);
    expect(await look()).toEqual(before);
    await rebuild(database);
    expect(await look()).toEqual(before);
    await resolve(store, id);
    expect((await look()).jobs.map(({ key }) => key.split(':')[0])).toEqual(['tell']);
  });

  test('it is in the trail, which verifies, and names in it can be told apart from the rest', async () => {
    const { store, database } = stage();
    const sign = createVault(new Secret(randomBytes(32).toString('base64')));
    const id = await raise(store, randomUUID(), [fresh()]);
    await resolve(store, id);
    const entries = await store.trail.entries(0, 10, id);
    expect(entries.map(({ kind }) => kind)).toEqual(['alertRaised', 'alertResolved']);
    expect(JSON.stringify(entries)).not.toMatch(/Called|Security/);
    expect(JSON.stringify(entries)).toContain('noCase');
    await database.queries.updateTable('concern').set({ head: 'x' }).where('id', '=', id).execute();
    const { findings } = await verify(store.trail, sign.sign('audit', '').key, []);
    expect(findings).toContainEqual({ what: 'tailCut', where: `request ${id}` });
    const head = entries.at(-1)?.hash ?? '';
    await database.queries.updateTable('concern').set({ head }).where('id', '=', id).execute();
  });

  test('a cursor of a sink is moved by one of those that move it, and forgotten with its sink', async () => {
    const { store, other } = stage();
    const sink = randomUUID();
    expect(await store.exportedTo(sink)).toBe(0);
    const moved = await Promise.all([store, other, store].map((one) => one.exported(sink, 0, 7)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await other.exportedTo(sink)).toBe(7);
    expect(await store.exported(sink, 0, 9)).toBe(false);
    await store.keepCursors([]);
    expect(await store.exportedTo(sink)).toBe(0);
    await store.keepCursors([]);
  });
}
