import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishedGraph } from '../published/graph';
import { createTenantReader } from '../../services/graph/tenantState';
import type { ReadState } from '../../services/baseline/reader';
import { Secret } from '../../services/secret';
import { calling } from '../graph/graphStage';
import { addPolicy } from '../sandbox/graph/configuration/configuration';
import { emergencyAccounts } from '../sandbox/graph/configuration/seeds';
import { apps, groups, roleIds } from '../sandbox/people';
import { startTenantStage } from './tenantStage';
import type { TenantStage } from './tenantStage';

let stage: TenantStage;
let pauses: number[];

beforeEach(async () => {
  stage = await startTenantStage('ready');
  pauses = [];
});

afterEach(async () => {
  await stage.close();
});

/** Reads with wide lanes; waits are noted and cut short. */
async function read(lanes = wide): Promise<ReadState> {
  const claims = {
    aud: stage.double.url,
    idtyp: 'app',
    appid: apps.front.clientId,
    oid: apps.front.clientId,
  };
  const token = new Secret(await stage.login.signer.sign(claims, 3_599));
  const { technicians, onboarding, recovery, privileged } = groups;
  return await createTenantReader({
    graphUrl: stage.double.url,
    token: () => Promise.resolve(token),
    groupIds: {
      technician: technicians.id,
      tap: { onboarding: onboarding.id, recovery: recovery.id, privileged: privileged.id },
    },
    clientIds: {
      front: apps.front.clientId,
      reaper: apps.reaper.clientId,
      signIn: apps.signIn.clientId,
      bot: apps.bot.clientId,
    },
    emergencyAccounts,
    now: () => new Date(),
    lanes,
    pause: async (ms) => {
      pauses.push(ms);
      await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 1_000)));
    },
  })({ have: {}, onPart: () => Promise.resolve() });
}

const wide = { access: { calls: 1_000, perMs: 1_000 }, reports: { calls: 1_000, perMs: 1_000 } };
const policyPath = '/identity/conditionalAccess/policies';

test('every call is published, needs only what the front was granted, and reads only', async () => {
  const faultsIn = publishedGraph(
    (clientId) => Object.values(apps).find((app) => app.clientId === clientId)?.permissions ?? [],
  );
  await read();
  const calls = stage.calls();
  expect(calls.length).toBeGreaterThan(60);
  expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(calls.flatMap((call) => faultsIn?.(call) ?? [])).toEqual([]);
});

test('hundreds of policies are read, page after page', async () => {
  for (let number = 1_000; number < 1_400; number += 1)
    addPolicy(stage.double.tenant.configuration, number, {
      name: `Rule ${String(number)}`,
      users: { includeUsers: ['All'] },
      grant: { operator: 'OR', builtInControls: ['mfa'] },
    });
  const { policies } = await read();
  expect(policies.is === 'known' && policies.value.length).toBe(408);
});

describe('trouble with one area', () => {
  test('stays in that area', async () => {
    stage.double.tenant.configuration.forbidden = [/^\/identity\/conditionalAccess\/policies/];
    const state = await read();
    expect(state.policies).toEqual({ is: 'unreadable', why: 'forbidden' });
    expect(state.excludedGroups).toEqual({ is: 'unreadable', why: 'forbidden' });
    const others = Object.entries(state).filter(([name]) => name !== 'policies' && name !== 'excludedGroups');
    expect(others.filter(([, part]) => part.is !== 'known')).toEqual([]);
  });

  test.each([
    ['an answer that is none', { status: 200, body: '<html>' }, 'unknownShape'],
    ['an answer of another shape', { status: 200, body: { items: [] } }, 'unknownShape'],
    ['an outage', { status: 503, body: '' }, 'unavailable'],
  ] as const)('%s is told as what it is', async (_, fault, why) => {
    stage.double.fault(calling('GET', '/administrativeUnits'), fault, 100);
    expect((await read()).units).toEqual({ is: 'unreadable', why });
  });

  test('a next page on another host is not asked for', async () => {
    const body = { value: [], '@odata.nextLink': 'https://evil.example/v1.0/policies' };
    stage.double.fault(calling('GET', policyPath), { status: 200, body });
    expect((await read()).policies).toEqual({ is: 'unreadable', why: 'unknownShape' });
  });
});

test('what is not licensed is absent, not unreadable', async () => {
  const { tenant } = stage.double;
  tenant.configuration.licences.clear();
  tenant.pimLicensed = false;
  const state = await read();
  const absent = { is: 'absent', why: 'unlicensed' };
  expect(state).toMatchObject({
    policies: absent,
    locations: absent,
    excludedGroups: absent,
    eligible: absent,
    workflows: absent,
    legacySignIns: absent,
    active: { is: 'known' },
    auditLog: { is: 'known' },
  });
});

describe('a busy tenant', () => {
  test('is asked again in a lane of one a second, although Graph never says how long to wait', async () => {
    stage.double.tenant.configuration.accessPerSecond = 1;
    expect((await read()).policies.is).toBe('known');
  });

  test('is waited for as long as it says', async () => {
    const busy = { status: 429, headers: { 'retry-after': '30' }, body: '' };
    stage.double.fault(calling('GET', '/auditLogs/directoryAudits'), busy, 2);
    expect((await read()).auditLog.is).toBe('known');
    expect(pauses).toEqual([30_000, 30_000]);
  });

  test('is given up where it asks for more than a minute', async () => {
    const busy = { status: 429, headers: { 'retry-after': '90' }, body: '' };
    stage.double.fault(calling('GET', '/auditLogs/directoryAudits'), busy, 9);
    expect((await read()).auditLog).toEqual({ is: 'unreadable', why: 'throttled' });
  });
});

describe('a policy of a newer shape', () => {
  const newer = async (change: (policy: Record<string, unknown>) => unknown) => {
    const answer = await fetchPolicies();
    const [first = {}, ...others] = answer.value;
    stage.double.fault(calling('GET', policyPath), {
      status: 200,
      body: { value: [change(first), ...others] },
    });
    const { policies } = await read();
    return policies.is === 'known' ? policies.value : [];
  };
  const fetchPolicies = async () => {
    await read();
    const call = stage.calls().find(({ url }) => url.endsWith(policyPath));
    return JSON.parse(call?.responseBody ?? '') as { readonly value: readonly Record<string, unknown>[] };
  };

  test.each<[string, (policy: Record<string, unknown>) => unknown]>([
    ['a state', (policy) => ({ ...policy, state: 'enabledForSome' })],
    [
      'a condition',
      (policy) => ({ ...policy, conditions: { ...(policy['conditions'] as object), moonPhases: ['full'] } }),
    ],
    [
      'a control',
      (policy) => ({ ...policy, grantControls: { operator: 'OR', builtInControls: ['voiceprint'] } }),
    ],
    ['no conditions at all', ({ id, displayName, state }) => ({ id, displayName, state })],
  ])('with %s that is new is kept and not understood', async (_, change) => {
    const policies = await newer(change);
    expect(policies).toHaveLength(8);
    expect(policies.filter(({ understood }) => !understood)).toHaveLength(1);
  });

  test('is understood while what is new in it is empty', async () => {
    const policies = await newer((policy) => ({
      ...policy,
      conditions: { ...(policy['conditions'] as object), moonPhases: [], agents: null, times: {} },
    }));
    expect(policies.filter(({ understood }) => !understood)).toEqual([]);
  });
});

test('roles that were activated are told from those that are held', async () => {
  const { tenant } = stage.double;
  const [first] = tenant.roles;
  tenant.configuration.activated.add(`${first?.principalId ?? ''} ${first?.roleDefinitionId ?? ''}`);
  const { active } = await read();
  expect(active.is === 'known' && active.value.filter(({ activated }) => activated)).toHaveLength(1);
});

test('a role that a group holds is held by the people in it', async () => {
  const { tenant } = stage.double;
  const { helpdeskAdministrator } = roleIds;
  tenant.roles.push({
    principalId: groups.technicians.id,
    roleDefinitionId: helpdeskAdministrator,
    displayName: 'Helpdesk Administrator',
    directoryScopeId: '/',
  });
  const { active } = await read();
  const held = active.is === 'known' ? active.value.filter(({ role }) => role === helpdeskAdministrator) : [];
  expect(held.map(({ holder }) => holder.id).sort()).toEqual([...groups.technicians.members].sort());
});

test('an emergency account that is not there is told by its id, and a group that was deleted leaves nobody out', async () => {
  const { tenant } = stage.double;
  const gone = '20000000-0000-4000-8000-00000000dead';
  tenant.users.delete(emergencyAccounts[1] ?? '');
  addPolicy(tenant.configuration, 9, {
    name: 'Leaves out a group that is gone',
    users: { includeUsers: ['All'], excludeGroups: [gone, groups.technicians.id] },
    grant: { operator: 'OR', builtInControls: ['mfa'] },
  });
  const { emergency, excludedGroups } = await read();
  expect(emergency).toMatchObject({ value: [{ there: true }, { there: false, name: emergencyAccounts[1] }] });
  expect(excludedGroups).toEqual({
    is: 'known',
    value: [
      { id: gone, name: gone, others: 0 },
      { id: groups.technicians.id, name: 'Service desk', others: 1 },
    ],
  });
});
