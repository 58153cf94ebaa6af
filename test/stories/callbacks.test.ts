import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { present } from '../../services/presenting';
import { people } from '../sandbox/people';
import { askForVerifiedId, below, caseOf, giveUp, happened, newest } from '../sandbox/presenting';
import type { PresentingPage } from '../sandbox/presenting';
import { cast, openCase, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import type { Message } from '../sandbox/teams/teams';
import { verifiedData } from '../sandbox/verifiedId/callbacks';
import { credentialOf } from '../sandbox/verifiedId/credential';
import type { Pending } from '../sandbox/verifiedId/request';
import type { Post } from '../sandbox/verifiedId/verifiedId';

const { kariOslo, tara } = people;
let scene: Scene;
let status: Message;
/** A presentation of an earlier case. */
let earlier: Pending;

beforeAll(async () => {
  scene = await startScene();
  await awaited();
  earlier = newest(scene);
  await giveUp(scene, status, kariOslo);
});

afterAll(async () => {
  await scene.close();
});

afterEach(async () => {
  await giveUp(scene, status, kariOslo);
});

/** Kari's case, in which a Verified ID is awaited. */
async function awaited(): Promise<PresentingPage> {
  status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  return await askForVerifiedId(scene, status, kariOslo);
}

/** Posts that Kari has shown who she is, as the service would, with something changed; returns the status. */
async function postGood(pending: Pending, change: Partial<Post> = {}): Promise<number> {
  const good = verifiedData(pending.asked, credentialOf(kariOslo), 95, scene.clock);
  const body = { requestStatus: 'presentation_verified', ...good, ...change.body };
  return await scene.verifiedId.post(pending, { ...change, body });
}

/** The work is answered with a status, and nothing has happened in the case. */
async function expectNothing(work: () => Promise<number>, code: number): Promise<void> {
  const before = await happened(scene, kariOslo);
  expect(await work()).toBe(code);
  expect(await happened(scene, kariOslo)).toEqual(before);
}

test('the service is heard when key, state and id fit', async () => {
  await awaited();
  expect(await postGood(newest(scene))).toBe(200);
  expect((await caseOf(scene, kariOslo)).stage).toBe('awaitingApproval');
});

test.each<[string, () => Partial<Post>, number]>([
  ['without a key', () => ({ apiKey: '' }), 401],
  ['with the key of an earlier presentation', () => ({ apiKey: keyOf(earlier) }), 401],
  ['under the state of an earlier one', () => ({ body: { state: earlier.asked.callback.state } }), 401],
  [
    'under the state and with the key of an earlier one',
    () => ({ apiKey: keyOf(earlier), body: { state: earlier.asked.callback.state } }),
    404,
  ],
  ['under the id of an earlier one', () => ({ body: { requestId: earlier.id } }), 404],
  ['about something else', () => ({ body: { requestStatus: 'issuance_successful' } }), 401],
])('a word %s changes nothing', async (_, change, code) => {
  await awaited();
  await expectNothing(() => postGood(newest(scene), change()), code);
});

test.each(['', '{', 'null', '{"state":"x"}'])('%j is no word, and is answered with nothing', async (body) => {
  await awaited();
  const { url } = newest(scene).asked.callback;
  const send = () => fetch(url, { method: 'POST', headers: { 'api-key': keyOf(newest(scene)) }, body });
  await expectNothing(async () => (await send()).status, 401);
  expect(await (await send()).text()).toBe('');
});

test('a word that comes when its time is over changes nothing', async () => {
  await awaited();
  scene.clock.move(6 * 60_000);
  await cast(scene).tara.sees(below('was not shown in time', kariOslo));
  await expectNothing(() => postGood(newest(scene)), 404);
});

test('a second tab with an older presentation of the same case is closed, and its word changes nothing', async () => {
  const first = await awaited();
  const old = newest(scene);
  scene.clock.move(6 * 60_000);
  await cast(scene).tara.sees(below('was not shown in time', kariOslo));
  const second = await askForVerifiedId(scene, status, kariOslo);
  expect([(await first.open()).status, (await second.open()).status]).toEqual([404, 200]);
  expect(await scene.verifiedId.show(old.link, credentialOf(kariOslo))).toBeUndefined();
  await expectNothing(() => postGood(old), 404);
});

test('pressing three times at once awaits one presentation, whatever the service was asked for', async () => {
  status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  const already = scene.verifiedId.requests.length;
  await Promise.all([1, 2, 3].map(() => cast(scene).tara.press({ ...status }, 'present')));
  expect((await happened(scene, kariOslo)).filter((kind) => kind === 'presentationAsked')).toHaveLength(1);
  const asked = scene.verifiedId.requests.slice(already);
  const heard = await Promise.all(asked.map(({ link }) => scene.verifiedId.scan(link)));
  expect(heard.filter((code) => code === 200)).toHaveLength(1);
  expect(heard.filter((code) => code === 404)).toHaveLength(asked.length - 1);
  const again = await present(scene.product.world, tara, (await caseOf(scene, kariOslo)).id);
  expect(again).toMatchObject({ done: { presentation: { state: 'scanned' } } });
  expect(scene.verifiedId.requests).toHaveLength(already + asked.length);
  status = await cast(scene).tara.sees(below('Scanned', kariOslo));
});

test('a word that was heard is not heard again, however often it is repeated', async () => {
  await awaited();
  const pending = newest(scene);
  const all = await Promise.all(Array.from({ length: 12 }, () => postGood(pending)));
  expect(all.filter((code) => code !== 200 && code !== 404)).toEqual([]);
  // What follows from the first word is done by then, so that nothing else can happen meanwhile.
  await cast(scene).anna.sees(showing('Approve a pass', kariOslo));
  await expectNothing(() => postGood(pending), 404);
  const kinds = await happened(scene, kariOslo);
  expect(kinds.filter((kind) => kind === 'evidenced' || kind === 'submitted')).toEqual([
    'evidenced',
    'submitted',
  ]);
});

test('of two words the first counts: what failed cannot be made good', async () => {
  await awaited();
  const pending = newest(scene);
  const body = { requestStatus: 'presentation_error', error: { code: 'claimValidationError', message: '' } };
  expect(await scene.verifiedId.post(pending, { body })).toBe(200);
  await expectNothing(() => postGood(pending), 404);
  expect((await caseOf(scene, kariOslo)).stage).toBe('verifying');
});

function keyOf({ asked }: Pending): string {
  return asked.callback.headers['api-key'] ?? '';
}
