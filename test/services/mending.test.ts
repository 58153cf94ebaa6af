import { expect, test } from '@jest/globals';
import { mend } from '../../services/mending';

/** Books of so many open requests that lack a job each, by numbers, and which of them were looked at. */
function books(count: number) {
  const seen: string[] = [];
  const kept = new Map<string, string>();
  const ids = Array.from({ length: count }, (_, index) => String(index).padStart(6, '0'));
  return {
    seen,
    kept: (key: string) => Promise.resolve(kept.get(key)),
    keep: (key: string, value: string) => {
      kept.set(key, value);
      return Promise.resolve();
    },
    mendJobs: (after: string | undefined, limit: number) => {
      const page = ids.filter((id) => after === undefined || id > after).slice(0, limit);
      seen.push(...page);
      return Promise.resolve({ mended: page.length, next: page.length < limit ? undefined : page.at(-1) });
    },
    ids,
  };
}

test('before anything else is done every open request is looked at', async () => {
  const store = books(25_250);
  expect(await mend(store, 'all')).toBe(25_250);
  expect(store.seen).toEqual(store.ids);
});

test('a round looks at every one of a few, each time', async () => {
  const store = books(9_999);
  expect([await mend(store, 'round'), await mend(store, 'round')]).toEqual([9_999, 9_999]);
});

test('of many a round looks at a share, and the next goes on where it left off, from the beginning after the end', async () => {
  const store = books(25_250);
  const shares = [await mend(store, 'round'), await mend(store, 'round'), await mend(store, 'round')];
  expect(shares).toEqual([10_000, 10_000, 5_250]);
  expect(store.seen).toEqual(store.ids);
  await mend(store, 'round');
  expect(store.seen.slice(25_250)).toEqual(store.ids.slice(0, 10_000));
});
