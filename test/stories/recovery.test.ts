import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people, groups } from '../sandbox/people';
import { approve, cast, claimCodeOf, linkIn, openCase, ready, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

test('a lost phone is recovered by the locked-out person alone with the passcode, and nothing of it is left behind', async () => {
  const { tara } = cast(scene);
  const status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  await approve(scene);
  const lent = await ready(scene);
  expect(lent.text).toContain('The user is ready');
  const path = linkIn(scene, 'INC0010001');
  const lea = createVisitor(scene);
  const page = await lea.open(path);
  expect(page.text).toContain('Lea L.');
  const shown = await lea.submit(path, page, { code: await claimCodeOf(scene) });
  const passcode = passcodeOn(shown.text);
  expect(passcode).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
  const session = scene.subject.signIn(people.lea.upn, passcode ?? '') ?? '';
  expect(scene.subject.register(session, 'fido2')).toBe(true);
  await tara.sees(/Done: Passkey/);
  await scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) && JSON.stringify(message.card).includes('Pass deleted'),
    'the revocation notice',
  );
  expect(scene.graph.tenant.passes.size).toBe(0);
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  expect(scene.graph.tenant.dangers).toEqual([]);
});
