import { z } from 'zod/v4';
import type { AccessPolicy } from '../../baseline/accessPolicy';
import type { ExcludedGroup, Holder, TargetGroup } from '../../baseline/tenantState';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { path } from '../path';
import { holderOf } from './holderOf';
import type { Patient } from './patient';

const group = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  securityEnabled: z.boolean().nullish(),
  mailEnabled: z.boolean().nullish(),
  groupTypes: z.array(z.string()).nullish(),
  isAssignableToRole: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
});
const fields =
  'id,displayName,securityEnabled,mailEnabled,groupTypes,isAssignableToRole,onPremisesSyncEnabled';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const holderFields = '$select=id,displayName,userPrincipalName';

/** One of the three target groups with its owners and direct members. */
export async function readTargetGroup(graph: Patient, id: string): Promise<TargetGroup> {
  const read = readAs(group, await graph.get(`${path`/groups/${id}`}?$select=${fields}`));
  return {
    id: read.id,
    name: read.displayName ?? read.id,
    security: read.securityEnabled === true && read.mailEnabled !== true,
    dynamic: (read.groupTypes ?? []).includes('DynamicMembership'),
    roleAssignable: read.isAssignableToRole === true,
    synchronised: read.onPremisesSyncEnabled === true,
    owners: (await graph.list(`${path`/groups/${id}/owners`}?${holderFields}`)).map(holderOf),
    members: (await graph.list(`${path`/groups/${id}/members`}?${holderFields}`)).map(holderOf),
  };
}

/** Everybody in a group, through groups in it. */
export async function readMembers(graph: Patient, id: string): Promise<readonly Holder[]> {
  const all = await graph.list(`${path`/groups/${id}/transitiveMembers`}?${holderFields}`);
  return all.map(holderOf).filter(({ kind }) => kind === 'person');
}

/** The groups that policies exclude, and whether anybody is in them beside emergency accounts; the first that is found tells. */
export async function readExcludedGroups(
  graph: Patient,
  policies: readonly AccessPolicy[],
  emergencyIds: readonly string[],
): Promise<readonly ExcludedGroup[]> {
  const active = policies.filter(({ state }) => state !== 'disabled');
  const ids = [...new Set(active.flatMap(({ excluded }) => excluded.groups))].filter((id) => guid.test(id));
  const found: ExcludedGroup[] = [];
  for (const id of ids) found.push(await excludedGroup(graph, id, emergencyIds));
  return found;
}

async function excludedGroup(
  graph: Patient,
  id: string,
  emergencyIds: readonly string[],
): Promise<ExcludedGroup> {
  try {
    const { displayName } = readAs(group, await graph.get(`${path`/groups/${id}`}?$select=${fields}`));
    const othersOf = (items: readonly unknown[]) =>
      items.map(holderOf).filter((member) => !emergencyIds.includes(member.id));
    const members = await graph.list(
      `${path`/groups/${id}/transitiveMembers`}?$select=id`,
      (items) => othersOf(items).length > 0,
    );
    const others = othersOf(members).length;
    return { id, name: displayName ?? id, others };
  } catch (error) {
    // A group that was deleted leaves nobody out.
    if (error instanceof Fault && error.code === 'GRAPH_NOT_FOUND') return { id, name: id, others: 0 };
    throw error;
  }
}
