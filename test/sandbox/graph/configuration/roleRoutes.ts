import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { DoubleRequest, DoubleResponse } from '../../httpsDouble';
import type { DoubleRoute } from '../../routes';
import { graphError } from '../errors';
import { page } from '../paging';
import type { RoleAssignment, Tenant } from '../tenant';
import { at, withBody } from './body';
import { shownObject } from './shownObject';

const roles = '/roleManagement/directory';
const assignmentBody = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.unifiedRoleAssignment').optional(),
  principalId: z.guid(),
  roleDefinitionId: z.guid(),
  directoryScopeId: z.string().regex(/^\/(administrativeUnits\/[0-9a-f-]{36})?$/),
});

/** Who holds a role, and who may activate it; by role, as the baseline asks. */
export function roleRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const { configuration } = tenant;
  const byRole = (
    request: DoubleRequest,
    from: readonly RoleAssignment[],
    more: (role: RoleAssignment) => object = () => ({}),
  ): DoubleResponse => {
    const wanted = /^roleDefinitionId eq '([^']+)'$/.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
    return page(
      request,
      from
        .filter(({ roleDefinitionId }) => roleDefinitionId === wanted)
        .map((role) => ({
          id: `${role.principalId}-${role.roleDefinitionId}`,
          principalId: role.principalId,
          roleDefinitionId: role.roleDefinitionId,
          directoryScopeId: role.directoryScopeId,
          ...more(role),
          principal: shownObject(tenant, role.principalId),
        })),
      2,
    );
  };
  const licensed = (answer: () => DoubleResponse): DoubleResponse =>
    tenant.pimLicensed
      ? answer()
      : graphError(
          400,
          'AadPremiumLicenseRequired',
          'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
        );
  return [
    at('GET', `${roles}/roleAssignments`, (request) => byRole(request, tenant.roles)),
    at('GET', `${roles}/roleAssignmentScheduleInstances`, (request) =>
      licensed(() =>
        byRole(request, tenant.roles, ({ principalId, roleDefinitionId }) => ({
          assignmentType: configuration.activated.has(`${principalId} ${roleDefinitionId}`)
            ? 'Activated'
            : 'Assigned',
          memberType: 'Direct',
        })),
      ),
    ),
    at('GET', `${roles}/roleEligibilityScheduleInstances`, (request) =>
      licensed(() => byRole(request, tenant.eligible, () => ({ memberType: 'Direct' }))),
    ),
    at('POST', `${roles}/roleAssignments`, (request) =>
      withBody(request, assignmentBody, ({ principalId, roleDefinitionId, directoryScopeId }) => {
        const added = { principalId, roleDefinitionId, directoryScopeId, displayName: roleDefinitionId };
        tenant.roles.push(added);
        return { status: 201, body: { id: randomUUID(), principalId, roleDefinitionId, directoryScopeId } };
      }),
    ),
    at('GET', '/directory/administrativeUnits', (request) =>
      page(
        request,
        [...configuration.units].map(([id, displayName]) => ({
          id,
          displayName,
          isMemberManagementRestricted: false,
        })),
      ),
    ),
    at('GET', '/identityGovernance/lifecycleWorkflows/workflows', (request) =>
      page(
        request,
        configuration.workflows.map(({ taskDefinitionIds, ...workflow }) => ({
          ...workflow,
          category: 'joiner',
          isSchedulingEnabled: true,
          tasks: taskDefinitionIds.map((taskDefinitionId) => ({
            id: randomUUID(),
            taskDefinitionId,
            isEnabled: true,
            displayName: 'Task',
          })),
        })),
      ),
    ),
  ];
}
