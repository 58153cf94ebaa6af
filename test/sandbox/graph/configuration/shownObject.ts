import { apps } from '../../people';
import type { Tenant } from '../tenant';
import { principalOf } from './configuration';

/** A directory object as it is shown in a list of owners or beside a role; null for one that is gone. */
export function shownObject(tenant: Tenant, id: string): object | null {
  const user = tenant.users.get(id);
  if (user !== undefined)
    return {
      '@odata.type': '#microsoft.graph.user',
      id,
      displayName: user.name,
      userPrincipalName: user.upn,
    };
  const group = tenant.configuration.groups.get(id);
  if (group !== undefined)
    return { '@odata.type': '#microsoft.graph.group', id, displayName: group.displayName };
  const app = Object.entries(apps).find(([, { clientId }]) => principalOf(clientId) === id);
  return app === undefined
    ? null
    : { '@odata.type': '#microsoft.graph.servicePrincipal', id, displayName: `TAP Desk ${app[0]}` };
}
