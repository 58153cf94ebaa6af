import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { verify } from '../../services/audit/verify';
import type { Store } from '../../services/ports';
import type { ReviewHappening, ReviewKind } from '../../services/reviews/review';
import { Secret } from '../../services/secret';
import { rebuild } from '../../services/store/rebuild';
import type { Database } from '../../services/store/schema';
import { createVault } from '../../services/vault';
import { security } from '../requests/examples';
import { line } from '../reviews/examples';

/** What every store must do with reviews: each opened once, its jobs and its trail as for requests. */
export function reviewsContract(stage: () => { readonly store: Store; readonly database: Database }): void {
  const open = async (kind: ReviewKind = 'case', id = randomUUID()): Promise<string> => {
    const { store } = stage();
    const dueAt = await store.now();
    await store.changeReview(id, (review) => ({
      events:
        review === undefined ? [{ kind: 'reviewOpened', id, review: kind, lines: [line('a')], dueAt }] : [],
      by: 'desk',
      answer: undefined,
    }));
    return id;
  };
  const signed: ReviewHappening = {
    kind: 'reviewSigned',
    line: 'a',
    person: security,
    ok: false,
    note: 'A private matter',
  };
  const sign = (id: string): Promise<undefined> =>
    stage().store.changeReview(id, () => ({ events: [signed], by: security.id, answer: undefined }));

  test('a review is opened once, whoever opens it and however often at once', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 6 }, () => open('case', id)));
    expect(await stage().store.review(id)).toMatchObject({ events: 1, kind: 'case' });
  });

  test('open ones are read by kind until they are signed, and the newest of a kind is known', async () => {
    const { store } = stage();
    const id = await open('weekly');
    expect((await store.openReviews('weekly', 500)).map((one) => one.id)).toContain(id);
    expect((await store.openReviews('case', 500)).map((one) => one.id)).not.toContain(id);
    expect((await store.lastReview('weekly'))?.id).toBe(id);
    await sign(id);
    expect((await store.openReviews('weekly', 500)).map((one) => one.id)).not.toContain(id);
    expect((await store.review(id))?.signs['a']).toMatchObject({ by: security, note: 'A private matter' });
  });

  test('those of a time are read page by page, each once', async () => {
    const { store } = stage();
    const from = await store.now();
    const ids: string[] = [];
    for (let count = 0; count < 205; count += 1) ids.push(await open());
    const to = new Date(Date.parse(await store.now()) + 1).toISOString();
    const found: string[] = [];
    for await (const page of store.reviewsBetween(from, to)) found.push(...page.map(({ id }) => id));
    expect(found.sort()).toEqual(ids.sort());
  });

  test('jobs follow from it, and rows and jobs thrown away are the same again when rebuilt', async () => {
    const { store, database } = stage();
    const id = await open();
    const look = async () => ({
      row: (await database.queries.selectFrom('review').selectAll().where('id', '=', id).execute()).map(
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
    await sign(id);
    expect((await look()).jobs.map(({ key }) => key.split(':')[0])).toEqual(['tell']);
  });

  test('it is in the trail without names and notes, and a changed one is found', async () => {
    const { store, database } = stage();
    const vault = createVault(new Secret(randomBytes(32).toString('base64')));
    const id = await open();
    await sign(id);
    const entries = await store.trail.entries(0, 10, id);
    expect(entries.map(({ kind }) => kind)).toEqual(['reviewOpened', 'reviewSigned']);
    expect(JSON.stringify(entries)).not.toMatch(/private|Security/);
    await database.queries.updateTable('review').set({ head: 'x' }).where('id', '=', id).execute();
    const { findings } = await verify(store.trail, vault.sign('audit', '').key, []);
    expect(findings).toContainEqual({ what: 'tailCut', where: `request ${id}` });
    const head = entries.at(-1)?.hash ?? '';
    await database.queries.updateTable('review').set({ head }).where('id', '=', id).execute();
  });

  test('what the watch last could read is kept', async () => {
    const { store } = stage();
    const read = { state: 'read', until: '2026-03-02T09:00:00.000Z' } as const;
    const blind = { state: 'blind', because: 'noLicence' } as const;
    const coverage = {
      audit: read,
      signIns: read,
      signInMethods: blind,
      risk: blind,
      groups: read,
      passes: read,
    };
    await store.keepWatch('2026-03-02T09:01:00.000Z', coverage);
    expect(await store.lastWatch()).toMatchObject({ at: '2026-03-02T09:01:00.000Z', coverage });
  });
}
