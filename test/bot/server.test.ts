import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { apps, people } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { activityBase, personal } from '../sandbox/teams/activityBase';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

async function post(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${scene.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

test.each<[string, () => ReturnType<typeof post>, number]>([
  ['unsigned JSON (AC-01)', () => post('{}'), 401],
  ['a compressed body (AC-11)', () => post(gzipSync('{}'), { 'content-encoding': 'gzip' }), 415],
  ['a huge body (AC-11, AC-29)', () => post('x'.repeat(300_000)), 413],
  ['a form', () => post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
])('%s is refused without a word', async (_, send, status) => {
  expect(await send()).toEqual({ status, text: '' });
});

test('a token that looks right but was signed by somebody else is refused by the SDK behind the gate (AC-02)', async () => {
  const serviceUrl = `${scene.teams.connector.url}/`;
  const forged = await scene.login.signer.sign(
    { iss: 'https://api.botframework.com', aud: apps.bot.clientId, serviceurl: serviceUrl },
    3600,
  );
  const activity = {
    ...activityBase(people.tara, personal(people.tara.id), serviceUrl),
    type: 'message',
    text: 'new',
  };
  const response = await scene.teams.send(activity, { authorization: `Bearer ${forged}` });
  expect([response.status, await response.text()]).toEqual([401, '']);
});

test.each(['/', '/api/messages', '/h/', '/ready/TAP-NOPE42', '/ready/%00', '/signin/callback'])(
  'GET %s tells nothing',
  async (path) => {
    const response = await fetch(scene.url + path, { redirect: 'manual' });
    expect([404, 405, 400]).toContain(response.status);
    expect(await response.text()).not.toMatch(/error|stack|at /i);
  },
);

test.each([
  ['en-GB', 'en', 'Nothing to open here'],
  ['nb-NO,nb;q=0.9,en;q=0.5', 'nb', 'Ingenting å åpne her'],
  ['ar', 'ar', 'لا شيء لفتحه هنا'],
])('a browser that asks for %s is answered in it', async (accepted, code, heading) => {
  const response = await fetch(`${scene.url}/h/abcd2345`, { headers: { 'accept-language': accepted } });
  const text = await response.text();
  expect([response.status, text.includes(`<html lang="${code}"`), text.includes(heading)]).toEqual([
    404,
    true,
    true,
  ]);
});

test('a forged sign-in answer opens nothing', async () => {
  const body = new URLSearchParams({ state: 'guess', code: 'guess' }).toString();
  const response = await fetch(`${scene.url}/signin/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  expect(response.status).toBe(404);
});

test('it says that it is alive and ready', async () => {
  expect((await fetch(`${scene.url}/livez`)).status).toBe(200);
  expect((await fetch(`${scene.url}/readyz`)).status).toBe(200);
});

test('the packages that were asked for stand on the production path', () => {
  const loaded = Object.keys(require.cache);
  for (const name of [
    'botbuilder',
    '@microsoft/teams-ai',
    '@azure/identity',
    '@microsoft/microsoft-graph-client',
    'adaptivecards-templating',
    'restify',
  ]) {
    expect(loaded.some((path) => path.includes(`node_modules/${name}/`))).toBe(true);
  }
});
