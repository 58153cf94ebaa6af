/** The delegated permissions with which a signed-in reader can read the whole baseline. */
export const readScopes = [
  'Policy.Read.All',
  'RoleManagement.Read.Directory',
  'AdministrativeUnit.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
  'Application.Read.All',
  'AuditLog.Read.All',
  'LifecycleWorkflows-Workflow.Read.All',
] as const;

/** The delegated permissions that change the baseline, beside those that read it; asked for only by whoever applies a plan. */
export const writeScopes = [
  'User.Read',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.AuthenticationMethod',
  'Group.ReadWrite.All',
  'UserAuthenticationMethod.Read.All',
] as const;
