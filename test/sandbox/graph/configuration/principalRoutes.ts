import { apps } from '../../people';
import type { DoubleRoute } from '../../routes';
import { notFound } from '../errors';
import { page } from '../paging';
import type { Tenant } from '../tenant';
import { at } from './body';
import { principalOf } from './configuration';

/** Microsoft Graph itself, as a service principal of the tenant. */
const graphPrincipal = '50000000-0000-4000-8000-000000000001';
const permissions = [
  ...new Set([
    'User.Read.All',
    'AuditLog.Read.All',
    'Directory.ReadWrite.All',
    'Mail.Send',
    'Group.ReadWrite.All',
    ...Object.values(apps).flatMap((app): readonly string[] => app.permissions),
  ]),
];
const roleId = (name: string): string =>
  `60000000-0000-4000-8000-${String(permissions.indexOf(name)).padStart(12, '0')}`;

/** Service principals, the desk's own among them, and what they were granted; read only. */
export function principalRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const own = Object.entries(apps).map(([name, app]) => ({
    id: principalOf(app.clientId),
    appId: app.clientId,
    displayName: `TAP Desk ${name}`,
    permissions: [...app.permissions, ...(tenant.configuration.moreGrants.get(app.clientId) ?? [])],
  }));
  return [
    at('GET', '/servicePrincipals', (request) => {
      const appId = /^appId eq '([^']+)'$/.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
      const ours = own.find((one) => one.appId === appId);
      const theirs = [...tenant.owned.values()].flat().find((thing) => thing.appId === appId);
      if (theirs !== undefined) return page(request, [{ id: theirs.id }]);
      return page(request, ours === undefined ? [] : [{ id: ours.id, displayName: ours.displayName }]);
    }),
    at('GET', '/servicePrincipals/([^/]+)', (_request, id = '') =>
      id === graphPrincipal
        ? {
            status: 200,
            body: { id, appRoles: permissions.map((value) => ({ id: roleId(value), value })) },
          }
        : notFound(),
    ),
    at('GET', '/servicePrincipals/([^/]+)/appRoleAssignments', (request, id = '') =>
      page(
        request,
        (own.find((one) => one.id === id)?.permissions ?? tenant.grants.get(id) ?? []).map((name) => ({
          id: `${id}-${name}`,
          principalId: id,
          resourceId: graphPrincipal,
          appRoleId: roleId(name),
        })),
      ),
    ),
  ];
}
