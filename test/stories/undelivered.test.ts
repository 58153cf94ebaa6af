import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runJob } from '../../services/jobs';
import { upkeep } from '../../services/upkeep';
import type { ClaimedJob } from '../../services/ports';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { groups, people } from '../sandbox/people';
import { cast, openCase, showing, verify, approve } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';

const { lea, kariOslo, kariBergen, mona } = people;
const blocked = { status: 403, body: { error: { code: 'MessageWritesBlocked' } } };
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const to =
  (conversation: string) =>
  ({ method, url, body }: DoubleRequest): boolean =>
    method !== 'GET' &&
    (decodeURIComponent(url.pathname).includes(conversation) || body.includes(conversation));

const notice = (text: RegExp) =>
  scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );

test('a message to somebody who blocked the bot is given up, and the channel is told', async () => {
  // Each try opens the chat, installs the app, and opens it again.
  scene.teams.connector.fault(to(mona.id), blocked, 6);
  await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await notice(/Somebody could not be told[^]*Lea Lostphone/);
  const request = await scene.product.world.store.openFor(lea.id);
  expect(request?.undelivered).toEqual([`vouch:${mona.id}`]);
});

test('a channel that is gone is never in the way of taking away, and gets its notices when it is back (AC-89)', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  await verify(scene, status, kariOslo);
  await approve(scene, kariOslo);
  const { tara } = cast(scene);
  await tara.sees(showing('Prepared', kariOslo));
  scene.teams.connector.fault(to('19:notices'), blocked, 2);
  await scene.product.world.store.change((await idOf(kariOslo.id)) ?? '', () => ({
    events: [{ kind: 'foreignPass', passId: 'test' }],
    by: 'desk',
    answer: undefined,
  }));
  await tara.press(status, 'cancel');
  await tara.sees(showing('Cancelled', kariOslo));
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  await notice(/A pass that this desk did not make[^]*kari/);
});

test('a digest that the channel does not take is posted with the next round, and then not before the next day', async () => {
  const { world } = scene.product;
  const posted = () => scene.teams.notices().filter(({ card }) => /Audit seal \d/.test(textOf(card))).length;
  // The day of the one that was posted at the start is over.
  await world.store.giveBackTurn('digest');
  const before = posted();
  scene.teams.connector.fault(to('19:notices'), blocked);
  await upkeep(world, 60, ['seal', 'digest']);
  expect(posted()).toBe(before);
  await upkeep(world, 60, ['digest']);
  await upkeep(world, 60, ['digest']);
  expect(posted()).toBe(before + 1);
});

test('when Teams asks to wait, the message waits as long', async () => {
  const busy = { status: 429, headers: { 'retry-after': '2' }, body: {} };
  scene.teams.connector.fault(to(mona.id), busy);
  const before = performance.now();
  await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
  await cast(scene).mona.sees(showing('Is this really', kariBergen));
  expect(performance.now() - before).toBeGreaterThan(1_900);
});

test('a step that fails again and again is told of, and goes on being tried (AC-80)', async () => {
  const { tara } = cast(scene);
  const card = await tara.sees(showing('Prove who is calling', kariBergen));
  const { world } = scene.product;
  const id = (await idOf(kariBergen.id)) ?? '';
  const leaving = ({ method, url }: DoubleRequest): boolean =>
    method === 'DELETE' && url.pathname.includes(groups.recovery.id);
  await world.store.change(id, () => ({
    events: [{ kind: 'enrolling' }, { kind: 'enrolled' }],
    by: 'desk',
    answer: undefined,
  }));
  scene.graph.fault(leaving, { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 2);
  await tara.press(card, 'cancel');
  const job: ClaimedJob = { requestId: id, key: 'step:leave:cancelled', attempt: 5 };
  await runJob(world, job);
  await notice(/Something cannot be taken away[^]*kari/);
  await tara.sees(showing('Cancelled', kariBergen));
});

async function idOf(subjectId: string): Promise<string | undefined> {
  return (await scene.product.world.store.lastFor(subjectId))?.id;
}
