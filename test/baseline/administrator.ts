import { people } from '../sandbox/people';
import type { TenantStage } from './tenantStage';

/** The roles of whoever applies a plan: each the least that its area takes. */
const roles = {
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Authentication Policy Administrator': '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
};

/** Somebody activates these roles for a while, runs a command, and holds them no longer. */
export async function asAdministrator(
  stage: TenantStage,
  args: readonly string[],
  without?: keyof typeof roles,
): ReturnType<TenantStage['runAs']> {
  const { tenant } = stage.double;
  const held = Object.entries(roles)
    .filter(([name]) => name !== without)
    .map(([displayName, roleDefinitionId]) => ({
      principalId: people.siri.id,
      roleDefinitionId,
      displayName,
      directoryScopeId: '/',
    }));
  tenant.roles.push(...held);
  for (const one of held) tenant.configuration.activated.add(`${one.principalId} ${one.roleDefinitionId}`);
  const run = await stage.runAs(people.siri, args);
  for (const one of held) {
    tenant.roles.splice(tenant.roles.indexOf(one), 1);
    tenant.configuration.activated.delete(`${one.principalId} ${one.roleDefinitionId}`);
  }
  return run;
}
