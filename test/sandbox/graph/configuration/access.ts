import { roleIds } from '../../people';
import type { Caller } from '../access';
import type { Tenant } from '../tenant';

/** One area of the configuration: its calls, the permissions of which one is needed, and who may write it as a person. */
export interface Area {
  readonly path: RegExp;
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly writers: readonly string[];
}

const roles = {
  conditionalAccess: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  policy: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  security: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  roleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  groups: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
};
/** Roles that read all of it. */
const readers: readonly string[] = [
  roleIds.globalAdministrator,
  roleIds.globalReader,
  roles.security,
  '5d6b6bb7-de71-4623-b4af-96380a352509',
];

/** The areas, the narrowest pattern first. */
export const areas: readonly Area[] = [
  area(/^\/policies\/authenticationMethodsPolicy/, ['Policy.Read.AuthenticationMethod', 'Policy.Read.All'], {
    write: ['Policy.ReadWrite.AuthenticationMethod'],
    writers: [roles.policy],
  }),
  area(
    /^\/policies\/authenticationStrengthPolicies/,
    ['Policy.Read.AuthenticationMethod', 'Policy.Read.All'],
    {
      write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.ReadWrite.AuthenticationMethod'],
      writers: [roles.conditionalAccess, roles.security],
    },
  ),
  // It changes nothing, whatever its method.
  area(/^\/identity\/conditionalAccess\/evaluate$/, [], {
    write: ['Policy.Read.ConditionalAccess', 'Policy.Read.All'],
    writers: readers,
  }),
  area(/^\/identity\/conditionalAccess\//, ['Policy.Read.All'], {
    write: ['Policy.ReadWrite.ConditionalAccess'],
    writers: [roles.conditionalAccess, roles.security],
  }),
  area(/^\/policies\/identitySecurityDefaultsEnforcementPolicy$/, ['Policy.Read.All'], {
    write: ['Policy.ReadWrite.SecurityDefaults'],
    writers: [roles.conditionalAccess, roles.security],
  }),
  area(/^\/roleManagement\/directory\/roleAssignmentScheduleInstances$/, [
    'RoleAssignmentSchedule.Read.Directory',
    'RoleManagement.Read.Directory',
  ]),
  area(/^\/roleManagement\/directory\/roleEligibilityScheduleInstances$/, [
    'RoleEligibilitySchedule.Read.Directory',
    'RoleManagement.Read.Directory',
  ]),
  area(/^\/roleManagement\/directory\/roleAssignments$/, ['RoleManagement.Read.Directory'], {
    write: ['RoleManagement.ReadWrite.Directory'],
    writers: [roles.roleAdministrator],
  }),
  area(/^\/directory\/administrativeUnits$/, ['AdministrativeUnit.Read.All']),
  area(/^\/identityGovernance\/lifecycleWorkflows\//, [
    'LifecycleWorkflows-Workflow.Read.All',
    'LifecycleWorkflows.Read.All',
  ]),
  area(/^\/servicePrincipals/, ['Application.Read.All']),
  area(/^\/groups$/, ['GroupMember.Read.All', 'Group.ReadWrite.All'], {
    write: ['Group.ReadWrite.All', 'Group.Create'],
    writers: [roles.groups],
  }),
  area(/^\/groups\/[^/]+\/owners(\/|$)/, ['GroupMember.Read.All', 'Group.ReadWrite.All'], {
    write: ['Group.ReadWrite.All'],
    writers: [roles.groups],
  }),
  area(/^\/groups\/[^/]+$/, ['GroupMember.Read.All', 'Group.ReadWrite.All'], {
    write: ['Group.ReadWrite.All'],
    writers: [roles.groups],
  }),
  area(/^\/groups\/[^/]+\/(members|transitiveMembers)$/, ['GroupMember.Read.All']),
  area(/^\/groups\/[^/]+\/members\/([^/]+\/)?\$ref$/, [], {
    write: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All'],
    writers: [roles.groups],
  }),
  area(/^\/users\/[^/]+(\/transitiveMemberOf)?$/, ['User.Read.All']),
  area(/^\/users\/[^/]+\/authentication\/methods$/, ['UserAuthenticationMethod.Read.All']),
  area(/^\/auditLogs\//, ['AuditLog.Read.All']),
];

/** Whether a caller may do it: an application by what it was granted; a person by consent and by role, both. */
export function mayConfigure(
  tenant: Tenant,
  caller: Caller,
  { read, write, writers }: Area,
  method: string,
): boolean {
  const reading = method === 'GET';
  const wanted = reading ? [...read, ...write] : write;
  if (caller.kind === 'app') return wanted.some((one) => caller.permissions.includes(one));
  const held = tenant.roles
    .filter(({ principalId }) => principalId === caller.id)
    .map(({ roleDefinitionId }) => roleDefinitionId);
  const able = reading ? [...readers, ...writers] : [roleIds.globalAdministrator, ...writers];
  return wanted.some((one) => caller.scopes.includes(one)) && held.some((role) => able.includes(role));
}

function area(
  path: RegExp,
  read: readonly string[],
  { write = [], writers = [] }: Partial<Pick<Area, 'write' | 'writers'>> = {},
): Area {
  return { path, read, write, writers };
}
