import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Report } from '../../services/baseline/report';
import { publishedGraph } from '../published/graph';
import { accessPolicy } from '../sandbox/graph/configuration/bodies';
import { principalOf } from '../sandbox/graph/configuration/configuration';
import { bootstrapStrength, emergencyAccounts } from '../sandbox/graph/configuration/seeds';
import { apps, groups, people } from '../sandbox/people';
import { startTenantStage } from './tenantStage';
import type { TenantStage } from './tenantStage';

let stage: TenantStage;

beforeAll(async () => {
  stage = await startTenantStage('messy');
});

afterAll(async () => {
  await stage.close();
});

const scopes = [
  'Policy.Read.All',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.AuthenticationMethod',
  'Group.ReadWrite.All',
  'Application.Read.All',
].join(' ');

/** Calls Graph as somebody with these consents; in the drifted tenant Tara is a Global Administrator. */
async function send(method: string, path: string, body?: unknown, id: string = people.tara.id, scp = scopes) {
  const token = await stage.login.signer.sign({ aud: stage.double.url, oid: id, scp }, 3_599);
  const answer = await fetch(`${stage.double.url}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as { readonly id?: string } };
}

const tap = [groups.onboarding.id, groups.recovery.id, groups.privileged.id];
const pass = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
const passType = { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration' };
const policies = '/identity/conditionalAccess/policies';
const registration = accessPolicy({
  name: 'CA – TAP – Register With A Pass',
  users: { includeGroups: tap, excludeUsers: emergencyAccounts },
  applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
  grant: { operator: 'OR', authenticationStrength: { id: bootstrapStrength } },
});
const reasonOf = async (id: string): Promise<string | undefined> =>
  (JSON.parse((await stage.run(['check', '--front', '--json'])).said) as Report).findings.find(
    (finding) => finding.id === id,
  )?.reason;

describe('what an administrator changes in the simulated tenant', () => {
  test('is seen by the next check', async () => {
    expect(await reasonOf('registration.reachable')).toBe('lockedOut');
    expect((await send('POST', policies, registration)).status).toBe(201);
    expect(await reasonOf('registration.reachable')).toBe('reachable');

    const lifetimes = {
      minimumLifetimeInMinutes: 15,
      defaultLifetimeInMinutes: 30,
      maximumLifetimeInMinutes: 60,
    };
    const targets = tap.map((id) => ({ targetType: 'group', id, isRegistrationRequired: false }));
    const settings = {
      ...passType,
      ...lifetimes,
      defaultLength: 12,
      isUsableOnce: true,
      includeTargets: targets,
    };
    expect((await send('PATCH', pass, settings)).status).toBe(204);
    expect(await reasonOf('pass.groupsOnly')).toBe('groupsOnly');
    expect(stage.double.tenant.policy).toMatchObject({
      minimumLifetimeInMinutes: 15,
      length: 12,
      groups: tap,
    });

    expect(await reasonOf('groups.owned')).toBe('otherOwners');
    await send('DELETE', `/groups/${groups.recovery.id}/owners/${people.tara.id}/$ref`);
    expect(await reasonOf('groups.owned')).toBe('owned');
  });

  test('matches what Microsoft publishes, and needs the permission that is published for it', async () => {
    const faultsIn = publishedGraph(() => []);
    const from = stage.calls().length;
    const made = await send('POST', '/groups', {
      displayName: 'TAP-Onboarding-Users',
      mailEnabled: false,
      mailNickname: 'tap-onboarding',
      securityEnabled: true,
      'owners@odata.bind': [
        `${stage.double.url}/v1.0/servicePrincipals/${principalOf(apps.reaper.clientId)}`,
      ],
    });
    expect(made.status).toBe(201);
    const policy = await send('POST', policies, { ...registration, displayName: 'Another' });
    const id = policy.body.id ?? '';
    const state = 'enabledForReportingButNotEnforced';
    expect((await send('PATCH', `${policies}/${id}`, { state })).status).toBe(204);
    expect((await send('GET', `${policies}/${id}`)).body).toMatchObject({ state, displayName: 'Another' });
    expect((await send('DELETE', `${policies}/${id}`)).status).toBe(204);
    const strength = await send('POST', '/policies/authenticationStrengthPolicies', {
      displayName: 'Keys only',
      allowedCombinations: ['fido2'],
    });
    expect(strength.status).toBe(201);
    expect(
      stage
        .calls()
        .slice(from)
        .flatMap((call) => faultsIn?.(call) ?? []),
    ).toEqual([]);
  });
});

describe('what Graph would refuse is refused', () => {
  test.each<[string, string, string, unknown]>([
    ['a setting without its type', 'PATCH', pass, { state: 'enabled' }],
    ['a setting that there is not', 'PATCH', pass, { ...passType, isUsableTwice: true }],
    ['a lifetime below ten minutes', 'PATCH', pass, { ...passType, minimumLifetimeInMinutes: 5 }],
    ['a least above the most', 'PATCH', pass, { ...passType, minimumLifetimeInMinutes: 600 }],
    ['a passcode that is too short', 'PATCH', pass, { ...passType, defaultLength: 7 }],
    ['a policy about nobody', 'POST', policies, bent((conditions) => ({ ...conditions, users: {} }))],
    [
      'a policy without clients',
      'POST',
      policies,
      bent((conditions) => ({ ...conditions, clientAppTypes: [] })),
    ],
    [
      'a second factor beside a strength',
      'POST',
      policies,
      {
        ...registration,
        grantControls: {
          operator: 'AND',
          builtInControls: ['mfa'],
          authenticationStrength: { id: bootstrapStrength },
        },
      },
    ],
    [
      'a strength that is not there',
      'POST',
      policies,
      {
        ...registration,
        grantControls: { operator: 'OR', authenticationStrength: { id: groups.pilot.id } },
      },
    ],
    [
      'a combination that there is not',
      'POST',
      '/policies/authenticationStrengthPolicies',
      { displayName: 'x', allowedCombinations: ['retina'] },
    ],
    ['a group with mail', 'POST', '/groups', { displayName: 'x', mailEnabled: true, mailNickname: 'x' }],
    ['no JSON', 'POST', policies, undefined],
  ])('%s', async (_, method, path, body) => {
    const before = JSON.stringify([...stage.double.tenant.configuration.policies]);
    expect((await send(method, path, body)).status).toBe(400);
    expect(JSON.stringify([...stage.double.tenant.configuration.policies])).toBe(before);
  });

  test('a change by somebody without the role, or without the consent', async () => {
    expect((await send('POST', policies, registration, people.atle.id)).status).toBe(403);
    expect((await send('POST', policies, registration, people.tara.id, 'Policy.Read.All')).status).toBe(403);
  });

  test('a policy that is on while security defaults are', async () => {
    stage.double.tenant.configuration.securityDefaults = true;
    expect((await send('POST', policies, registration)).status).toBe(400);
    stage.double.tenant.configuration.securityDefaults = false;
  });
});

function bent(change: (conditions: typeof registration.conditions) => object): object {
  return { ...registration, conditions: change(registration.conditions) };
}
