import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { cast, claimCodeOf, linkIn, openCase, ready, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { createVisitor } from '../sandbox/visitor';

const { lea, anna, mona, tara } = people;
const slow = { slowMs: 3_500 };
/** Nobody waits longer for a sign that the desk is at work. */
const signMs = 2_000;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene({ answerMs: undefined });
});

afterAll(async () => {
  await scene.close();
});

/** Makes the next reading of what this person belongs to take longer than Teams waits. */
function slowGroupsOf(id: string): void {
  scene.graph.fault((request) => request.url.pathname.endsWith(`${id}/transitiveMemberOf`), slow);
}

test('an approval that Graph keeps waiting is answered at once, goes on, and then shows on the same card (AC-35)', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  const card = await cast(scene).anna.sees('Approve a pass?');
  slowGroupsOf(anna.id);
  const pressed = performance.now();
  expect(textOf(await scene.teams.person(anna).press(card, 'approve'))).toMatch(/Working on it/);
  expect(performance.now() - pressed).toBeLessThan(signMs);
  await cast(scene).anna.sees('You approved');
  expect(textOf(card.card)).toMatch(/You approved/);
});

test('a slow press in the channel is answered in the presser’s own chat, and the notice stays', async () => {
  await cast(scene).tara.sees(showing('Prepared', lea));
  await ready(scene);
  const path = linkIn(scene, 'INC0010001');
  const visitor = createVisitor(scene);
  await visitor.submit(path, await visitor.open(path), { code: await claimCodeOf(scene) });
  const notice = await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && textOf(message.card).includes('Pass shown'),
    'the notice',
  );
  slowGroupsOf(mona.id);
  const shown = await scene.teams.person(mona).press({ ...notice }, 'revoke');
  expect(textOf(shown)).toMatch(/The answer comes to your own chat/);
  await cast(scene).mona.sees(/Not an approver|No such case/);
  expect(textOf(notice.card)).toMatch(/Pass shown/);
});

test('a word that Graph keeps waiting shows within two seconds that the desk is writing, and nothing where it is quick', async () => {
  const typing = () =>
    scene.recorder.exchanges.filter(
      ({ to, requestBody }) => to === 'connector' && requestBody.includes('"type":"typing"'),
    );
  await scene.teams.person(tara).says('queue');
  expect(typing()).toEqual([]);
  slowGroupsOf(tara.id);
  const said = Date.now();
  await scene.teams.person(tara).says('queue');
  const [shown, ...more] = typing();
  expect(Date.parse(shown?.at ?? '') - said).toBeLessThan(signMs);
  expect(more).toEqual([]);
});
