import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askForForm } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import {
  approve,
  cast,
  caseClosed,
  lookUp,
  openCase,
  readBackCode,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { WireAction } from '../sandbox/teams/card';
import { activityBase } from '../sandbox/teams/activityBase';
import type { Message } from '../sandbox/teams/teams';

const { lea, kariOslo } = people;
const recoveryOfKari = { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' };
const isForm = ({ data }: WireAction): boolean => data['what'] === 'attest';
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

test('a message that Teams delivers twice is answered once (AC-35)', async () => {
  const { tara } = cast(scene);
  const base = activityBase(people.tara, tara.conversation, `${scene.teams.connector.url}/`);
  const activity = { ...base, id: randomUUID(), type: 'message', text: 'help' };
  const answers = await Promise.all([scene.teams.send(activity), scene.teams.send(activity)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(tara.messages()).toHaveLength(1);
});

test('two quick presses on "Yes, start" open one case, and both show it', async () => {
  const { tara } = cast(scene);
  const { card } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
  const shown = await Promise.all([tara.press({ ...card }, 'open'), tara.press({ ...card }, 'open')]);
  expect(shown.map(textOf)).toEqual([
    expect.stringContaining('Prove who is calling'),
    expect.stringContaining('Prove who is calling'),
  ]);
  expect(await scene.product.world.store.openOf(people.tara.id)).toHaveLength(1);
  await tara.press(await tara.sees('Prove who is calling'), 'cancel');
});

describe('one case, every press of it heard more than once', () => {
  let status: Message;

  beforeAll(async () => {
    status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  });

  const failures = async (): Promise<number> =>
    (await scene.product.world.store.openFor(lea.id))?.readBackFailures ?? -1;
  const wrong = (): string => (readBackCode(status) === '000000' ? '111111' : '000000');

  test('a form is sent once for a press that is heard again, and says so when it is heard again itself', async () => {
    const { tara } = cast(scene);
    const form = await askForForm(tara, { ...status }, 'attest');
    const [before, button] = [tara.messages().length, actionsOf(status.card).find(isForm)];
    const once = randomUUID();
    const press = async () => await tara.press({ ...status }, button ?? '', {}, once);
    await press();
    await press();
    expect(tara.messages()).toHaveLength(before + 1);
    const sent = async () =>
      textOf(await tara.press({ ...form }, 'attest', { attester: people.atle.upn }, form.id));
    expect(await sent()).toMatch(/Asked\. The card of the case shows the answer/);
    expect(await sent()).toMatch(/This was heard/);
    expect((await scene.product.world.store.openFor(lea.id))?.asked).toHaveLength(2);
  });

  test('a wrong code that is delivered three times is one wrong code', async () => {
    const { tara } = cast(scene);
    const once = randomUUID();
    const press = async () => await tara.press({ ...status }, 'readBack', { code: wrong() }, once);
    await Promise.all([press(), press()]);
    await press();
    expect(await failures()).toBe(1);
  });

  test('two presses on the same card are one wrong code', async () => {
    const { tara } = cast(scene);
    const current = await tara.sees('2 tries left');
    await Promise.all([
      tara.press({ ...current }, 'readBack', { code: wrong() }),
      tara.press({ ...current }, 'readBack', { code: wrong() }),
    ]);
    expect(await failures()).toBe(2);
  });

  test('an approval that is delivered twice, or pressed twice, is one approval and shows as given (AC-30, AC-35)', async () => {
    await verify(scene, await cast(scene).tara.sees('Prove who is calling'));
    const { anna } = cast(scene);
    const card = { ...(await anna.sees('Approve a pass?')) };
    const once = randomUUID();
    const shown = await Promise.all([
      anna.press({ ...card }, 'approve', {}, once),
      anna.press({ ...card }, 'approve', {}, once),
      anna.press({ ...card }, 'approve'),
    ]);
    await anna.sees('You approved');
    expect(shown.map(textOf).filter((text) => /refused|Not |already/i.test(text))).toEqual([]);
    const request = await scene.product.world.store.openFor(lea.id);
    expect(request?.approvals).toHaveLength(1);
    const late = await anna.press({ ...card }, 'approve', {}, once);
    expect(textOf(late)).toMatch(/You approved/);
  });

  test('a cancellation that is heard again says what it said before', async () => {
    const { tara } = cast(scene);
    const prepared = { ...(await tara.sees('Prepared')) };
    const once = randomUUID();
    await tara.press({ ...prepared }, 'cancel', {}, once);
    await tara.sees(/Cancelled.*lea\.lostphone/s);
    expect(textOf(await tara.press({ ...prepared }, 'cancel', {}, once))).toMatch(/Cancelled/);
    expect(textOf(await tara.press({ ...prepared }, 'cancel'))).toMatch(/Cancelled/);
  });
});

test('what is lent while the case comes to its end does not stay', async () => {
  const { tara } = cast(scene);
  await verify(scene, await openCase(scene, recoveryOfKari), kariOslo);
  await approve(scene, kariOslo);
  const prepared = await tara.sees(showing('Prepared', kariOslo));
  const { store } = scene.product.world;
  const lend = store.lend.bind(store);
  const id = (await store.openFor(kariOslo.id))?.id ?? '';
  store.lend = async (...lent) => {
    await tara.press({ ...prepared }, 'cancel');
    await caseClosed(scene, kariOslo);
    await lend(...lent);
    expect(await store.lent(id)).toBeDefined();
  };
  expect((await ready(scene, kariOslo)).status).toBe(403);
  store.lend = lend;
  expect(await store.lent(id)).toBeUndefined();
});

test('a press that is delivered again after its time changes nothing back', async () => {
  const { tara } = cast(scene);
  await verify(scene, await openCase(scene, recoveryOfKari), kariOslo);
  const opener = async () => (await scene.product.world.store.openFor(kariOslo.id))?.opener;
  const card = { ...(await tara.sees(showing('Waiting for approval', kariOslo))) };
  const early = randomUUID();
  const form = { ...(await askForForm(tara, card, 'changeOpener')) };
  await tara.press({ ...form }, 'changeOpener', { opener: 'manager' }, early);
  expect(await opener()).toBe('manager');
  await tara.press({ ...form }, 'changeOpener', { opener: 'subject' });
  await tara.press({ ...form }, 'changeOpener', { opener: 'manager' }, early);
  expect(await opener()).toBe('subject');
});
