import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { fillIn } from '../sandbox/fillIn';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { approve, caseClosed, cast, lookUp, openCase, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';

const { lea, kariOslo, kariBergen, atle, mona } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

beforeEach(() => {
  scene.graph.tenant.audits.splice(0);
});

afterAll(async () => {
  await scene.close();
});

const close = async (name: SandboxPerson): Promise<void> => {
  const { tara } = cast(scene);
  const card = await tara.sees(showing('(?:Prove who|Waiting for approval|Prepared)', name));
  await tara.press(card, 'cancel');
  await caseClosed(scene, name);
};

describe('a caller whose number changed three days ago', () => {
  test('is not called, and the card says why and what counts instead (AC-92)', async () => {
    scene.graph.tenant.audit('Update user', '', mona.id, lea.id, ['TelephoneNumber']);
    scene.clock.move(3 * 24 * 60 * 60_000 + 60_000);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    const text = textOf(status.card);
    expect(text).toMatch(/Call to the number on file: not on offer, number changed 3 days ago/);
    expect(text).toMatch(/Still needed: one strong proof, or the manager's word and one more proof\./);
    expect(text).toMatch(/Read aloud: “I take another way today/);
    expect(actionsOf(status.card).map(({ verb }) => verb)).not.toContain('readBack');
  });

  test('and a forged read-back is refused (AC-92)', async () => {
    const { tara } = cast(scene);
    const request = await scene.product.world.store.openFor(lea.id);
    const forged = {
      type: 'Action.Execute',
      verb: 'readBack',
      title: '',
      data: { id: request?.id, code: '123456', left: '3' },
    };
    const status = await tara.sees(showing('Prove who is calling', lea));
    await tara.press({ ...status, card: { actions: [forged] } }, 'readBack');
    expect((await scene.product.world.store.openFor(lea.id))?.evidence).toEqual([]);
  });

  test('is compared on live video, and the manager vouches: the deaf caller too', async () => {
    const { tara } = cast(scene);
    const status = await tara.sees(showing('Prove who is calling', lea));
    await fillIn(tara, status, 'video', { note: 'Photo on file and badge' });
    await tara.sees(/✓ Live video, Tara Technician/);
    const manager = scene.teams.person(mona);
    await manager.press(await manager.sees(showing('Is this really', lea)), 'vouch', {
      note: 'Spoke on video',
    });
    await approve(scene, lea);
    await close(lea);
  });
});

test('somebody whose manager changed yesterday is vouched for by nobody (AC-93)', async () => {
  scene.graph.tenant.audit('Set user manager', '', mona.id, kariOslo.id);
  const status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(textOf(status.card)).toMatch(/The manager's word: not on offer, manager changed today/);
  expect((await scene.product.world.store.openFor(kariOslo.id))?.asked).toEqual([]);
  await close(kariOslo);
});

test('a sensitive account takes strong proof, one more, and security', async () => {
  const { tara, anna, arne } = cast(scene);
  scene.graph.tenant.members.get(groups.sensitive.id)?.set(kariBergen.id, 0);
  const { text } = await lookUp(scene, { upn: kariBergen.upn, ticket: 'INC0010004' });
  expect(text).toMatch(
    /Sensitive[^]*one strong proof and one more, and two approvers, one of them from security/,
  );
  const status = await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
  expect(textOf(status.card)).toMatch(/Still needed: one strong proof and one more proof\./);
  const manager = scene.teams.person(mona);
  await manager.press(await manager.sees(showing('Is this really', kariBergen)), 'vouch', {
    note: 'Met today',
  });
  await fillIn(tara, status, 'attest', { attester: atle.upn });
  const attester = scene.teams.person(atle);
  await attester.press(await attester.sees(showing('standing beside you', kariBergen)), 'vouch', {
    note: 'Badge',
  });
  await anna.press(await anna.sees(showing('Approve a pass', kariBergen)), 'approve');
  expect((await scene.product.world.store.openFor(kariBergen.id))?.stage).toBe('awaitingApproval');
  await arne.press(await arne.sees(showing('Approve a pass', kariBergen)), 'approve');
  await close(kariBergen);
});

test('a sign-in ten minutes before a lost phone is shown, and security decides too (AC-95)', async () => {
  const { tara, anna } = cast(scene);
  scene.graph.tenant.signIn(kariOslo.id, 0, '');
  scene.clock.move(10 * 60_000);
  const { card, text } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(text).toMatch(/security approves too this time/);
  await tara.press(card, 'open');
  const status = await tara.sees(showing('Prove who is calling', kariOslo));
  await fillIn(tara, status, 'attest', { attester: atle.upn });
  const attester = scene.teams.person(atle);
  await attester.press(await attester.sees(showing('standing beside you', kariOslo)), 'vouch', {
    note: 'Badge',
  });
  expect(textOf((await anna.sees(showing('Approve a pass', kariOslo))).card)).toMatch(/Signed in 10 min ago/);
  await close(kariOslo);
});
