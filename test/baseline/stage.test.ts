import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import { policy } from '../../bot/cli/policy';
import { tenant } from '../../bot/cli/tenant';
import { rememberCheck } from '../../bot/cli/tenantStage';
import { loadConfig } from '../../bot/config';
import { changeDesk } from '../../services/recovery';
import { criticalChecks, lastCheckOf } from '../../services/baseline/lastCheck';
import { checks } from '../../services/baseline/checks';
import { judge } from '../../services/baseline/report';
import { deskId } from '../../services/store/change';
import { openTestBooks } from '../audit/books';
import type { Books } from '../audit/books';
import { production } from '../bot/production';
import { expected, policiesLess, stateWith } from './goodState';

let books: Books;

beforeAll(async () => {
  books = await openTestBooks(production['SEALING_KEY']);
});

afterAll(async () => {
  await books.close();
});

async function run(
  cli: typeof tenant,
  args: readonly string[],
  pilot = '',
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const environment = { ...production, DATABASE_URL: books.url, PILOT_GROUP_ID: pilot };
  const code = await answer(cli, args, environment, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

const stage = (args: readonly string[], pilot?: string) => run(tenant, ['stage', ...args], pilot);
const pilotGroup = '7e000000-0000-4000-8000-0000000000aa';

/** What a check of the tenant would have kept. */
async function checked(fail: readonly string[]): Promise<void> {
  const pass = checks.map(({ id }) => id).filter((id) => !fail.includes(id));
  const found = { pass, fail, exception: [], unknown: [] };
  await changeDesk(books, 'operator', { kind: 'baselineChecked', found });
}

describe('the phases on a desk with its own books', () => {
  test('none was begun, and everybody is served', async () => {
    expect(await stage([])).toEqual({ code: 0, said: 'No rollout was begun: everybody is served.' });
  });

  test('a pilot without its group would serve nobody, and does not begin', async () => {
    const { code, said } = await stage(['pilot', '--reason', 'Go', '--yes']);
    expect(said).toMatch(/✗ PILOT_GROUP_ID/);
    expect(code).toBe(1);
    expect((await books.store.desk()).rollout).toBeUndefined();
  });

  test('with it the pilot begins, once, and is in the trail', async () => {
    expect((await stage(['pilot', '--yes'], pilotGroup)).said).toContain('--reason "why": needed');
    const { code } = await stage(['pilot', '--reason', 'Go', '--yes'], pilotGroup);
    expect(code).toBe(0);
    expect((await books.store.desk()).rollout).toMatchObject({ stage: 'pilot' });
    expect((await stage([])).said).toMatch(/^Phase "pilot" since 20/);
  });

  test('the next waits for the baseline, the days and the cases, and names each', async () => {
    await checked([criticalChecks[0] ?? '']);
    const { code, said } = await stage(['onboarding', '--reason', 'On', '--yes']);
    expect(said).toMatch(/✗ the baseline of this phase holds: 1 of \d+ checks are open/);
    expect(said).toMatch(/✗ this phase ran for 0 of 14 days/);
    expect(said).toMatch(/✗ 0 of 10 cases/);
    expect(said).toMatch(/Not yet: 3 conditions/);
    expect(code).toBe(1);
    await checked([]);
    expect((await stage(['onboarding'])).said).toMatch(/✓ the baseline/);
    expect((await books.store.desk()).rollout).toMatchObject({ stage: 'pilot' });
  });

  test.each([[['later']], [['pilot', '--force']]])('%j is refused, and ends with 2', async (args) => {
    expect((await stage(args)).code).toBe(2);
  });
});

describe('what an operator checks', () => {
  const report = judge(
    '7e000000-0000-4000-8000-000000000001',
    '2026-06-20T08:00:00.000Z',
    stateWith({ policies: policiesLess('register') }),
    expected,
  );

  test('is kept in the books of the desk, by the clock of the books, and in the trail', async () => {
    const before = await books.store.now();
    await rememberCheck(loadConfig({ ...production, DATABASE_URL: books.url }), report);
    const { baseline } = await books.store.desk();
    expect(baseline?.fail).toContain('registration.reachable');
    expect(baseline).toEqual({ ...lastCheckOf(report), at: baseline?.at });
    expect((baseline?.at ?? '') >= before).toBe(true);
    const kinds = (await books.store.trail.entries(0, 1_000, deskId)).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('baselineChecked');
  });

  test('is told all the same where the books cannot be reached', async () => {
    const gone = 'postgres://nobody@127.0.0.1:9/none';
    await expect(
      rememberCheck(loadConfig({ ...production, DATABASE_URL: gone }), report),
    ).resolves.toBeUndefined();
  });
});

test('the written policy tells the phase and the check from the same books', async () => {
  await books.closedCase();
  await checked([]);
  const { said } = await run(policy, ['print']);
  expect(said).toMatch(/\| Phase of the rollout \| pilot, since 20/);
  expect(said).toMatch(/\| The tenant's baseline \| \d+ pass, 0 fail, 0 exceptions, 0 unknown \|/);
  expect(said).toMatch(/\| Stage \| rollout: /);
  expect(said).toMatch(/\| Closed cases \| 1, /);
});

test('the summary measures each benefit that it can, and says so of the others', async () => {
  const { code, said } = await run(policy, ['summary']);
  expect(said).toMatch(/\| Scoped roles.* \| \d+ of \d+ checks hold \|/);
  expect(said).toMatch(/\| Auditing and revocation \| 1 of 1 closed cases left nothing behind/);
  expect(code).toBe(0);
});
