import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  lookUp,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, theo, mona, siri } = people;
/** Of the shape of a passcode, and none. */
const shaped = 'Kx7+mPq2R/zz';
let scene: Scene;

beforeAll(async () => {
  scene = await startScene({ upkeepSeconds: 1 });
});

afterAll(async () => {
  await scene.close();
});

async function shown(subject: SandboxPerson, ticket: string): Promise<string> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const path = linkIn(scene, ticket);
  const visitor = createVisitor(scene);
  const code = await claimCodeOf(scene, subject);
  const page = await visitor.submit(path, await visitor.open(path), { code });
  await cast(scene).tara.sees(showing('The pass was shown', subject));
  return passcodeOn(page.text) ?? '';
}

const said = async (person: SandboxPerson, text: string): Promise<string> =>
  textOf((await scene.teams.person(person).says(text)).card);
const notice = async (text: RegExp) =>
  await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );

test('while no pass is out a text of the shape of a passcode is a text like any other', async () => {
  expect(await said(theo, shaped)).toContain('TAP Desk');
});

test('on a card such a word is left out before it is kept or anybody else sees it, and honest work goes on', async () => {
  const reason = `DESKTOP-4F7K2Q9 is lost, she says ${shaped}`;
  const { card, text } = await lookUp(scene, { upn: lea.upn, ticket: 'INC0010001', reason });
  expect(text).toMatch(/That looks like a pass[^]*Nothing was kept/);
  await cast(scene).tara.press(card, 'person');
  expect(textOf(card.card)).toMatch(/Lea Lostphone/);
  expect(JSON.stringify(card.card)).toContain('DESKTOP-4F7K2Q9 is lost, she says …');
  expect(scene.log.filter((line) => line.includes('typedOnCard'))).toHaveLength(1);
  expect(JSON.stringify([scene.log, scene.teams.messages])).not.toContain(shaped);
});

describe('while a pass is out', () => {
  let passcode: string;

  beforeAll(async () => {
    passcode = await shown(lea, 'INC0010001');
  });

  test.each(['help me', 'INC0010001', 'lea.lostphone@contoso.example', 'The code is 4821 7730', 'abcd2345'])(
    '“%s” is answered as ever, and the pass goes on',
    async (text) => {
      expect(await said(mona, text)).toContain('TAP Desk');
      expect(await scene.product.world.store.openFor(lea.id)).toMatchObject({ stage: 'handedOver' });
    },
  );

  test('somebody without a part in it is asked to delete what they typed, security is told once, and nothing is revoked', async () => {
    expect(await said(theo, `is this it? ${shaped}`)).toMatch(/Delete your message now[^]*Security is told/);
    const text = textOf((await notice(/A pass may stand in a chat/)).card);
    expect(text).toMatch(/Theo Technician typed what has the shape of a pass/);
    await said(theo, shaped);
    expect(await scene.product.world.store.openFor(lea.id)).toMatchObject({ stage: 'handedOver' });
    const events = await scene.product.world.store.desk();
    expect(events.typed?.by.id).toBe(theo.id);
  });

  test('somebody with a part in it voids the pass, whatever the text was: there is nothing to compare it with', async () => {
    expect(await said(mona, `I wrote it down: ${shaped}`)).toMatch(/the pass that was out is revoked/);
    await cast(scene).tara.sees(showing('Revoked', lea));
    await notice(/A pass may stand in a chat[^]*typed what has the shape of a pass. The pass is revoked/);
    expect(scene.subject.signIn(lea.upn, passcode)).toBeUndefined();
    expect(scene.graph.tenant.passes.has(lea.id)).toBe(false);
  });

  test('and what was typed is in no message, table, log or file', async () => {
    const { store } = scene.product.world;
    const request = await store.lastFor(lea.id);
    const events = await store.events(request?.id ?? '');
    const kept = JSON.stringify([events, request, await store.desk(), scene.log, scene.teams.messages]);
    expect(kept).not.toContain(shaped);
    expect(request).toMatchObject({ outcome: 'revoked', because: 'typed', endedBy: { id: mona.id } });
  });
});

test('a pass that was used already is not revoked by it: that would end the registration', async () => {
  const passcode = await shown(kariOslo, 'INC0010012');
  const session = scene.subject.signIn(kariOslo.upn, passcode) ?? '';
  await cast(scene).tara.sees(showing('The user has signed in', kariOslo));
  expect(await said(mona, shaped)).toContain('TAP Desk');
  scene.subject.register(session, 'fido2');
  await cast(scene).tara.sees(showing('Done: ', kariOslo));
  expect(await said(siri, 'desk')).toContain('The desk issues passes');
});
