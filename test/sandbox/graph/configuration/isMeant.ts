import type { AccessPolicyBody } from './bodies';

/** What decides whom a policy of Conditional Access is about. */
export interface Belonging {
  readonly members: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** A group and all groups below it. */
  readonly withNested: (groupId: string) => readonly string[];
  readonly roles: readonly { readonly principalId: string; readonly roleDefinitionId: string }[];
}

/** Whether a policy is about a person: included and not excluded, by themselves, a group or a role. */
export function isMeant(
  { members, withNested, roles }: Belonging,
  userId: string,
  { users }: AccessPolicyBody['conditions'],
): boolean {
  const isIn = (ids: readonly string[] = []) =>
    ids.some((id) => withNested(id).some((group) => members.get(group)?.has(userId)));
  const own = roles.filter((role) => role.principalId === userId);
  return (
    ((users.includeUsers ?? []).some((id) => id === 'All' || id === userId) ||
      isIn(users.includeGroups) ||
      own.some((role) => users.includeRoles?.includes(role.roleDefinitionId))) &&
    !(users.excludeUsers ?? []).includes(userId) &&
    !isIn(users.excludeGroups)
  );
}
