import { randomUUID } from 'node:crypto';
import type { DoubleResponse } from '../../httpsDouble';
import type { DoubleRoute } from '../../routes';
import { graphError, notFound } from '../errors';
import { page } from '../paging';
import type { Tenant } from '../tenant';
import { locationBody, locationPatch, policyBody, policyPatch } from './bodies';
import type { AccessPolicyBody } from './bodies';
import { at, withBody } from './body';
import { unknownGroup } from './unseen';

const policies = '/identity/conditionalAccess/policies';
const locations = '/identity/conditionalAccess/namedLocations';

/** Conditional Access: policies and named locations, in pages so small that they must be followed. */
export function accessRoutes({ configuration }: Tenant): readonly DoubleRoute[] {
  const strengthOf = (id: string) => configuration.strengths.get(id);
  const shown = (policy: AccessPolicyBody & { readonly id: string }): object => {
    const { conditions, grantControls } = policy;
    const strength = strengthOf(grantControls?.authenticationStrength?.id ?? '');
    return {
      ...policy,
      createdDateTime: '2026-01-05T08:00:00Z',
      modifiedDateTime: null,
      conditions: {
        ...conditions,
        users: { ...everyList(userLists), ...conditions.users },
        applications: { ...everyList(applicationLists), ...conditions.applications },
        signInRiskLevels: conditions.signInRiskLevels ?? [],
        userRiskLevels: conditions.userRiskLevels ?? [],
        locations: conditions.locations ?? null,
        devices: conditions.devices ?? null,
      },
      grantControls:
        grantControls == null
          ? null
          : {
              customAuthenticationFactors: [],
              termsOfUse: [],
              builtInControls: [],
              ...grantControls,
              authenticationStrength: strength ?? null,
            },
      sessionControls: null,
    };
  };
  const store = (id: string, body: AccessPolicyBody): DoubleResponse | undefined => {
    const strength = body.grantControls?.authenticationStrength?.id;
    if (strength !== undefined && strengthOf(strength) === undefined)
      return graphError(400, 'BadRequest', '1014: The authentication strength does not exist.');
    if (configuration.securityDefaults && body.state === 'enabled')
      return graphError(400, 'BadRequest', 'Security Defaults is enabled in the tenant.');
    const { includeGroups = [], excludeGroups = [] } = body.conditions.users;
    const unknown = unknownGroup(configuration, [...includeGroups, ...excludeGroups]);
    if (unknown !== undefined && !configuration.policies.has(id))
      return graphError(400, 'BadRequest', `1007: Group ${unknown} does not exist in the directory.`);
    if ((body.conditions.signInRiskLevels ?? []).length > 0 && !configuration.licences.has('P2'))
      return graphError(403, 'AccessDenied', 'Your tenant is not licensed for conditions of risk.');
    configuration.policies.set(id, { id, ...body });
    return undefined;
  };
  return [
    at('GET', policies, (request) => page(request, [...configuration.policies.values()].map(shown), 50)),
    at('POST', policies, (request) =>
      withBody(request, policyBody, (body) => {
        const id = randomUUID();
        return store(id, body) ?? { status: 201, body: shown({ id, ...body }) };
      }),
    ),
    at('GET', `${policies}/([^/]+)`, (_request, id = '') => {
      const policy = configuration.policies.get(id);
      return policy === undefined ? notFound() : { status: 200, body: shown(policy) };
    }),
    at('PATCH', `${policies}/([^/]+)`, (request, id = '') => {
      const current = configuration.policies.get(id);
      if (current === undefined) return notFound();
      return withBody(request, policyPatch, (body) => {
        const { displayName, state, conditions, grantControls } = current;
        const parsed = policyBody.safeParse({ displayName, state, conditions, grantControls, ...body });
        if (!parsed.success) return graphError(400, 'BadRequest', 'Invalid policy.');
        return store(id, parsed.data) ?? { status: 204 };
      });
    }),
    at('DELETE', `${policies}/([^/]+)`, (_request, id = '') =>
      configuration.policies.delete(id) ? { status: 204 } : notFound(),
    ),
    at('GET', `${locations}/([^/]+)`, (_request, id = '') => {
      const body = configuration.locations.get(id);
      return body === undefined ? notFound() : { status: 200, body };
    }),
    at('PATCH', `${locations}/([^/]+)`, (request, id = '') => {
      const current = configuration.locations.get(id);
      if (current === undefined) return notFound();
      return withBody(request, locationPatch, (body) => {
        configuration.locations.set(id, { ...current, ...body });
        return { status: 204 };
      });
    }),
    at('DELETE', `${locations}/([^/]+)`, (_request, id = '') => {
      if (configuration.locations.get(id)?.isTrusted === true)
        return graphError(400, 'BadRequest', '1104: A trusted named location cannot be deleted.');
      return configuration.locations.delete(id) ? { status: 204 } : notFound();
    }),
    at('GET', locations, (request) => page(request, [...configuration.locations.values()])),
    at('POST', locations, (request) =>
      withBody(request, locationBody, (body) => {
        const stored = { ...body, id: randomUUID() };
        configuration.locations.set(stored.id, stored);
        return { status: 201, body: stored };
      }),
    ),
  ];
}

const userLists = [
  'includeUsers',
  'excludeUsers',
  'includeGroups',
  'excludeGroups',
  'includeRoles',
  'excludeRoles',
];
const applicationLists = [
  'includeApplications',
  'excludeApplications',
  'includeUserActions',
  'includeAuthenticationContextClassReferences',
];

function everyList(names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [name, []]));
}
