import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answer } from '../../bot/cli/command';
import { desk } from '../../bot/cli/desk';
import { freePort } from '../sandbox/freePort';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { people } from '../sandbox/people';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const root = join(__dirname, '../..');
const slowMs = 1_500;
let scene: Surroundings;
let address: string;
let product: ChildProcess;
let complained = '';

beforeAll(async () => {
  scene = await startSurroundings();
});

afterAll(async () => {
  product.kill('SIGKILL');
  await scene.close();
});

/** Starts the product as `npm start` does; resolves when it answers. */
async function start(): Promise<void> {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  scene.teams.connect(address);
  product = spawn(process.execPath, ['--disable-warning=DEP0111', '--import', 'tsx', 'bot/main.ts'], {
    cwd: root,
    env: { ...process.env, ...scene.environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  product.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  for await (const line of product.stdout ?? []) if (String(line).includes('process:listening')) return;
}

/** Somebody asks for help; the answer waits for a slow look at the directory, which has begun when this resolves. */
async function asked(): Promise<{ readonly help: Promise<Message> }> {
  const begun = new EventEmitter();
  const looked = ({ url }: DoubleRequest): boolean => {
    const isLook = url.pathname === `/v1.0/users/${people.tara.id}`;
    if (isLook) begun.emit('look');
    return isLook;
  };
  scene.graph.fault(looked, { slowMs });
  const look = once(begun, 'look');
  const help = scene.teams.person(people.tara).says('help');
  help.catch(() => undefined);
  await look;
  return { help };
}

test('SIGTERM takes nothing new, lets what is being answered finish, and ends with 0', async () => {
  await start();
  const { help } = await asked();
  const ended = once(product, 'exit');
  product.kill('SIGTERM');
  expect(textOf((await help).card)).toContain('new');
  await expect(fetch(`${address}/livez`)).rejects.toThrow('fetch failed');
  expect(await ended).toEqual([0, null]);
});

test('a second signal ends it at once', async () => {
  await start();
  const { help } = await asked();
  const ended = once(product, 'exit');
  product.kill('SIGTERM');
  product.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  await expect(help).rejects.toThrow('fetch failed');
});

test('asked by a signal it opens no debugger, and writes no report and no heap (AC-63)', async () => {
  const files = async () => (await readdir(root)).sort();
  const before = await files();
  complained = '';
  await start();
  product.kill('SIGUSR1');
  const { help } = await asked();
  expect(textOf((await help).card)).toContain('new');
  const ended = once(product, 'exit');
  product.kill('SIGUSR2');
  expect(await ended).toEqual([null, 'SIGUSR2']);
  expect([await files(), complained]).toEqual([before, '']);
});

test('under another sealing key it does not start, and says so (AC-105, AC-108)', async () => {
  // Something is on record, and sealed when the product starts.
  await answer(desk, ['resume', '--reason', 'A test'], scene.environment, () => undefined);
  await start();
  const ended = once(product, 'exit');
  product.kill('SIGTERM');
  await ended;
  const other = spawn(process.execPath, ['--disable-warning=DEP0111', '--import', 'tsx', 'bot/main.ts'], {
    cwd: root,
    env: { ...process.env, ...scene.environment, SEALING_KEY: Buffer.alloc(32, 1).toString('base64') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  other.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await once(other, 'exit')).toEqual([1, null]);
  expect(said).toContain('SEALING_KEY: not the key under which');
});
