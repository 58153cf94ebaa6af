import { z } from 'zod/v4';
import type { OwnIdentity } from '../../baseline/tenantState';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { filter, path } from '../path';
import type { Patient } from './patient';

const principal = z.looseObject({ id: z.string(), displayName: z.string().nullish() });
const granted = z.looseObject({ appRoleId: z.string(), resourceId: z.string() });
const resource = z.looseObject({
  appRoles: z.array(z.looseObject({ id: z.string(), value: z.string().nullish() })).nullish(),
});

/** One of our identities and the application permissions that it was granted, by name where they have one. */
export async function readOwnIdentity(graph: Patient, clientId: string): Promise<OwnIdentity> {
  const [found] = await graph.list(`/servicePrincipals?${filter('appId', clientId)}&$select=id,displayName`);
  if (found === undefined) throw new Fault('GRAPH_NOT_FOUND', { retryable: false });
  const { id, displayName } = readAs(principal, found);
  const grants = (await graph.list(path`/servicePrincipals/${id}/appRoleAssignments`)).map((entry) =>
    readAs(granted, entry),
  );
  const names = new Map<string, string>();
  for (const resourceId of new Set(grants.map((grant) => grant.resourceId))) {
    const answer = await graph.get(path`/servicePrincipals/${resourceId}?$select=id,appRoles`);
    for (const role of readAs(resource, answer).appRoles ?? []) names.set(role.id, role.value ?? role.id);
  }
  return {
    principalId: id,
    name: displayName ?? clientId,
    permissions: grants.map(({ appRoleId }) => names.get(appRoleId) ?? appRoleId),
  };
}
