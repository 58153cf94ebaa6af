import type { DoubleRoute } from '../routes';
import { notFound } from './errors';
import { page } from './paging';
import type { Tenant } from './tenant';

/** Microsoft Graph itself, as a service principal of the tenant. */
const graphPrincipal = '50000000-0000-4000-8000-000000000001';
const permissions = ['User.Read.All', 'AuditLog.Read.All', 'Directory.ReadWrite.All', 'Mail.Send'];
const roleId = (name: string): string =>
  `60000000-0000-4000-8000-${String(permissions.indexOf(name)).padStart(12, '0')}`;

/** Service principals and what they were granted, read only. */
export function applicationRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const principal = '/v1\\.0/servicePrincipals/([^/]+)';
  return [
    {
      method: 'GET',
      path: /^\/v1\.0\/servicePrincipals$/,
      answer: (request) => {
        const appId = /^appId eq '([^']+)'$/.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
        const known = [...tenant.owned.values()].flat().find((thing) => thing.appId === appId);
        return page(request, known === undefined ? [] : [{ id: known.id }]);
      },
    },
    {
      method: 'GET',
      path: new RegExp(`^${principal}$`),
      answer: (_request, id = '') =>
        id === graphPrincipal
          ? {
              status: 200,
              body: { id, appRoles: permissions.map((value) => ({ id: roleId(value), value })) },
            }
          : notFound(),
    },
    {
      method: 'GET',
      path: new RegExp(`^${principal}/appRoleAssignments$`),
      answer: (request, id = '') =>
        page(
          request,
          (tenant.grants.get(id) ?? []).map((name) => ({
            id: `${id}-${name}`,
            principalId: id,
            resourceId: graphPrincipal,
            appRoleId: roleId(name),
          })),
        ),
    },
  ];
}
