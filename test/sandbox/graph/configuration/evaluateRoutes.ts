import { z } from 'zod/v4';
import type { DoubleRoute } from '../../routes';
import { notFound } from '../errors';
import type { Tenant } from '../tenant';
import type { AccessPolicyBody } from './bodies';
import { at, withBody } from './body';

const asked = z.strictObject({
  signInIdentity: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.userSignIn'),
    userId: z.guid(),
  }),
  signInContext: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.userActionContext'),
    userAction: z.enum(['registerSecurityInformation', 'registerOrJoinDevices']),
  }),
  signInConditions: z.strictObject({
    clientAppType: z.enum(['browser', 'mobileAppsAndDesktopClients']),
    signInRiskLevel: z.enum(['none', 'low', 'medium', 'high']),
    userRiskLevel: z.enum(['none', 'low', 'medium', 'high']),
  }),
  appliedPoliciesOnly: z.boolean(),
});
const actions = {
  registerSecurityInformation: 'urn:user:registersecurityinfo',
  registerOrJoinDevices: 'urn:user:registerdevice',
} as const;

/** Which policies a person meets who does something, as Entra's own evaluation tells it. */
export function evaluateRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const isOf = (userId: string, { users }: AccessPolicyBody['conditions']): boolean => {
    const isIn = (ids: readonly string[] = []) =>
      ids.some((id) => tenant.withNested(id).some((group) => tenant.members.get(group)?.has(userId)));
    const roles = tenant.roles.filter((role) => role.principalId === userId);
    return (
      ((users.includeUsers ?? []).some((id) => id === 'All' || id === userId) ||
        isIn(users.includeGroups) ||
        roles.some((role) => users.includeRoles?.includes(role.roleDefinitionId))) &&
      !(users.excludeUsers ?? []).includes(userId) &&
      !isIn(users.excludeGroups)
    );
  };
  return [
    at('POST', '/identity/conditionalAccess/evaluate', (request) =>
      withBody(request, asked, ({ signInIdentity: { userId }, signInContext: { userAction } }) => {
        if (!tenant.users.has(userId)) return notFound();
        const applying = [...tenant.configuration.policies.values()].filter(
          ({ state, conditions }) =>
            state !== 'disabled' &&
            (conditions.applications.includeUserActions ?? []).includes(actions[userAction]) &&
            isOf(userId, conditions),
        );
        const value = applying.map((policy) => ({
          ...policy,
          policyApplies: true,
          analysisReasons: 'notSet',
        }));
        return { status: 200, body: { value } };
      }),
    ),
  ];
}
