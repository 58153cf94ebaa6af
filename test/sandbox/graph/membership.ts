import type { Tenant } from './tenant';

/** Writes down that somebody came into a group or left it, as the directory does: about the person first, then the group. */
export function writeMembership(
  tenant: Pick<Tenant, 'write'>,
  activity: 'Add member to group' | 'Remove member from group',
  initiator: string,
  groupId: string,
  personId: string,
): void {
  const modified = [{ name: 'Group.ObjectID', newValue: `"${groupId}"` }];
  tenant.write(
    activity,
    '',
    initiator,
    [
      { id: personId, type: 'User', modified },
      { id: groupId, type: 'Group' },
    ],
    { category: 'GroupManagement' },
  );
}
