import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../sandbox/freePort';
import { startManagedIdentity } from '../sandbox/managedIdentity';
import type { ManagedIdentity } from '../sandbox/managedIdentity';
import { apps, people } from '../sandbox/people';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { activityBase, personal } from '../sandbox/teams/activityBase';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { WireCard } from '../sandbox/teams/card';
import { production } from './production';

const root = join(__dirname, '../..');
const run = promisify(execFile);
const serviceUrl = 'https://smba.trafficmanager.net/';

/** The lines of the Dockerfile by instruction, in order. */
const steps = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .split('\n')
  .map((line) => /^(COPY|RUN|CMD|ENTRYPOINT) (.*)$/.exec(line))
  .filter((found) => found !== null)
  .map(([, what = '', rest = '']) => ({ what, rest }));
const of = (what: string): readonly string[] =>
  steps.filter((step) => step.what === what).map(({ rest }) => rest);

let image: string;
let around: Surroundings;
let identity: ManagedIdentity;
let product: ChildProcess;
let address: string;
let said = '';

/** What the Dockerfile does, as plain lines in an empty folder; only its first `npm ci` is the one of this checkout. */
async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tap-desk-image-'));
  const copied = of('COPY').filter((rest) => !rest.startsWith('--from'));
  for (const path of copied.flatMap((rest) => rest.split(' ').slice(0, -1)))
    cpSync(join(root, path), join(folder, path), { recursive: true });
  const modules = join(folder, 'node_modules');
  symlinkSync(join(root, 'node_modules'), modules);
  const [first, ...rest] = of('RUN').filter((line) => line.startsWith('npm '));
  expect(first).toBe('npm ci');
  for (const line of rest) {
    if (line.startsWith('npm ci')) await rm(modules);
    await run(
      '/bin/sh',
      ['-c', `${line}${line.startsWith('npm ci') ? ' --prefer-offline --no-audit' : ''}`],
      { cwd: folder },
    );
  }
  return folder;
}

beforeAll(async () => {
  [image, around] = await Promise.all([build(), startSurroundings()]);
  identity = await startManagedIdentity(around);
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  around.teams.connect(address);
  const groups = Object.entries(around.environment).filter(([name]) => /_GROUP_ID$|^TENANT_ID$/.test(name));
  const [shell = '', flag = '', line = ''] = JSON.parse(of('ENTRYPOINT').join('')) as readonly string[];
  product = spawn(shell, [flag, line, ...(JSON.parse(of('CMD').join('')) as readonly string[])], {
    cwd: image,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...production,
      ...Object.fromEntries(groups),
      ...identity.environment,
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
      NODE_OPTIONS: `--require ${join(root, 'test/sandbox/standIn.cjs')}`,
      TAP_STAND_INS: JSON.stringify({
        'graph.microsoft.com': around.graph.port,
        'login.microsoftonline.com': around.login.port,
        'login.botframework.com': around.teams.issuer.port,
        'smba.trafficmanager.net': around.teams.connector.port,
        'desk.example.org': around.desk.port,
      }),
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: around.databaseUrl,
      AUDIT_FILE: join(around.folder, 'seals.jsonl'),
      BOT_ID: apps.bot.clientId,
      FRONT_CLIENT_ID: apps.front.clientId,
      REAPER_CLIENT_ID: apps.reaper.clientId,
      SIGNIN_CLIENT_ID: apps.signIn.clientId,
      DESK_CLIENT_ID: undefined,
      DESK_CLIENT_SECRET: undefined,
      DESK_USER: around.environment['DESK_USER'],
      DESK_PASSWORD: around.environment['DESK_PASSWORD'],
    },
  });
  product.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for await (const text of product.stdout ?? []) if (String(text).includes('process:listening')) break;
});

afterAll(async () => {
  product.kill('SIGKILL');
  await identity.close();
  await around.close();
  await rm(image, { recursive: true, force: true });
});

async function sent(activity: object): Promise<Response> {
  const base = activityBase(people.tara, personal(people.tara.id), serviceUrl);
  const authorization = `Bearer ${await around.teams.issuer.token(apps.bot.clientId, serviceUrl)}`;
  return await around.teams.send({ ...base, id: randomUUID(), ...activity }, { authorization });
}

test('what the Dockerfile builds starts in production mode and says that it lives and issues', async () => {
  expect(said).toBe('');
  const [alive, ready] = await Promise.all([fetch(`${address}/livez`), fetch(`${address}/readyz`)]);
  expect([alive.status, ready.status]).toEqual([200, 200]);
  expect(await ready.json()).toEqual({ state: 'issuing', out: [], roles: ['web', 'pages', 'jobs'] });
});

test('a word and a press are answered with cards, by the managed identities and no secret of an application', async () => {
  expect((await sent({ type: 'message', text: 'help' })).status).toBe(200);
  const help = await around.teams.until(
    ({ conversation }) => conversation === personal(people.tara.id),
    'help',
  );
  const guide = actionsOf(help.card).find(({ verb }) => verb === 'guide');
  const value = {
    action: { type: 'Action.Execute', verb: 'guide', data: guide?.data ?? {} },
    trigger: 'manual',
  };
  const press = { type: 'invoke', name: 'adaptiveCard/action', replyToId: help.id, value };
  const answer = (await (await sent(press)).json()) as { readonly value: WireCard };
  expect(textOf(answer.value)).toContain('Lost phone');
  expect([...identity.asked]).toEqual(expect.arrayContaining([apps.front.clientId, apps.bot.clientId]));
});

test('it holds no tool of development', async () => {
  const modules = await readdir(join(image, 'node_modules'));
  expect(['jest', 'typescript', 'tsx', 'fast-check'].filter((name) => modules.includes(name))).toEqual([]);
  expect(modules).toContain('botbuilder');
});

test('it ends with 0 when it is told to', async () => {
  const ended = once(product, 'exit');
  product.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said).toBe('');
});
