import { z } from 'zod/v4';
import type { DoubleRoute } from '../../routes';
import { notFound } from '../errors';
import type { Tenant } from '../tenant';
import { at, withBody } from './body';
import { isMeant } from './isMeant';

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
  return [
    at('POST', '/identity/conditionalAccess/evaluate', (request) =>
      withBody(request, asked, ({ signInIdentity: { userId }, signInContext: { userAction } }) => {
        if (!tenant.users.has(userId)) return notFound();
        const applying = [...tenant.configuration.policies.values()].filter(
          ({ state, conditions }) =>
            state !== 'disabled' &&
            (conditions.applications.includeUserActions ?? []).includes(actions[userAction]) &&
            isMeant(tenant, userId, conditions),
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
