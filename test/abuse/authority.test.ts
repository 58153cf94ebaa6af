import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';

const { anna, dina, gus, lea, mona, siri, tara } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** What somebody reads who presses a button of their own making, on a card of their own chat. */
async function forged(who: SandboxPerson, verb: string, data: object): Promise<string> {
  const person = scene.teams.person(who);
  const action = { type: 'Action.Execute', associatedInputs: 'none', title: '', verb, data };
  const card = { id: randomUUID(), conversation: person.conversation, card: { actions: [action] }, edits: 0 };
  return textOf(await person.press(card, verb));
}

describe('whoever is not of security', () => {
  test.each<[string, object]>([
    ['askSwitch', { what: 'stop', reason: 'Because' }],
    ['confirmSwitch', { what: 'stop' }],
    ['removeStranger', { id: lea.id }],
    ['allowSweep', {}],
  ])('presses "%s" in vain, and is told why', async (verb, data) => {
    const before = await scene.product.world.store.desk();
    for (const who of [tara, anna]) expect(await forged(who, verb, data)).toMatch(/For security only/);
    expect(await scene.product.world.store.desk()).toEqual(before);
    expect(await forged(siri, verb, data)).not.toMatch(/For security only/);
  });
});

describe('whoever is no technician', () => {
  test.each([anna, mona])('opens no case, whatever their card says: $name', async (who) => {
    const draft = {
      scenario: 'recovery',
      picked: '',
      upn: lea.upn,
      ticket: 'INC0010001',
      reason: 'Lost phone',
      opener: 'subject',
      removeLost: '',
    };
    const told = await forged(who, 'open', { draft, subjectId: lea.id, removeLost: '' });
    expect(told).toMatch(/For the service desk/);
    expect(await scene.product.world.store.openFor(lea.id)).toBeUndefined();
  });
});

describe('whoever is no member in good standing', () => {
  test.each([dina, gus])('is asked to attest nothing: $name', async (attester) => {
    const open = await scene.product.world.store.openFor(lea.id);
    if (open === undefined)
      await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    const { id = '', asked } = (await scene.product.world.store.openFor(lea.id)) ?? {};
    expect(await forged(tara, 'attest', { id, attester: attester.upn })).toMatch(/Not that person/);
    expect((await scene.product.world.store.openFor(lea.id))?.asked).toEqual(asked);
  });
});
