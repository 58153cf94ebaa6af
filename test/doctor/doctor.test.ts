import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import { doctor } from '../../bot/cli/doctor';
import type { Finding } from '../../bot/doctor/examine';
import words from '../../bot/doctor/words/en.json';
import { apps, groups, people } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';

let scene: Scene;
const nobody = '99999999-9999-4999-8999-999999999999';

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

async function examined(changes: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const code = await answer(doctor, ['--json'], { ...scene.environment, ...changes }, (line) =>
    lines.push(line),
  );
  const { findings } = JSON.parse(lines.join('')) as { readonly findings: readonly Finding[] };
  const ill = findings.filter(({ well }) => !well);
  return { code, findings, ill: Object.fromEntries(ill.map(({ check, detail }) => [check, detail])) };
}

test('a group of security in which nobody would be left to review is found', async () => {
  await scene.product.world.store.saveConversation('service', 'https://smba.example');
  const security = scene.graph.tenant.members.get(groups.security.id);
  security?.delete(people.sverre.id);
  expect(await examined()).toMatchObject({ code: 1, ill: { reviewers: '2 of 3' } });
  security?.set(people.sverre.id, 0);
});

test('a deployment in which everything is there is well, once Teams was heard', async () => {
  const { code, findings, ill } = await examined();
  expect([ill, code]).toEqual([{}, 0]);
  const looked = Object.keys(words.checks).filter((check) => check !== 'seals');
  expect(findings.map(({ check }) => check).toSorted()).toEqual(looked.toSorted());
});

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]>([
  ['no such group', { SECURITY_GROUP_ID: nobody }, { groups: 'SECURITY_GROUP_ID' }],
  [
    'an identity with the permissions of another',
    { REAPER_CLIENT_ID: apps.bot.clientId, REAPER_SECRET: apps.bot.secret },
    { reaperPermissions: expect.stringContaining('UserAuthMethod-TAP.ReadWrite.All') },
  ],
  ['a wrong password at the service desk', { DESK_PASSWORD: 'wrong' }, { serviceDesk: 'DESK_FORBIDDEN' }],
  ['a wrong secret of the bot', { BOT_PASSWORD: 'wrong' }, { botCredential: 'SIGN_IN_FAILED' }],
  [
    'keys that nobody publishes',
    { BOT_OPENID_METADATA_URL: 'https://localhost:1/keys' },
    { botKeys: 'not reached' },
  ],
  [
    'a database that does not answer',
    { DATABASE_URL: 'postgres://desk:hidden@127.0.0.1:1/desk' },
    { database: 'STORE_UNAVAILABLE', clock: 'STORE_UNAVAILABLE', heard: 'STORE_UNAVAILABLE' },
  ],
  [
    'a policy that is not there',
    { POLICY_FILE: 'none.json' },
    { policy: expect.stringContaining('none.json') },
  ],
  ['a folder that is not there', { AUDIT_FILE: '/nowhere/seals.jsonl' }, { seals: 'cannot be written' }],
])('%s is found, and nothing else is said to be ill', async (_, changes, ill) => {
  expect(await examined(changes)).toMatchObject({ code: 1, ill });
  expect(Object.keys((await examined(changes)).ill)).toEqual(Object.keys(ill));
});

test('settings that cannot be used are told one by one, without looking at anything', async () => {
  const { code, ill, findings } = await examined({ TENANT_ID: 'x', SEALING_KEY: 'short' });
  expect([code, findings.length, Object.keys(ill)]).toEqual([1, 2, ['settings']]);
});

test('in words it says what to do about each, and no secret', async () => {
  const lines: string[] = [];
  const environment = { ...scene.environment, SECURITY_GROUP_ID: nobody, DESK_PASSWORD: 'wrong-one' };
  await answer(doctor, [], environment, (line) => lines.push(line));
  const text = lines.join('\n');
  expect(text).toContain(`ill   Groups: SECURITY_GROUP_ID\n      ${words.todo.groups}`);
  expect(text).toMatch(/\d+ checks, 2 ill\.$/);
  expect(text).not.toContain('wrong-one');
  expect(Object.keys(words.todo)).toEqual(Object.keys(words.checks));
});

test('what is ill because something else is, is said to come after that', async () => {
  const lines: string[] = [];
  const environment = { ...scene.environment, DATABASE_URL: 'postgres://desk:hidden@127.0.0.1:1/desk' };
  await answer(doctor, [], environment, (line) => lines.push(line));
  const text = lines.join('\n');
  expect(text).toContain(`ill   Database: STORE_UNAVAILABLE\n      ${words.todo.database}`);
  expect(text).toContain('ill   Clocks: STORE_UNAVAILABLE\n      The database comes first.');
});
