import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createLog } from '../../bot/log';
import { circleIdOf } from '../../services/codes';
import type { CircleHappening } from '../../services/contacts/circle';
import type { Person } from '../../services/policy/facts';
import { Secret } from '../../services/secret';
import { openPostgres } from '../../services/store/postgres';
import { rebuild } from '../../services/store/rebuild';
import { openTestBooks } from './books';
import type { Books } from './books';

let books: Books;

beforeAll(async () => {
  books = await openTestBooks();
});

afterAll(async () => {
  await books.close();
});

test('who goes on having contacts keeps them when the trail is cut, who has none is forgotten', async () => {
  const { store, signer } = books;
  const [owner, stays, went, alone] = ['owner', 'Stays', 'Went', 'Alone'].map((name) => ({
    id: randomUUID(),
    name,
    upn: `${name}@example.org`,
  })) as [Person, Person, Person, Person];
  const begin = (of: Person, one: Person): CircleHappening => ({
    kind: 'contactNamed',
    id: circleIdOf(of.id),
    owner: of,
    person: one,
    shaken: false,
  });
  const change = (of: Person, ...events: readonly CircleHappening[]): Promise<void> =>
    store.changeCircle(circleIdOf(of.id), () => ({ events, by: of.id, answer: undefined }));
  await change(owner, begin(owner, stays), { kind: 'contactAccepted', personId: stays.id, shaken: false });
  await change(alone, begin(alone, went), { kind: 'contactRemoved', personId: went.id });
  await store.trail.seal(signer);
  const before = await store.circle(circleIdOf(owner.id));

  expect(await store.trail.drop('9999')).toBe(1);

  expect(await store.circle(circleIdOf(owner.id))).toEqual(before);
  expect((await store.trail.entries(0, 10, circleIdOf(owner.id))).map(({ kind }) => kind)).toEqual([
    'contactsRestated',
  ]);
  expect(await store.circle(circleIdOf(alone.id))).toBeUndefined();
  const kept = await books.read<{ value: string }>('select value from personal');
  expect(kept.map(({ value }) => value)).toEqual(expect.arrayContaining(['"owner"', '"Stays"']));
  expect(JSON.stringify(kept)).not.toMatch(/Went|Alone/);
  expect((await books.verified()).findings).toEqual([]);

  await change(owner, { kind: 'contactWithdrawn', personId: stays.id });
  await change(alone, begin(alone, stays));
  const database = openPostgres(new Secret(books.url), createLog());
  await rebuild(database);
  await database.close();
  expect((await store.circle(circleIdOf(owner.id)))?.contacts).toMatchObject([{ state: 'withdrawn' }]);
  expect((await store.circle(circleIdOf(alone.id)))?.contacts).toMatchObject([{ state: 'asked' }]);
  expect((await books.verified()).findings).toEqual([]);
});
