import { z } from 'zod/v4';
import { readAs } from './answer';
import type { GraphClient } from './client';
import { filter, path } from './path';

const owned = z.looseObject({
  '@odata.type': z.string().default(''),
  id: z.string(),
  appId: z.string().nullish(),
  isAssignableToRole: z.boolean().nullish(),
});
const principal = z.looseObject({ id: z.string() });
const granted = z.looseObject({ appRoleId: z.string(), resourceId: z.string() });
const resource = z.looseObject({
  appRoles: z.array(z.looseObject({ id: z.string(), value: z.string().nullish() })).nullish(),
});

/** Permissions that only read; whatever else an application holds by itself is power over the tenant. */
const onlyReads = /\.Read(Basic)?(\.\w+)*$/i;

/** Whether a person owns a group to which roles can be assigned, or an application that may change the tenant by itself. */
export async function ownsPower(front: GraphClient, personId: string): Promise<boolean> {
  const things = (
    await front.list(path`/users/${personId}/ownedObjects?$select=id,appId,displayName,isAssignableToRole`)
  ).map((entry) => readAs(owned, entry));
  if (things.some((one) => one.isAssignableToRole === true)) return true;
  const principals = await Promise.all(things.map((one) => principalsOf(front, one)));
  const powers = await Promise.all(principals.flat().map((id) => isPowerful(front, id)));
  return powers.includes(true);
}

/** The service principals that stand for an owned thing: itself, or that of an application. */
async function principalsOf(front: GraphClient, thing: z.infer<typeof owned>): Promise<string[]> {
  if (thing['@odata.type'].endsWith('servicePrincipal')) return [thing.id];
  if (!thing['@odata.type'].endsWith('application') || typeof thing.appId !== 'string') return [];
  const found = await front.list(`/servicePrincipals?${filter('appId', thing.appId)}&$select=id`);
  return found.map((entry) => readAs(principal, entry).id);
}

async function isPowerful(front: GraphClient, principalId: string): Promise<boolean> {
  const [roles, grants] = await Promise.all([
    front.list(`/roleManagement/directory/roleAssignments?${filter('principalId', principalId)}`),
    front.list(path`/servicePrincipals/${principalId}/appRoleAssignments`),
  ]);
  if (roles.length > 0) return true;
  const held = grants.map((entry) => readAs(granted, entry));
  const resources = [...new Set(held.map(({ resourceId }) => resourceId))];
  const names = new Map(
    (await Promise.all(resources.map((id) => permissionsOf(front, id)))).flatMap((each) => [...each]),
  );
  return held.some(({ appRoleId }) => !onlyReads.test(names.get(appRoleId) ?? ''));
}

async function permissionsOf(front: GraphClient, resourceId: string): Promise<ReadonlyMap<string, string>> {
  const answer = await front.get(path`/servicePrincipals/${resourceId}?$select=id,appRoles`);
  return new Map((readAs(resource, answer).appRoles ?? []).map(({ id, value }) => [id, value ?? '']));
}
