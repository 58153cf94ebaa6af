import { z } from 'zod/v4';
import { roleIds } from '../../baseline/roleIds';
import type { Holder, RoleHolding, Unit } from '../../baseline/tenantState';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { filter } from '../path';
import { readMembers } from './groupsOf';
import { holderOf } from './holderOf';
import type { Patient } from './patient';

const held = z.looseObject({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
  principal: z.unknown(),
});
const instance = held.extend({ assignmentType: z.string().nullish() });
const unit = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
});
const roles = '/roleManagement/directory';

/** Who holds the roles now, and which of it was activated for a while; without that licence nothing was. */
export async function readActiveRoles(graph: Patient): Promise<readonly RoleHolding[]> {
  const holdings = await eachRole(graph, 'roleAssignments');
  const activated = new Set(
    (await unlessUnlicensed(() => eachRole(graph, 'roleAssignmentScheduleInstances')))
      .filter((one) => one.activated)
      .map(keyOf),
  );
  return await throughGroups(
    graph,
    holdings.map((one) => ({ ...one, activated: activated.has(keyOf(one)) })),
  );
}

/** Who may activate the roles. */
export async function readEligibleRoles(graph: Patient): Promise<readonly RoleHolding[]> {
  return await throughGroups(graph, await eachRole(graph, 'roleEligibilityScheduleInstances'));
}

/** All administrative units. */
export async function readUnits(graph: Patient): Promise<readonly Unit[]> {
  return (await graph.list('/directory/administrativeUnits')).map((entry) => {
    const { id, displayName, isMemberManagementRestricted } = readAs(unit, entry);
    return { id, name: displayName ?? id, restricted: isMemberManagementRestricted === true };
  });
}

/** A role that a group holds is held by the people in it. */
async function throughGroups(
  graph: Patient,
  holdings: readonly RoleHolding[],
): Promise<readonly RoleHolding[]> {
  const members = new Map<string, readonly Holder[]>();
  for (const { holder } of holdings)
    if (holder.kind === 'group' && !members.has(holder.id))
      members.set(holder.id, await readMembers(graph, holder.id));
  return holdings.flatMap((one) => {
    const inside = members.get(one.holder.id);
    return inside === undefined ? [one] : inside.map((holder) => ({ ...one, holder }));
  });
}

/** Graph lists assignments by role or by principal, never all. */
async function eachRole(graph: Patient, collection: string): Promise<readonly RoleHolding[]> {
  const found: RoleHolding[] = [];
  for (const id of Object.values(roleIds)) {
    const entries = await graph.list(
      `${roles}/${collection}?${filter('roleDefinitionId', id)}&$expand=principal`,
    );
    found.push(...entries.map(toHolding));
  }
  return found;
}

function toHolding(entry: unknown): RoleHolding {
  const read = readAs(instance, entry);
  const { principalId, roleDefinitionId, directoryScopeId, principal, assignmentType } = read;
  const scope = directoryScopeId ?? '';
  return {
    role: roleDefinitionId,
    holder:
      principal === null || principal === undefined
        ? { id: principalId, kind: 'unknown', name: principalId }
        : holderOf(principal),
    scope: scope === '/' ? 'tenant' : scope,
    activated: assignmentType === 'Activated',
  };
}

function keyOf({ role, holder, scope }: RoleHolding): string {
  return `${role} ${holder.id} ${scope}`;
}

async function unlessUnlicensed(
  read: () => Promise<readonly RoleHolding[]>,
): Promise<readonly RoleHolding[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.details.unlicensed === true) return [];
    throw error;
  }
}
