import { expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { verify } from '../../services/audit/verify';
import { circleIdOf } from '../../services/codes';
import type { Circle, CircleHappening } from '../../services/contacts/circle';
import type { Store } from '../../services/ports';
import type { Person } from '../../services/policy/facts';
import { Secret } from '../../services/secret';
import { rebuild } from '../../services/store/rebuild';
import type { Database } from '../../services/store/schema';
import { createVault } from '../../services/vault';

interface Stage {
  readonly store: Store;
  readonly other: Store;
  readonly database: Database;
}

/** What every store must do with recovery contacts: one circle a person, told by jobs, in the trail, kept when the trail is cut. */
export function circlesContract(stage: () => Stage): void {
  const person = (name: string): Person => ({ id: randomUUID(), name, upn: `${name}@example.org` });
  const put = (store: Store, owner: Person, ...events: readonly CircleHappening[]): Promise<void> =>
    store.changeCircle(circleIdOf(owner.id), () => ({ events, by: owner.id, answer: undefined }));
  const named = (owner: Person, one: Person): CircleHappening => ({
    kind: 'contactNamed',
    id: circleIdOf(owner.id),
    owner,
    person: one,
    shaken: false,
  });
  const accepted = ({ id: personId }: Person): CircleHappening => ({
    kind: 'contactAccepted',
    personId,
    shaken: false,
  });
  const own = (store: Store, { id }: Person): Promise<Circle | undefined> => store.circle(circleIdOf(id));
  const vault = createVault(new Secret(randomBytes(32).toString('base64')));
  const findings = async (store: Store, { id }: Person) =>
    (await verify(store.trail, vault.sign('audit', '').key, [])).findings.filter(({ where }) =>
      where.includes(circleIdOf(id)),
    );

  test('of a dozen who begin one circle at once, each finds what the others wrote', async () => {
    const { store, other } = stage();
    const owner = person('owner');
    const people = Array.from({ length: 12 }, (_, index) => person(`c${index}`));
    const seen = await Promise.all(
      people.map((one, index) =>
        (index % 2 === 0 ? store : other).changeCircle(circleIdOf(owner.id), (circle) => ({
          events: [named(owner, one)],
          by: owner.id,
          answer: circle?.contacts.length ?? 0,
        })),
      ),
    );
    expect([...seen].sort((one, two) => one - two)).toEqual(people.map((_, index) => index));
    expect((await own(other, owner))?.contacts).toHaveLength(12);
  });

  test('somebody is found in the circles in which they are asked or have accepted, and in no other', async () => {
    const { store } = stage();
    const [one, two, gone, contact] = [person('one'), person('two'), person('gone'), person('contact')];
    for (const owner of [one, two, gone]) await put(store, owner, named(owner, contact));
    await put(store, two, accepted(contact));
    await put(store, gone, { kind: 'contactDeclined', personId: contact.id });
    const owners = (await store.circlesOf(contact.id, 10)).map(({ owner }) => owner.id);
    expect([...owners].sort()).toEqual([one.id, two.id].sort());
    expect(await store.circlesOf(contact.id, 1)).toHaveLength(1);
    expect(await store.circlesOf(one.id, 10)).toEqual([]);
    expect(await own(store, contact)).toBeUndefined();
  });

  test('jobs follow from it, and rows, members and jobs thrown away are the same again when rebuilt', async () => {
    const { store, database } = stage();
    const [owner, contact] = [person('owner'), person('contact')];
    await put(store, owner, named(owner, contact));
    const id = circleIdOf(owner.id);
    const look = async () => ({
      row: (await database.queries.selectFrom('circle').selectAll().where('id', '=', id).execute()).map(
        (row) => ({ ...row, body: JSON.parse(row.body) as unknown }),
      ),
      members: await database.queries
        .selectFrom('circle_member')
        .selectAll()
        .where('circle_id', '=', id)
        .execute(),
      jobs: (
        await database.queries
          .selectFrom('job')
          .select('key')
          .where('request_id', '=', id)
          .orderBy('key')
          .execute()
      ).map(({ key }) => key.split(' ')[0]),
    });
    const before = await look();
    expect(before.jobs.map((key) => key?.split(':')[1])).toEqual(['contact', 'news']);
    await database.queries.deleteFrom('job').where('request_id', '=', id).execute();
    expect((await store.mendJobs(undefined, 100_000)).mended).toBeGreaterThan(0);
    expect(await look()).toEqual(before);
    await rebuild(database);
    expect(await look()).toEqual(before);
  });

  test('it is in the trail, which verifies, without a name', async () => {
    const { store, database } = stage();
    const [owner, contact] = [person('Orla'), person('Conor')];
    await put(store, owner, named(owner, contact), accepted(contact));
    const id = circleIdOf(owner.id);
    const entries = await store.trail.entries(0, 10, id);
    expect(entries.map(({ kind }) => kind)).toEqual(['contactNamed', 'contactAccepted']);
    expect(JSON.stringify(entries)).not.toMatch(/Orla|Conor|example\.org/);
    expect(JSON.stringify(entries)).toContain(contact.id);
    expect(await findings(store, owner)).toEqual([]);
    await database.queries.updateTable('circle').set({ head: 'x' }).where('id', '=', id).execute();
    expect(await findings(store, owner)).toEqual([{ what: 'tailCut', where: `request ${id}` }]);
    const head = entries.at(-1)?.hash ?? '';
    await database.queries.updateTable('circle').set({ head }).where('id', '=', id).execute();
  });
}
