import type { OpenerStanding } from './requests/command';
import type { World } from './world';

/** Which of the desk's groups a person who would open a page is in, read from Graph now. */
export async function openerStanding(
  { directory, groupIds: { security, technician } }: World,
  personId: string,
): Promise<OpenerStanding> {
  const groups = await directory.groupsOf(personId, [security, technician]);
  return { isSecurity: groups.includes(security), isTechnician: groups.includes(technician) };
}
