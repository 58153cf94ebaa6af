import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { randomUUID } from 'node:crypto';
import { personKey, serviceKey, writeReceipt } from '../../bot/teams/references';
import { startDouble } from '../sandbox/httpsDouble';
import type { Double } from '../sandbox/httpsDouble';
import { apps, people, tenantId } from '../sandbox/people';
import { everythingTold, openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { activityBase, personal } from '../sandbox/teams/activityBase';

const { tara, mona } = people;
let scene: Scene;
let elsewhere: Double;

beforeAll(async () => {
  scene = await startScene();
  elsewhere = await startDouble('elsewhere', () => ({ status: 200, body: { id: 'taken' } }), scene);
});

afterAll(async () => {
  await elsewhere.close();
  await scene.close();
});

const connector = (): string => `${scene.teams.connector.url}/`;
const said = (more: object = {}) => ({
  ...activityBase(tara, personal(tara.id), connector()),
  id: randomUUID(),
  type: 'message',
  text: 'help',
  ...more,
});
/** What the bot did because of an activity: its calls to everything but the keys it verifies with. */
async function effectsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = scene.recorder.exchanges.length;
  await work();
  return scene.recorder.exchanges
    .slice(before)
    .filter(({ to }) => !['issuer', 'bot', 'clock'].includes(to))
    .map(({ to, method, url }) => `${to} ${method} ${url}`);
}

describe('a token that the channel signed, and that is not for this bot', () => {
  const now = Math.floor(Date.now() / 1_000);
  test.each<[string, object]>([
    ['for another audience (AC-02)', { aud: 'https://graph.microsoft.com' }],
    ['without a service address', { serviceurl: undefined }],
    ['not valid yet (AC-03)', { nbf: now + 900 }],
    [
      'as the emulator has it (AC-04)',
      {
        iss: `https://sts.windows.net/${tenantId}/`,
        aud: 'https://api.botframework.com',
        appid: apps.bot.clientId,
      },
    ],
  ])('%s: 401, and nothing happens', async (_, claims) => {
    const token = await scene.teams.issuer.token(apps.bot.clientId, connector(), { ...claims });
    const effects = await effectsOf(async () => {
      const response = await scene.teams.send(said(), { authorization: `Bearer ${token}` });
      expect([response.status, await response.text()]).toEqual([401, '']);
    });
    expect(effects).toEqual([]);
  });
});

test("the bot's own outbound token is no way in, and the address that it names is never called (AC-05)", async () => {
  await scene.teams.person(tara).says('help');
  const outbound =
    scene.recorder.exchanges.find(({ to }) => to === 'connector')?.requestHeaders['authorization'] ?? '';
  expect(outbound).toMatch(/^Bearer /);
  const effects = await effectsOf(async () => {
    const forged = said({ serviceUrl: `${elsewhere.url}/` });
    expect((await scene.teams.send(forged, { authorization: outbound })).status).toBe(401);
  });
  expect(effects).toEqual([]);
});

describe('a sender whom the directory does not know as a member', () => {
  test.each<[string, unknown]>([
    ['without an object id', undefined],
    ['with an object id of nobody', '99999999-0000-4000-8000-000000000001'],
    ['with a path for an object id', '../groups'],
  ])('%s is told one sentence, by word and by press (AC-07)', async (_, aadObjectId) => {
    const conversation = personal(randomUUID());
    const base = said({
      ...activityBase(tara, conversation, connector()),
      from: { id: '29:x', name: 'Tara', aadObjectId },
    });
    expect((await scene.teams.send(base)).status).toBe(200);
    const card = await scene.teams.until((message) => message.conversation === conversation, 'an answer');
    const value = { action: { type: 'Action.Execute', verb: 'guide', data: {} } };
    const press = { ...base, id: randomUUID(), type: 'invoke', name: 'adaptiveCard/action', value };
    const pressed = (await (await scene.teams.send(press)).json()) as { readonly value: unknown };
    for (const shown of [card.card, pressed.value]) expect(textOf(shown)).toMatch(/^Not for this account/);
  });
});

describe('an activity that nobody expects (AC-14)', () => {
  const pressOf = (value: unknown) => ({ type: 'invoke', name: 'adaptiveCard/action', value });
  const action = (verb: unknown, data: unknown) =>
    pressOf({ action: { type: 'Action.Execute', verb, data } });
  test.each<[string, object, number]>([
    ['an unknown type', { type: 'handover' }, 200],
    ['an event', { type: 'event', name: 'tokens/response' }, 200],
    ['members that are no list', { type: 'conversationUpdate', membersAdded: {} }, 400],
    ['an unknown invoke', { type: 'invoke', name: 'task/fetch', value: {} }, 501],
    ['an invoke without a name', { type: 'invoke' }, 501],
    ['a press without a value', pressOf(undefined), 400],
    ['a press with a list for its value', pressOf([]), 400],
    ['a number for a verb', action(5, {}), 400],
    ['nothing for data', action('status', null), 200],
    ['a list for an object id', { from: { id: 'x', aadObjectId: ['x'] } }, 400],
  ])('%s is ignored or refused, without detail', async (_, more, status) => {
    const response = await scene.teams.send(said({ text: undefined, ...more }));
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/stack|\bat \/|TypeError/);
  });

  test('and the desk serves on', async () => {
    expect(textOf((await scene.teams.person(tara).says('new')).card)).toContain('Which case is it?');
  });
});

describe('an address in what was stored', () => {
  const evil = () => writeReceipt({ serviceUrl: `${elsewhere.url}/`, conversation, activityId: 'x' });
  const conversation = { id: personal(mona.id), isGroup: false, conversationType: 'personal', name: '' };

  test('is judged again before anybody is written to (AC-09)', async () => {
    await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
    await everythingTold(scene);
    const { store, messenger } = scene.product.world;
    const request = await store.openFor(people.lea.id);
    if (request === undefined) throw new Error('no request');
    await store.saveConversation(personKey(mona.id), evil());
    const untold = { ...request, told: {} };
    await expect(messenger.tell(untold, `vouch:${mona.id}`)).rejects.toMatchObject({ code: 'CHAT_GONE' });
    await store.saveConversation(serviceKey, `${elsewhere.url}/`);
    const notice = { key: 'x', what: 'stopped', about: '' } as const;
    await expect(messenger.notify(await store.desk(), notice)).rejects.toMatchObject({
      code: 'CHAT_UNREACHABLE',
    });
    expect(scene.recorder.exchanges.filter(({ to }) => to === 'elsewhere')).toEqual([]);
  });
});

test('an upload is refused and leaves no file (AC-11)', async () => {
  const uploads = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('upload_'));
  const before = await uploads();
  const body = new FormData();
  body.set('file', new Blob(['x'.repeat(1_000)]), 'x.txt');
  const token = await scene.teams.issuer.token(apps.bot.clientId, connector());
  const response = await fetch(`${scene.url}/api/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  expect([response.status, await response.text()]).toEqual([415, '']);
  expect(await uploads()).toEqual(before);
});
