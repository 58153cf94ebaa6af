import { z } from 'zod/v4';
import type { DoubleRoute } from '../../routes';
import { graphError, notFound } from '../errors';
import type { Tenant } from '../tenant';
import { methodBodies } from './bodies';
import { at, withBody } from './body';
import { unknownGroup } from './unseen';

const policy = '/policies/authenticationMethodsPolicy';
const defaults = '/policies/identitySecurityDefaultsEnforcementPolicy';

/** The policy of authentication methods, each method's configuration in it, and the security defaults. */
export function methodRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const { configuration } = tenant;
  const idOf = (asked: string): string =>
    [...configuration.methods.keys()].find((id) => id.toLowerCase() === asked.toLowerCase()) ?? '';
  return [
    at('GET', policy, () => ({
      status: 200,
      body: {
        id: 'authenticationMethodsPolicy',
        displayName: 'Authentication Methods Policy',
        policyVersion: '1.5',
        policyMigrationState: 'migrationComplete',
        lastModifiedDateTime: '2026-01-05T08:00:00Z',
        authenticationMethodConfigurations: [...configuration.methods.values()],
      },
    })),
    at('GET', `${policy}/authenticationMethodConfigurations/([^/]+)`, (_request, asked = '') => {
      const body = configuration.methods.get(idOf(asked));
      return body === undefined ? notFound() : { status: 200, body };
    }),
    at('PATCH', `${policy}/authenticationMethodConfigurations/([^/]+)`, (request, asked = '') => {
      const id = idOf(asked);
      const current = configuration.methods.get(id);
      const shape = methodBodies[id];
      if (current === undefined || shape === undefined) return notFound();
      return withBody(request, shape, (body) => {
        const next = { ...current, ...body };
        const named = [...targetsOf(body, 'includeTargets'), ...targetsOf(body, 'excludeTargets')];
        if (unknownGroup(configuration, named) !== undefined)
          return graphError(400, 'badRequest', 'A target of the policy does not exist.');
        if (!inOrder(next)) return graphError(400, 'badRequest', 'Invalid lifetime settings specified.');
        configuration.methods.set(id, next);
        tenant.enforce();
        return { status: 204 };
      });
    }),
    at('GET', defaults, () => ({
      status: 200,
      body: {
        id: '00000000-0000-0000-0000-000000000005',
        displayName: 'Security Defaults',
        isEnabled: configuration.securityDefaults,
      },
    })),
    at('PATCH', defaults, (request) =>
      withBody(request, z.strictObject({ isEnabled: z.boolean() }), ({ isEnabled }) => {
        if (isEnabled && [...configuration.policies.values()].some(({ state }) => state === 'enabled'))
          return graphError(400, 'BadRequest', 'Conditional Access policies are enabled.');
        configuration.securityDefaults = isEnabled;
        return { status: 204 };
      }),
    ),
  ];
}

/** The groups that a body names; everybody is none. */
function targetsOf(body: Record<string, unknown>, name: string): readonly string[] {
  const list = (body[name] ?? []) as readonly { readonly id: string; readonly targetType: string }[];
  return list.filter((one) => one.targetType === 'group' && one.id !== 'all_users').map(({ id }) => id);
}

/** The shortest lifetime is not longer than the usual one, nor that than the longest. */
function inOrder(next: Record<string, unknown>): boolean {
  if (!('minimumLifetimeInMinutes' in next)) return true;
  const [least, usual, most] = [
    next['minimumLifetimeInMinutes'],
    next['defaultLifetimeInMinutes'],
    next['maximumLifetimeInMinutes'],
  ].map(Number);
  return (least ?? 0) <= (usual ?? 0) && (usual ?? 0) <= (most ?? 0);
}
