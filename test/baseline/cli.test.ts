import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../services/baseline/report';
import { people } from '../sandbox/people';
import { calling } from '../graph/graphStage';
import { startTenantStage } from './tenantStage';
import type { TenantStage } from './tenantStage';

let stage: TenantStage;

beforeAll(async () => {
  stage = await startTenantStage('ready');
});

afterAll(async () => {
  await stage.close();
});

const file = (name: string): string => join(stage.folder, name);
const graphCalls = (from: number): readonly string[] =>
  stage
    .calls()
    .slice(from)
    .map(({ url }) => new URL(url).pathname);

test('a tenant in which a pass is safe ends with 0, and progress goes elsewhere than the table', async () => {
  const { code, said, told } = await stage.run(['check', '--front']);
  expect(said).toMatch(/The baseline holds\. 50 pass, 0 fail, 1 exceptions, 0 unknown\.$/);
  expect(told).toHaveLength(24);
  expect(told[6]).toBe('7/24 Conditional Access policies');
  expect(said).not.toContain('7/24');
  expect(code).toBe(0);
});

test('an administrator who signs in at another screen reads the same with their own rights', async () => {
  stage.double.tenant.roles.push({
    principalId: people.siri.id,
    roleDefinitionId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    displayName: 'Global Reader',
    directoryScopeId: '/',
  });
  const from = stage.calls().length;
  const { code, told } = await stage.run(['check'], (line) => {
    const entered = /enter (\w+)$/.exec(line)?.[1];
    if (entered !== undefined) stage.login.enterCode(entered, people.siri);
  });
  expect(told[0]).toMatch(/^Sign in as a reader of the tenant: open https:\/\/\S+ and enter \w+$/);
  expect(code).toBe(0);
  expect(stage.calls().length - from).toBeGreaterThan(60);
});

test('somebody without a role that reads is told that nothing could be read, and it ends with 1', async () => {
  const { code, said } = await stage.run(['check'], (line) => {
    const entered = /enter (\w+)$/.exec(line)?.[1];
    if (entered !== undefined) stage.login.enterCode(entered, people.atle);
  });
  expect(said).toMatch(/0 pass, 0 fail, 0 exceptions, 51 unknown/);
  expect(said).toContain('permission is missing for Conditional Access policies');
  expect(code).toBe(1);
});

test('"--json" is the report with its evidence, for a program', async () => {
  const { code, said } = await stage.run(['check', '--front', '--json']);
  const report = JSON.parse(said) as Report;
  expect(code).toBe(0);
  expect(report.findings).toHaveLength(51);
  expect(report.findings.find(({ id }) => id === 'pass.standardLifetime')).toMatchObject({
    state: 'pass',
    values: { shortest: 15, usual: 30, longest: 60, asked: 60 },
  });
});

describe('with a file that is kept', () => {
  test('the next run tells what changed since, in the table, the page and the data', async () => {
    const state = ['--state', file('kept.json')];
    expect((await stage.run(['check', '--front', ...state])).said).not.toContain('since');
    expect((await stage.run(['check', '--front', ...state])).said).toMatch(/Nothing changed since 20/);
    stage.double.tenant.configuration.securityDefaults = true;
    const { code, said } = await stage.run(['check', '--front', ...state, '--html', file('a.html')]);
    stage.double.tenant.configuration.securityDefaults = false;
    expect(said).toContain('Conditional Access is in use: Pass → Fail');
    expect(await readFile(file('a.html'), 'utf8')).toContain('Pass → Fail');
    expect(code).toBe(1);
    expect((await stat(file('kept.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(file('a.html'))).mode & 0o777).toBe(0o600);
  });

  test('an interrupted run goes on with what it had read, but not with what is old or could not be read', async () => {
    const kept = file('interrupted.json');
    await stage.run(['check', '--front', '--state', kept]);
    stage.double.tenant.configuration.forbidden = [/\/administrativeUnits/];
    expect((await stage.run(['check', '--front', '--state', kept])).code).toBe(0);
    const whole = JSON.parse(await readFile(kept, 'utf8')) as { tenantId: string; last: unknown };
    const policies = { is: 'known', value: [] };
    const running = (since: Date) => ({ since: since.toISOString(), parts: { policies } });
    const { tenantId, last } = whole;

    await writeFile(kept, JSON.stringify({ version: 1, tenantId, last, running: running(new Date()) }));
    let from = stage.calls().length;
    const resumed = await stage.run(['check', '--front', '--state', kept]);
    expect(graphCalls(from)).not.toContain('/v1.0/identity/conditionalAccess/policies');
    expect(graphCalls(from)).toContain('/v1.0/directory/administrativeUnits');
    expect(resumed.told[0]).toMatch(/^1\/24 Conditional Access policies \(kept from /);

    const old = new Date(Date.now() - 16 * 60_000);
    await writeFile(kept, JSON.stringify({ version: 1, tenantId, last, running: running(old) }));
    from = stage.calls().length;
    await stage.run(['check', '--front', '--state', kept]);
    expect(graphCalls(from)).toContain('/v1.0/identity/conditionalAccess/policies');
    stage.double.tenant.configuration.forbidden = [];
  });

  test('what was read is there after each part, so that it can be interrupted at any time', async () => {
    const kept = file('parts.json');
    const seen: number[] = [];
    const reading: Promise<void>[] = [];
    await stage.run(['check', '--front', '--state', kept], () => {
      reading.push(
        readFile(kept, 'utf8').then(
          (text) => {
            const { running } = JSON.parse(text) as { running?: { parts: object } };
            seen.push(Object.keys(running?.parts ?? {}).length);
          },
          () => undefined,
        ),
      );
    });
    await Promise.all(reading);
    expect(seen.length).toBeGreaterThan(15);
    expect(JSON.parse(await readFile(kept, 'utf8'))).not.toHaveProperty('running');
  });
});

test.each([
  [['check', '--token', 'x'], "Unknown option '--token'"],
  [['check', '--client', 'me'], '--client ID: expected a client id'],
  [['check', '--front', '--html', '/nowhere/at/all.html'], '--html FILE: cannot be written'],
  [['check', 'now'], 'Unexpected argument'],
  [['repair'], 'npm run tenant -- check'],
  [[], 'npm run tenant -- check'],
])('%j is answered in words, and ends with 2', async (argv, words) => {
  const { code, said } = await stage.run(argv);
  expect(said).toContain(words);
  expect(code).toBe(2);
});

test.each([
  ['not one of ours', '{"a":1}', 'is not a file of this command'],
  ['cut off', '{"version":1,', 'is not a file of this command'],
  ['of another tenant', '{"version":1,"tenantId":"other"}', 'belongs to another tenant'],
])('a kept file that is %s is refused and left alone', async (_, text, words) => {
  await writeFile(file('foreign.json'), text);
  const { code, said } = await stage.run(['check', '--front', '--state', file('foreign.json')]);
  expect(said).toContain(`--state FILE: ${words}`);
  expect(code).toBe(2);
  expect(await readFile(file('foreign.json'), 'utf8')).toBe(text);
});

test('a sign-in that fails is said in words, and ends with 1', async () => {
  const other = await startTenantStage('ready');
  other.login.fault(calling('POST', '/token'), { status: 400, body: { error: 'invalid_client' } }, 50);
  const { code, said } = await other.run(['check', '--front']);
  await other.close();
  expect(said).toBe('It could not be done: SIGN_IN_FAILED');
  expect(code).toBe(1);
});

describe('a tenant', () => {
  const failed = async (kind: 'fresh' | 'messy'): Promise<Report> => {
    const other = await startTenantStage(kind);
    const { said, code } = await other.run(['check', '--front', '--json']);
    await other.close();
    expect(code).toBe(1);
    return JSON.parse(said) as Report;
  };

  test('that was just bought is not ready, and each line says what to do', async () => {
    const { findings } = await failed('fresh');
    const open = findings.filter(({ state }) => state === 'fail');
    expect(open.length).toBeGreaterThan(30);
    expect(open.filter(({ remedy }) => remedy === undefined)).toEqual([]);
    expect(findings.find(({ id }) => id === 'groups.onboarding')).toMatchObject({ reason: 'notThere' });
    expect(findings.find(({ id }) => id === 'access.conditionalAccess')).toMatchObject({
      reason: 'securityDefaults',
    });
  });

  test('that another tool drifted is told apart from one by its traps, across pages of old policies', async () => {
    const { findings } = await failed('messy');
    const reasonOf = (id: string) => findings.find((one) => one.id === id)?.reason;
    expect(reasonOf('registration.reachable')).toBe('lockedOut');
    expect(reasonOf('pass.likeAnotherTool')).toBe('otherToolValues');
    expect(reasonOf('groups.onboarding')).toBe('dynamic');
    expect(reasonOf('groups.privileged')).toBe('roleAssignable');
    expect(reasonOf('groups.owned')).toBe('otherOwners');
    expect(reasonOf('groups.onlyCases')).toBe('casesUnknown');
    expect(reasonOf('legacy.blocked')).toBe('othersExcluded');
    expect(reasonOf('legacy.unused')).toBe('legacyUsed');
    expect(reasonOf('ourselves.permissions')).toBe('tooMuch');
    expect(reasonOf('pass.startsNow')).toBe('workflowMails');
    expect(reasonOf('roles.noGlobalAdministrator')).toBe('technicianIsGlobal');
    expect(reasonOf('privileged.extraAccess')).toBe('reportOnly');
  });
});
