import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  caseClosed,
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
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, kariBergen, mona } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const noticed = (text: RegExp): Promise<Message> =>
  scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    String(text),
  );
const methodsOf = ({ id }: SandboxPerson): readonly string[] =>
  (scene.graph.tenant.methods.get(id) ?? []).map(({ type }) => type);

/** A whole case up to the pass on the page; whoever opens it has the code. */
async function shownPass(subject: SandboxPerson, ticket: string): Promise<string> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, ticket);
  const code = await claimCodeOf(scene, subject);
  return passcodeOn((await visitor.submit(path, await visitor.open(path), { code })).text) ?? '';
}

describe('somebody asks for a pass as somebody else', () => {
  test('the victim reads it in an older session and stops it with one press, before a pass is made', async () => {
    const { tara } = cast(scene);
    await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
    const victim = scene.teams.person(kariOslo);
    const told = await victim.sees(/Somebody asks for a pass for your account[^]*Tara Technician/);
    await victim.press(told, 'notMe');
    await tara.sees(showing('Cancelled', kariOslo));
    await caseClosed(scene, kariOslo);
    await noticed(/“This was not me”[^]*Kari Nordmann/);
    expect(scene.graph.tenant.revokedSessions).toEqual([]);
  });

  test('and the next caller needs strong proof', async () => {
    const { text } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
    expect(text).toMatch(/More proof is needed this time/);
  });

  test('a press by somebody without a part in the case does nothing and learns nothing', async () => {
    await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
    const told = await scene.teams.person(kariBergen).sees(/Somebody asks for a pass for your account/);
    const copy = { ...told, card: structuredClone(told.card) };
    expect(textOf(await scene.teams.person(lea).press(copy, 'notMe'))).not.toMatch(/Kari|Tara/);
    expect((await scene.product.world.store.openFor(kariBergen.id))?.stage).toBe('verifying');
    const { tara } = cast(scene);
    await tara.press(await tara.sees(showing('Prove who is calling', kariBergen)), 'cancel');
    await caseClosed(scene, kariBergen);
  });
});

describe('a pass was shown to the wrong person and used', () => {
  test('methods on the lost phone went before it was made, as was approved', async () => {
    expect(methodsOf(lea)).toEqual(['password', 'microsoftAuthenticator', 'phone']);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    await verify(scene, status, lea);
    const card = await cast(scene).anna.sees(showing('Approve a pass', lea));
    expect(textOf(card.card)).toMatch(/Removes[^]*Microsoft Authenticator: Lea’s phone/);
    await cast(scene).anna.press(card, 'approve');
    await cast(scene).tara.sees(showing('Prepared', lea));
    expect(methodsOf(lea)).toEqual(['password']);
    expect(scene.graph.tenant.revokedSessions).toEqual([lea.id]);
  });

  test('"this was not me" takes the pass, what was added, and the sessions, even after it was used (AC-99)', async () => {
    await ready(scene, lea);
    const visitor = createVisitor(scene);
    const path = linkIn(scene, 'INC0010001');
    const page = await visitor.submit(path, await visitor.open(path), {
      code: await claimCodeOf(scene, lea),
    });
    const session = scene.subject.signIn(lea.upn, passcodeOn(page.text) ?? '') ?? '';
    scene.subject.register(session, 'fido2', 'Key of the attacker');
    await cast(scene).tara.sees(showing('Done: ', lea));
    expect(methodsOf(lea)).toContain('fido2');

    const victim = scene.teams.person(lea);
    await victim.press(await victim.sees(/A pass for your account was shown/), 'notMe');
    await cast(scene).tara.sees(showing('Contained', lea));
    expect(methodsOf(lea)).toEqual(['password']);
    expect(scene.graph.tenant.revokedSessions).toEqual([lea.id, lea.id]);
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
    await noticed(/“This was not me”[^]*Lea Lostphone[^]*Consider blocking sign-in/);
    await victim.sees(/it is being stopped/);
  });
});

test('the manager can say it too, and a day after the end nobody can', async () => {
  scene.clock.move(8 * 24 * 60 * 60_000);
  const passcode = await shownPass(kariBergen, 'INC0010004');
  const session = scene.subject.signIn(kariBergen.upn, passcode) ?? '';
  scene.subject.register(session, 'fido2', 'New key');
  await cast(scene).tara.sees(showing('Done: ', kariBergen));
  const manager = scene.teams.person(mona);
  const told = await manager.sees(/A pass for Kari Nordmann was shown/);
  scene.clock.move(25 * 60 * 60_000);
  expect(textOf(await manager.press(told, 'notMe'))).toMatch(/Too long ago/);
  expect(methodsOf(kariBergen)).toContain('fido2');
});
