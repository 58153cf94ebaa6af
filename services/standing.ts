import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import type { World } from './world';

/** The approvers (object ids) whose approval still stands: enabled members of the tenant, still in the groups they approved from. */
export async function standingApprovers(
  { directory, groupIds: { approver, security } }: Pick<World, 'directory' | 'groupIds'>,
  request: Pick<Request, 'approvals'>,
): Promise<readonly string[]> {
  const judged = await Promise.all(
    request.approvals.map(async ({ approver: { id }, security: asSecurity }) => {
      const person = await directory.person(id);
      if (person?.enabled !== true || person.guest) return [];
      const groups = await directory.groupsOf(id, [approver, security]);
      return groups.includes(approver) && (!asSecurity || groups.includes(security)) ? [id] : [];
    }),
  );
  return judged.flat();
}

/** Whether one of two people is the other's manager, direct or not, as the directory says now. */
export async function isInLine(
  { directory }: Pick<World, 'directory'>,
  one: Person,
  other: Person,
): Promise<boolean> {
  const [above, below] = await Promise.all([directory.managersOf(one.id), directory.managersOf(other.id)]);
  return above.includes(other.id) || below.includes(one.id);
}

/** Whether two accounts belong to one employee; accounts without an employee id are told apart by their object id alone. */
export function isOneEmployee(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one !== '' && one === other;
}
