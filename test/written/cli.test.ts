import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import policyJson from '../../env/policy.json';
import { answer } from '../../bot/cli/command';
import { policy, policyArguments } from '../../bot/cli/policy';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-policy-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(more: object): Promise<string> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, JSON.stringify({ ...policyJson, ...more }));
  return file;
}

async function run(args: readonly string[], more: object = {}): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const environment = { POLICY_FILE: await fileOf(more) };
  const code = await answer(policy, policyArguments(args), environment, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

const owned = (approvedOn: string) => ({
  document: { owner: 'Head of identity', approvedBy: 'CISO', approvedOn, reviewEveryMonths: 12 },
});

test('asked for help it says how it is called', async () => {
  expect(await run(['--help'])).toEqual({ code: 0, said: policy.usage });
});

test('without a word it prints the policy, its version and hash, and what was not at hand', async () => {
  const { code, said } = await run([]);
  expect(said).toMatch(/^# Policy for Temporary Access Passes/);
  expect(said).toMatch(/\*\*Hash \(SHA-256\):\*\* [0-9a-f]{64}/);
  expect(said).toContain('Live state:** not at hand');
  expect(said).toMatch(/\| The tenant's baseline \| not checked/);
  expect(said).toMatch(/\| Least Privilege \|.*\| Not measured yet \|/);
  expect(code).toBe(0);
});

test('a summary without books asserts nothing', async () => {
  const { said } = await run(['summary']);
  expect(said.match(/\| not measured yet \|/g)?.length).toBeGreaterThanOrEqual(8);
  expect(said).not.toMatch(/\| (?:High|Medium|Low):/);
});

describe('the review', () => {
  test('that is overdue is said at the top, and the check ends with 1', async () => {
    const { said } = await run([], owned('2020-02-29'));
    expect(said.split('\n\n')[1]).toBe('> **Its review is overdue since 2021-02-28.**');
    expect(await run(['check'], owned('2020-02-29'))).toEqual({
      code: 1,
      said: 'Its review is overdue since 2021-02-28.',
    });
  });

  test('of a policy in order is not overdue, and the check ends with 0', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(today > yesterday).toBe(true);
    expect((await run(['check'], owned(yesterday))).code).toBe(0);
  });

  test('of a policy that nobody owns or approved is not in order', async () => {
    const { code, said } = await run(['check']);
    expect(said).toBe('Nobody is named as its owner.\nIt is not approved.');
    expect(code).toBe(1);
  });
});

describe('against an earlier version', () => {
  test('it tells in words what changed, and nothing else', async () => {
    const before = await fileOf({ version: '2025-12', contactStableDays: 21 });
    const { said } = await run(['--against', before], {
      readOut: [
        {
          scenario: 'recovery',
          from: '2026-03-01',
          until: '2026-03-31',
          reason: 'A branch offline',
          approvedBy: 'Board',
        },
      ],
    });
    expect(said.split('\n')).toEqual([
      'From version 2025-12 to version 2026-01',
      '- A number or a manager counts when it has not changed for: was “21 days”, now “30 days”',
      '- Version of the policy: was “2025-12”, now “2026-01”',
      '- Reading out on a call: was “none is in force”, now “1”',
      '- New: Lost phone, MFA reset: reading out on a call, from 2026-03-01: A branch offline (Board) (2026-03-31)',
    ]);
  });

  test('that says the same it says so', async () => {
    expect((await run(['--against', await fileOf({})])).said).toContain('Nothing that the policy says');
  });
});

test('"--html" writes a page that fetches nothing, and escapes what somebody wrote', async () => {
  const file = join(folder, 'policy.html');
  const { document } = owned('2026-01-05');
  await run(['--html', file], { document: { ...document, owner: '<img src=x onerror=y>' } });
  const text = await readFile(file, 'utf8');
  expect(text).toContain('&#60;img src=x');
  expect(text).not.toMatch(/<(?:script|img|link)|https?:\/\//);
});

test.each(['print', 'summary'])('"%s --json" is data, with the same as a page', async (name) => {
  const file = join(folder, `${name}.html`);
  const { code, said } = await run([name, '--json', '--html', file]);
  expect(code).toBe(0);
  expect(JSON.parse(said)).toHaveProperty('title');
  expect(await readFile(file, 'utf8')).toContain((JSON.parse(said) as { readonly title: string }).title);
});

test.each<[readonly string[], object, number, RegExp]>([
  [['--json', 'x'], {}, 2, /Unexpected argument/],
  [['print', '--htlm', 'x'], {}, 2, /Unknown option/],
  [['--html', '/nowhere/at/all.html'], {}, 2, /--html FILE: cannot be written/],
  [['--against', '/nowhere.json'], {}, 2, /--against FILE: cannot be read/],
  [['summarise'], {}, 2, /npm run policy -- print/],
  [[], { document: { owner: 'X', boss: 'Y' } }, 1, /POLICY_FILE: document: .*boss/],
  [[], { document: { approvedOn: '2026-02-30' } }, 1, /POLICY_FILE: document\.approvedOn/],
  [[], { document: { reviewEveryMonths: 13 } }, 1, /document\.reviewEveryMonths: 1 to 12/],
  [[], { retired: { onboarding: '2027-01-01' } }, 1, /retired: .*onboarding/],
  [[], { retired: { recovery: 'soon' } }, 1, /retired\.recovery/],
  [[], { rollout: { scenarios: { pilot: [] } } }, 1, /rollout/],
])('%j with %j is answered in words, and ends with %d', async (args, more, code, words) => {
  const answered = await run(args, more);
  expect(answered.said).toMatch(words);
  expect(answered.code).toBe(code);
});
