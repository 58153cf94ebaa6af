import { z } from 'zod/v4';
import { Fault } from '../faults';
import { readAs } from './answer';
import type { GraphClient } from './client';
import { ownsPower } from './ownedPower';
import { filter, path } from './path';

const object = z.looseObject({
  '@odata.type': z.string().default(''),
  id: z.string(),
  displayName: z.string().nullish(),
  isAssignableToRole: z.boolean().nullish(),
  roleTemplateId: z.string().nullish(),
});
const eligibility = z.looseObject({ groupId: z.string() });
const assigned = z.looseObject({ roleDefinitionId: z.string() });

/** What a person belongs to: all group ids, ids of role definitions, and what makes them privileged (undefined when it could not be read). */
export interface Standing {
  readonly groupIds: readonly string[];
  readonly roles: readonly string[] | undefined;
  readonly powerful: boolean | undefined;
}

/** Roles active, activated and eligible, direct and through groups; whatever cannot be read is undefined, never "none". */
export async function standingOf(front: GraphClient, personId: string): Promise<Standing> {
  const memberships = (
    await front.list(
      path`/users/${personId}/transitiveMemberOf?$select=id,displayName,isAssignableToRole,roleTemplateId`,
    )
  ).map((entry) => readAs(object, entry));
  const groups = memberships.filter((entry) => entry['@odata.type'].endsWith('group'));
  const direct = memberships.filter((entry) => entry['@odata.type'].endsWith('directoryRole'));
  const roleGroups = groups.filter((group) => group.isAssignableToRole === true);
  const principals = [personId, ...roleGroups.map((group) => group.id)];
  const [assignments, owns, activatable] = await Promise.all([
    unlessUnknown(async () => (await Promise.all(principals.map((id) => rolesOf(front, id)))).flat()),
    unlessUnknown(() => ownsPower(front, personId)),
    unlessUnknown(() => eligibleGroups(front, personId)),
  ]);
  const isKnown = owns !== undefined && activatable !== undefined;
  const eligible = activatable ?? [];
  return {
    groupIds: [...groups, ...eligible].map((group) => group.id),
    roles: assignments && [...direct.map((role) => role.roleTemplateId ?? role.id), ...assignments],
    powerful: isKnown
      ? owns || [...groups, ...eligible].some((group) => group.isAssignableToRole === true)
      : undefined,
  };
}

/** Groups that a person may activate themselves into, as member or owner (PIM for groups). */
async function eligibleGroups(front: GraphClient, personId: string): Promise<z.infer<typeof object>[]> {
  const entries = await unlessUnlicensed(() =>
    front.list(
      `/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances?${filter('principalId', personId)}`,
    ),
  );
  const ids = new Set(entries.map((entry) => readAs(eligibility, entry).groupId));
  return await Promise.all(
    [...ids].map(async (id) =>
      readAs(object, await front.get(path`/groups/${id}?$select=id,displayName,isAssignableToRole`)),
    ),
  );
}

async function rolesOf(front: GraphClient, principalId: string): Promise<string[]> {
  const by = filter('principalId', principalId);
  const directory = '/roleManagement/directory';
  const [standing, activated, eligible] = await Promise.all([
    front.list(`${directory}/roleAssignments?${by}`),
    unlessUnlicensed(() => front.list(`${directory}/roleAssignmentScheduleInstances?${by}`)),
    unlessUnlicensed(() => front.list(`${directory}/roleEligibilityScheduleInstances?${by}`)),
  ]);
  return [...standing, ...activated, ...eligible].map((entry) => readAs(assigned, entry).roleDefinitionId);
}

/** Without the licence there are no eligible roles; Graph then answers with exactly this code. */
async function unlessUnlicensed(read: () => Promise<readonly unknown[]>): Promise<readonly unknown[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.details.vendorCode === 'AadPremiumLicenseRequired') return [];
    throw error;
  }
}

async function unlessUnknown<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
