import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { circleIdOf } from '../../services/codes';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { approve, caseClosed, cast, openCase, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import { noticeChannel } from '../sandbox/teams/teams';
import type { Message } from '../sandbox/teams/teams';

const { lea, tara, mona, atle, siri, theo, emergency, gus } = people;
const day = 24 * 60 * 60_000;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const chat = (person: SandboxPerson) => scene.teams.person(person);
const contactsOf = async ({ id }: SandboxPerson) =>
  ((await scene.product.world.store.circle(circleIdOf(id)))?.contacts ?? []).map(
    ({ person, state }) => `${person.name} ${state}`,
  );
const name = async (owner: SandboxPerson, contact: SandboxPerson): Promise<string> =>
  textOf(await chat(owner).press(await chat(owner).says('contacts'), 'nameContact', { upn: contact.upn }));
const accept = async (contact: SandboxPerson): Promise<void> => {
  await chat(contact).press(await chat(contact).sees(/Be a recovery contact of Lea/), 'acceptContact');
};
const begin = (): Promise<Message> =>
  openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
const cancel = async (): Promise<void> => {
  const card = await chat(tara).sees(showing('(?:Prove who|Waiting for approval|Prepared)', lea));
  await chat(tara).press(card, 'cancel');
  await caseClosed(scene, lea);
};
/** A press with a button that the card does not have. */
const forged = (card: Message, verb: string, data: object): Message => ({
  ...card,
  card: { actions: [{ type: 'Action.Execute', verb, title: '', data }] },
});

describe('naming', () => {
  test('a colleague is asked in their own chat, agrees there, and the owner is told of both', async () => {
    expect(await name(lea, atle)).toMatch(/Atle Attester[^]*Asked [^]*has not answered yet/);
    await chat(lea).sees(/You named Atle Attester as a recovery contact[^]*If that was not you/);
    expect(await contactsOf(lea)).toEqual(['Atle Attester asked']);
    await accept(atle);
    await chat(lea).sees(/Atle Attester is your recovery contact/);
    expect(await contactsOf(lea)).toEqual(['Atle Attester accepted']);
    expect(textOf((await chat(atle).says('contacts')).card)).toMatch(/Who named you[^]*Lea Lostphone/);
  });

  test('the card of acceptance in the hands of somebody else does nothing and tells nothing', async () => {
    await name(lea, siri);
    const card = await chat(siri).sees(/Be a recovery contact of Lea/);
    const copy = { ...card, card: structuredClone(card.card) };
    for (const other of [tara, mona, lea])
      expect(
        textOf(await chat(other).press({ ...copy, card: structuredClone(copy.card) }, 'acceptContact')),
      ).toBe('You were not asked\nNobody asks you for this, or it is over.\nStart over');
    expect(await contactsOf(lea)).toEqual(['Atle Attester accepted', 'Siri Security asked']);
    await accept(siri);
  });

  test('a technician can name nobody for somebody else, nor take anybody away', async () => {
    const card = await chat(tara).says('contacts');
    await chat(tara).press(forged(card, 'nameContact', { picked: theo.id, upn: '' }), 'nameContact');
    await chat(tara).press(
      forged(card, 'nameContact', { id: circleIdOf(lea.id), owner: lea.id, picked: theo.id, upn: '' }),
      'nameContact',
    );
    await chat(tara).press(forged(card, 'removeContact', { person: atle.id }), 'removeContact');
    expect(await contactsOf(lea)).toEqual(['Atle Attester accepted', 'Siri Security accepted']);
    expect(await contactsOf(tara)).toEqual(['Theo Technician asked']);
  });

  test('nobody’s contacts are shown where others read', async () => {
    const help = await chat(lea).says('help');
    const shared = {
      ...help,
      conversation: `${noticeChannel.channelId};messageid=1`,
      card: structuredClone(help.card),
    };
    expect(textOf(await chat(lea).press(shared, 'contacts'))).toMatch(/Ask in your own chat/);
    expect(textOf(await chat(lea).press(help, 'contacts'))).toMatch(/Atle Attester/);
  });

  test.each([
    ['the manager', mona],
    ['oneself', lea],
    ['a guest', gus],
    ['an emergency account', emergency],
  ])('%s cannot be named', async (_, person) => {
    expect(await name(lea, person)).toMatch(/Not that person/);
  });

  test('three are the most, of whom the technician may be one', async () => {
    await name(lea, tara);
    await accept(tara);
    const full = await chat(lea).says('contacts');
    expect(actionsOf(full.card).map(({ verb }) => verb)).not.toContain('nameContact');
    const more = await chat(lea).press(
      forged(full, 'nameContact', { picked: theo.id, upn: '' }),
      'nameContact',
    );
    expect(textOf(more)).toMatch(/You can have 3 recovery contacts/);
  });
});

test('who agreed yesterday is not asked, and the card says why', async () => {
  scene.clock.move(day);
  const text = textOf((await begin()).card);
  expect(text).toMatch(/Recovery contact: not on offer, the recovery contact agreed yesterday, too lately/);
  expect(text).not.toMatch(/Atle|Siri/);
  const status = await chat(tara).sees(showing('Prove who is calling', lea));
  const request = await scene.product.world.store.openFor(lea.id);
  await chat(tara).press(forged(status, 'askContact', { id: request?.id }), 'askContact');
  expect((await scene.product.world.store.openFor(lea.id))?.asked).toMatchObject([{ kind: 'managerVouch' }]);
  await cancel();
});

describe('a month later the number has changed, and the phone is lost', () => {
  test('the technician reads how many could be asked, not who; the desk chooses, and the user is told', async () => {
    scene.clock.move(30 * day);
    scene.graph.tenant.audit('Update user', '', mona.id, lea.id, ['TelephoneNumber']);
    const status = await begin();
    const text = textOf(status.card);
    expect(text).toMatch(/Call to the number on file: not on offer/);
    // The technician of the case is one of the three.
    expect(text).toMatch(/Recovery contact: 2 can be asked/);
    expect(text).not.toMatch(/Atle|Siri/);
    await chat(tara).press(status, 'askContact');
    const request = await scene.product.world.store.openFor(lea.id);
    const { person } = request?.asked.find(({ kind }) => kind === 'recoveryContact') ?? {};
    expect([atle.id, siri.id]).toContain(person?.id);
    await chat(lea).sees(/A recovery contact of yours was asked[^]*Tara Technician/);
    await chat(tara).press(await chat(tara).sees(showing('Prove who is calling', lea)), 'askContact');
    expect((await scene.product.world.store.openFor(lea.id))?.asked).toHaveLength(2);
  });

  test("their word and the manager's are enough", async () => {
    const request = await scene.product.world.store.openFor(lea.id);
    const asked = request?.asked.find(({ kind }) => kind === 'recoveryContact')?.person.id;
    const contact = asked === atle.id ? atle : siri;
    const question = await chat(contact).sees(
      /You are a recovery contact of Lea[^]*Tara Technician has somebody/,
    );
    await chat(contact).press(question, 'vouch', { note: 'Spoke on video' });
    await chat(tara).sees(/✓ Recovery contact, [^]*Still needed: [^]*the manager's word/);
    await chat(mona).press(await chat(mona).sees(showing('Is this really', lea)), 'vouch', {
      note: 'On video',
    });
    const approval = await approve(scene, lea);
    expect(textOf(approval.card)).toMatch(/You approved/);
    await chat(tara).sees(showing('Prepared', lea));
    await cancel();
  });
});

test('who steps down while they are asked cannot say yes any more', async () => {
  const { store } = scene.product.world;
  await cast(scene).tara.press(await begin(), 'askContact');
  const asked = (await store.openFor(lea.id))?.asked.find(({ kind }) => kind === 'recoveryContact')?.person;
  const contact = asked?.id === atle.id ? atle : siri;
  const other = contact === atle ? siri : atle;
  await chat(contact).press(await chat(contact).says('contacts'), 'leaveContact');
  await chat(lea).sees(`${contact.name} is no longer your recovery contact`);
  const question = await chat(contact).sees(
    /You are a recovery contact of Lea[^]*Tara Technician has somebody/,
  );
  const said = await chat(contact).press(question, 'vouch', { note: 'Spoke on video' });
  expect(textOf(said)).toMatch(/Your word does not count here/);
  expect((await store.openFor(lea.id))?.evidence).toEqual([]);
  await cancel();

  // The one who is left has been disabled meanwhile.
  scene.graph.tenant.users.set(other.id, { ...other, disabled: true });
  expect(textOf((await begin()).card)).toMatch(
    /Recovery contact: not on offer, no recovery contact can be asked/,
  );
  await cancel();
});
