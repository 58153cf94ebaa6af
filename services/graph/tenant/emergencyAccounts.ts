import { z } from 'zod/v4';
import type { EmergencyAccount } from '../../baseline/tenantState';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { path } from '../path';
import type { Patient } from './patient';

const account = z.looseObject({
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});
const member = z.looseObject({ id: z.string() });

/** The emergency accounts that the policy names, each with all groups that it is in. */
export async function readEmergencyAccounts(
  graph: Patient,
  ids: readonly string[],
): Promise<readonly EmergencyAccount[]> {
  const found: EmergencyAccount[] = [];
  for (const id of ids) found.push(await one(graph, id.toLowerCase()));
  return found;
}

async function one(graph: Patient, id: string): Promise<EmergencyAccount> {
  try {
    const answer = await graph.get(`${path`/users/${id}`}?$select=id,userPrincipalName,accountEnabled`);
    const { userPrincipalName, accountEnabled } = readAs(account, answer);
    const groups = await graph.list(path`/users/${id}/transitiveMemberOf?$select=id`);
    return {
      id,
      name: userPrincipalName ?? id,
      there: true,
      enabled: accountEnabled === true,
      groups: groups.map((entry) => readAs(member, entry).id),
    };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'GRAPH_NOT_FOUND') throw error;
    return { id, name: id, there: false, enabled: false, groups: [] };
  }
}
