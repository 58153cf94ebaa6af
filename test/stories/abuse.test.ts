import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fillIn } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import {
  approve,
  caseClosed,
  cast,
  lookUp,
  openCase,
  readBackCode,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { lea, kariOslo, atle, arne, theo } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const recovery = (upn: string, ticket: string) => openCase(scene, { scenario: 'recovery', upn, ticket });

/** Somebody claims to be Lea: the manager says no, and the code is never read back right. */
async function failToBeLea(): Promise<Message> {
  const { tara, mona } = cast(scene);
  const status = await recovery(lea.upn, 'INC0010001');
  await mona.press(await mona.sees(showing('Is this really', lea)), 'disown');
  const wrong = readBackCode(status) === '000000' ? '111111' : '000000';
  for (let tries = 3; tries > 0; tries -= 1) {
    const card = await tara.sees(tries === 3 ? /Say \**\d{6}/ : `${tries} tries left`);
    await tara.press(card, 'readBack', { code: wrong });
  }
  return await tara.sees(showing('Prove who is calling', lea));
}

test('after two failed proofs only strong proof counts, whichever technician asks; security is told, and a victim is not locked out (AC-90)', async () => {
  const { tara, anna } = cast(scene);
  await tara.press(await failToBeLea(), 'cancel');
  await caseClosed(scene, lea);

  const second = scene.teams.person(theo);
  const other = await openCase(scene, {
    scenario: 'recovery',
    upn: lea.upn,
    ticket: 'INC0010001',
    by: theo,
  });
  expect(actionsOf(other.card).map(({ verb }) => verb)).not.toContain('readBack');
  await second.press(other, 'cancel');
  await second.sees(showing('Cancelled', lea));

  const { card, text } = await lookUp(scene, { upn: lea.upn, ticket: 'INC0010001' });
  expect(text).toMatch(/More proof is needed this time: somebody must see the user in person/);
  await tara.press(card, 'open');
  await scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) &&
      textOf(message.card).includes('Somebody may be trying to be Lea Lostphone'),
    'the alert',
  );
  const status = await tara.sees(showing('Prove who is calling', lea));
  expect(textOf(status.card)).not.toMatch(/Say \**\d{6}|Mona/);
  expect(actionsOf(status.card).map(({ verb }) => verb)).not.toContain('readBack');

  await fillIn(tara, status, 'attest', { attester: atle.upn });
  const beside = await scene.teams.person(atle).sees(showing('standing beside you', lea));
  await scene.teams.person(atle).press(beside, 'vouch', { note: 'Badge and face' });
  const asked = await anna.sees(showing('Approve a pass', lea));
  expect(textOf(asked.card)).toMatch(/Note[^]*2 failed proofs today[^]*0 of 2/);
  await anna.press(asked, 'approve');
  expect((await scene.product.world.store.openFor(lea.id))?.stage).toBe('awaitingApproval');
  const security = scene.teams.person(arne);
  await security.press(await security.sees(showing('Approve a pass', lea)), 'approve');
  await tara.press(await tara.sees(showing('Prepared', lea)), 'cancel');
});

test('a caller who tries how the desk asks, three times, has taught it as much (AC-91)', async () => {
  const { tara } = cast(scene);
  for (let call = 0; call < 3; call += 1) {
    await tara.press(await recovery(kariOslo.upn, 'INC0010012'), 'cancel');
    await caseClosed(scene, kariOslo);
  }
  const { text } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(text).toMatch(/More proof is needed this time/);
});

test('a day later the usual proof is enough again', async () => {
  const { tara } = cast(scene);
  scene.clock.move(25 * 60 * 60_000);
  const { text, card } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(text).not.toMatch(/More proof/);
  await tara.press(card, 'open');
  await verify(scene, await tara.sees(showing('Prove who is calling', kariOslo)), kariOslo);
  await approve(scene, kariOslo);
  await tara.press(await tara.sees(showing('Prepared', kariOslo)), 'cancel');
});
