/** Entra's roles by their template ids, the same in every tenant. */
export const roleIds = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
} as const;

export type RoleName = keyof typeof roleIds;

/** Roles whose holders could take over the tenant or its people: what the guide calls admin roles. */
export const administratorRoles = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'privilegedAuthenticationAdministrator',
  'authenticationAdministrator',
  'privilegedRoleAdministrator',
  'securityAdministrator',
  'conditionalAccessAdministrator',
  'userAdministrator',
  'helpdeskAdministrator',
  'passwordAdministrator',
  'applicationAdministrator',
] as const satisfies readonly RoleName[];

/** Roles that let a help desk change how people sign in. */
export const deskRoles = [
  'authenticationAdministrator',
  'privilegedAuthenticationAdministrator',
  'helpdeskAdministrator',
  'passwordAdministrator',
  'userAdministrator',
] as const satisfies readonly RoleName[];

/** Our own name of a role, or its id for one that we have no use for. */
export function roleNameOf(id: string): string {
  return Object.entries(roleIds).find(([, known]) => known === id)?.[0] ?? id;
}
