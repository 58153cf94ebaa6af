import type { RoleName } from './roleIds';

/** What a person can do with this product. */
export type Ability =
  'readBaseline' | 'applyPassMethod' | 'issueStandard' | 'issuePrivileged' | 'reviewLogs' | 'assignRoles';

/** What each of the guide's five roles lets a person do here; whoever holds none of them can still approve and vouch. */
export const dutiesOfRoles = {
  authenticationPolicyAdministrator: ['readBaseline', 'applyPassMethod'],
  privilegedAuthenticationAdministrator: ['issueStandard', 'issuePrivileged'],
  authenticationAdministrator: ['issueStandard'],
  securityReader: ['readBaseline', 'reviewLogs'],
  privilegedRoleAdministrator: ['assignRoles'],
} as const satisfies Partial<Record<RoleName, readonly Ability[]>>;
