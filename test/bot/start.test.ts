import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import policyJson from '../../env/policy.json';
import { freshDatabase } from '../sandbox/testDatabase';
import { production } from './production';

let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-start-'));
  database = await freshDatabase();
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Starts the product as `npm start` does; resolves when it ends by itself. */
async function started(changes: Readonly<Record<string, string | undefined>>) {
  const env = { PATH: process.env['PATH'], ...production, DATABASE_URL: database.url, ...changes };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
    cwd: join(__dirname, '../..'),
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said };
}

async function policyFile(policy: unknown): Promise<string> {
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, typeof policy === 'string' ? policy : JSON.stringify(policy));
  return path;
}

test('without its environment it does not start, and says everything that is missing at once (AC-15)', async () => {
  const { code, said } = await started({ TENANT_ID: undefined, SEALING_KEY: undefined });
  expect(code).toBe(1);
  expect(said).toMatch(/SEALING_KEY: expected a value[^]*TENANT_ID: expected an object id/);
  expect(said).not.toMatch(/\bat .*\.ts|undefined/);
});

test.each<[string, unknown, RegExp]>([
  ['loosens a limit', { ...policyJson, limits: { ...policyJson.limits, codeAttempts: 500 } }, /codeAttempts/],
  ['has a key that nobody knows', { ...policyJson, approvalsNeeded: 0 }, /approvalsNeeded/],
  ['is no JSON', '{', /not JSON/],
])(
  'with a policy file that %s it does not start, and names it (AC-130, AC-131)',
  async (_, policy, words) => {
    const { code, said } = await started({ POLICY_FILE: await policyFile(policy) });
    expect([code, said]).toEqual([1, expect.stringMatching(words)]);
  },
);

test('without a policy file it does not start', async () => {
  const { code, said } = await started({ POLICY_FILE: join(folder, 'none.json') });
  expect([code, said]).toEqual([1, expect.stringMatching(/POLICY_FILE/)]);
});

test('when its port is taken it says so and ends', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = String((other.address() as AddressInfo).port);
  try {
    const { code, said } = await started({ HOST: '127.0.0.1', PORT: port });
    expect([code, said]).toEqual([1, expect.stringContaining(`port ${port} is taken`)]);
  } finally {
    other.close();
  }
});

test('when its database does not answer it says so and ends', async () => {
  const { code, said } = await started({ DATABASE_URL: 'postgres://desk:hidden@127.0.0.1:1/desk' });
  expect([code, said]).toEqual([1, expect.stringContaining('STORE_UNAVAILABLE')]);
  expect(said).not.toContain('hidden');
});
