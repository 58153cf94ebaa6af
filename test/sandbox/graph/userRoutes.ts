import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { SandboxPerson } from '../people';
import { groups as seeded } from '../people';
import type { DoubleRoute } from '../routes';
import { notFound } from './errors';
import { page } from './paging';
import type { Tenant } from './tenant';

/** Users, their manager, what they belong to, and the role assignments, read only. */
export function userRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const one =
    (use: (user: SandboxPerson, request: DoubleRequest) => DoubleResponse) =>
    (request: DoubleRequest, id = ''): DoubleResponse => {
      const user = tenant.users.get(id.toLowerCase());
      return user === undefined ? notFound() : use(user, request);
    };
  const user = '/v1\\.0/users/([^/]+)';
  const get = (path: string, answer: DoubleRoute['answer']): DoubleRoute => ({
    method: 'GET',
    path: new RegExp(`^${path}$`),
    answer,
  });
  const shownGroup = (group: (typeof seeded)[keyof typeof seeded]): object => ({
    '@odata.type': '#microsoft.graph.group',
    id: group.id,
    displayName: group.name,
    isAssignableToRole: tenant.roleAssignable.has(group.id) ? true : null,
  });
  const groupsOf = (id: string): object[] =>
    Object.values(seeded)
      .filter((group) => tenant.withNested(group.id).some((one) => tenant.members.get(one)?.has(id)))
      .map(shownGroup);
  const directoryRoles = (id: string): object[] =>
    tenant.roles
      .filter((role) => role.principalId === id && role.directoryScopeId === '/')
      .map((role) => ({
        '@odata.type': '#microsoft.graph.directoryRole',
        id: role.roleDefinitionId.replace(/^.{8}/, 'd1d1d1d1'),
        displayName: role.displayName,
        roleTemplateId: role.roleDefinitionId,
      }));
  const units = (id: string): object[] =>
    [...tenant.units]
      .filter(([, held]) => held.has(id))
      .map(([unitId]) => ({
        '@odata.type': '#microsoft.graph.administrativeUnit',
        id: unitId,
        displayName: 'Branch',
      }));
  const byPrincipal = (request: DoubleRequest, from: Tenant['roles']): DoubleResponse => {
    const principal = /principalId eq '([^']+)'/.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
    const found = from
      .filter((role) => role.principalId === principal)
      .map(({ displayName, ...role }) => ({
        id: `${role.principalId}-${role.roleDefinitionId}`,
        ...role,
        roleDefinition: { id: role.roleDefinitionId, displayName },
      }));
    return page(request, found);
  };
  const roles = '/v1\\.0/roleManagement/directory';
  return [
    get('/v1\\.0/users', (request) =>
      page(
        request,
        filtered(tenant, request).map((found) => shownUser(tenant, found)),
      ),
    ),
    get(
      user,
      one((found) => ({ status: 200, body: shownUser(tenant, found) })),
    ),
    get(
      `${user}/manager`,
      one((found) => {
        const manager = tenant.users.get(found.manager ?? '');
        return manager === undefined
          ? notFound()
          : { status: 200, body: { '@odata.type': '#microsoft.graph.user', ...shownUser(tenant, manager) } };
      }),
    ),
    get(
      `${user}/transitiveMemberOf`,
      one((found, request) =>
        page(request, [...groupsOf(found.id), ...directoryRoles(found.id), ...units(found.id)], 2),
      ),
    ),
    get(
      `${user}/memberOf/microsoft\\.graph\\.administrativeUnit`,
      one((found, request) => page(request, units(found.id))),
    ),
    get(
      `${user}/ownedObjects`,
      one((found, request) => page(request, ownedBy(tenant, found.id))),
    ),
    get(`${roles}/roleAssignments`, (request) => byPrincipal(request, tenant.roles)),
    get(`${roles}/roleAssignmentScheduleInstances`, (request) =>
      tenant.pimLicensed ? byPrincipal(request, []) : unlicensed,
    ),
    get(`${roles}/roleEligibilityScheduleInstances`, (request) =>
      tenant.pimLicensed ? byPrincipal(request, tenant.eligible) : unlicensed,
    ),
    get('/v1\\.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances', (request) =>
      tenant.pimLicensed
        ? page(
            request,
            tenant.eligibleGroups
              .filter(
                ({ principalId }) =>
                  request.url.searchParams.get('$filter') === `principalId eq '${principalId}'`,
              )
              .map(({ principalId, groupId }) => ({
                id: `${principalId}_${groupId}`,
                principalId,
                groupId,
                accessId: 'member',
              })),
          )
        : unlicensed,
    ),
  ];
}

function ownedBy(tenant: Tenant, id: string): object[] {
  return (tenant.owned.get(id) ?? []).map((thing) => ({
    '@odata.type': `#microsoft.graph.${thing.kind}`,
    id: thing.id,
    ...(thing.kind === 'group'
      ? { isAssignableToRole: tenant.roleAssignable.has(thing.id) ? true : null }
      : { appId: thing.appId ?? thing.id }),
  }));
}

const unlicensed: DoubleResponse = {
  status: 400,
  body: {
    error: {
      code: 'AadPremiumLicenseRequired',
      message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    },
  },
};

/** A user as Graph shows it. */
export function shownUser(tenant: Tenant, user: SandboxPerson): object {
  return {
    id: user.id,
    displayName: user.name,
    userPrincipalName: user.upn,
    accountEnabled: user.disabled !== true,
    userType: user.userType ?? 'Member',
    department: user.department,
    employeeId: user.employeeId ?? null,
    preferredLanguage: user.language ?? null,
    jobTitle: user.title,
    officeLocation: user.office ?? null,
    businessPhones: user.businessPhones,
    mobilePhone: user.mobilePhone ?? null,
    employeeHireDate:
      user.hiredToday === true ? `${tenant.clock.now().toISOString().slice(0, 10)}T00:00:00Z` : null,
    externalUserState: user.userType === 'Guest' ? 'Accepted' : null,
    isManagementRestricted: user.restricted === true ? true : null,
    isResourceAccount: user.shared === true ? true : null,
    createdDateTime: user.createdAt ?? (user.newAccount === true ? tenant.startedAt : '2024-03-04T08:00:00Z'),
    ...(tenant.signedIn.has(user.id)
      ? { signInActivity: { lastSignInDateTime: '2026-01-05T08:00:00Z' } }
      : {}),
  };
}

function filtered(tenant: Tenant, request: DoubleRequest): SandboxPerson[] {
  const [, field, quoted] =
    /^(userPrincipalName|displayName) eq '((?:[^']|'')*)'$/.exec(
      request.url.searchParams.get('$filter') ?? '',
    ) ?? [];
  const value = quoted?.replaceAll("''", "'").toLowerCase();
  return [...tenant.users.values()].filter(
    (user) => (field === 'displayName' ? user.name : user.upn).toLowerCase() === value,
  );
}
