import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { approve, cast, claimCodeOf, linkIn, openCase, ready, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfRun, placesOf, tainted } from '../sandbox/taint';
import type { Evidence } from '../sandbox/taint';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;
let evidence: readonly Evidence[];

/** A run with everything in it that could spill: a wrong code, a pass that is not usable yet, a lost answer, a second pass, use. */
beforeAll(async () => {
  scene = await startScene();
  const { tara } = cast(scene);
  const { tenant } = scene.graph;
  const status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  await approve(scene);
  await ready(scene);
  const path = linkIn(scene, 'INC0010001');
  const lea = createVisitor(scene);
  const code = await claimCodeOf(scene);
  await lea.submit(path, await lea.open(path), { code: '00000000' });
  tenant.replicationMs = 24 * 60 * 60_000;
  await lea.submit(path, await lea.open(path), { code });
  tenant.replicationMs = 0;
  scene.graph.fault(
    (request) => request.method === 'POST' && request.url.pathname.endsWith('temporaryAccessPassMethods'),
    'resetAfter',
  );
  await lea.submit(path, await lea.open(path), { code });
  await lea.submit(path, await lea.open(path), { code });
  const shown = await lea.submit(path, await lea.open(path), { code });
  const session = scene.subject.signIn(people.lea.upn, passcodeOn(shown.text) ?? '') ?? '';
  scene.subject.register(session, 'fido2');
  await tara.sees(/Done: Passkey/);
  await scene.teams.until(
    (message) => JSON.stringify(message.card).includes('Pass deleted'),
    'the revocation notice',
  );
  evidence = await evidenceOfRun({ ...scene, exchanges: scene.recorder.exchanges });
});

afterAll(async () => {
  await scene.close();
});

test('a passcode is nowhere but in the one answer of Graph that made it and on the one page that showed it (AC-60)', () => {
  const { issuedPasscodes } = scene.graph.tenant;
  expect(issuedPasscodes).toHaveLength(4);
  expect(evidence.length).toBeGreaterThan(100);
  const places = issuedPasscodes.map((passcode) => placesOf(evidence, passcode));
  const answer = 'node → graph POST temporaryAccessPassMethods (answer)';
  const page = expect.stringMatching(/^browser → page .* \(answer\)$/);
  expect(places).toEqual([[answer], [answer], [answer, page], [answer, page]]);
});

test.each(['plain', 'base64', 'hex', 'reversed', 'spaced'])(
  'a passcode planted in a log line as %s is found (AC-60)',
  (form) => {
    const passcode = scene.graph.tenant.issuedPasscodes[0] ?? '';
    const planted = {
      plain: passcode,
      base64: Buffer.from(`pass ${passcode} end`).toString('base64'),
      hex: Buffer.from(passcode).toString('hex'),
      reversed: Array.from(passcode).reverse().join(''),
      spaced: Array.from(passcode).join(' '),
    }[form];
    expect(tainted([{ where: 'log', text: `${scene.log.join('')} ${planted ?? ''}` }], passcode)).not.toEqual(
      [],
    );
  },
);

test('tokens, codes and secrets are not in the log either', () => {
  const log = scene.log.join('');
  expect(log).not.toMatch(/eyJ[\w-]+\./);
  expect(log).not.toMatch(/secret-of-the-sandbox|password-of-the-sandbox/);
});
