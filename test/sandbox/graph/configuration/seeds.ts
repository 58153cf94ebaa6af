import { apps, branchUnit, groups, people, roleIds } from '../../people';
import { person } from '../../person';
import type { Tenant } from '../tenant';
import {
  addPolicy,
  authenticatorConfiguration,
  builtIn,
  passConfiguration,
  passkeyConfiguration,
  principalOf,
  privilegedFromManagedDevice,
} from './configuration';

const { georg, petra, siri, tara, theo } = people;
const tap = [groups.onboarding.id, groups.recovery.id, groups.privileged.id];
const extraRoles = {
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
} as const;
const mailsPass = '1b555e50-7f65-41d5-b514-5894a026d10d';

/** The second emergency account, of the tenants that have two. */
export const secondEmergency = person(2001, 'break.glass2', 'Second Emergency Account', {
  title: '',
  department: '',
});
/** Both of them, as a policy names them. */
export const emergencyAccounts = [people.emergency.id, secondEmergency.id];

/** The strength that lets a pass register and nothing else. */
export const bootstrapStrength = '60000000-0000-4000-8000-0000000000aa';
const office = '80000000-0000-4000-8000-000000000001';

/** What a tenant is like when the desk is set up in it. */
export type Seed = 'fresh' | 'messy' | 'ready';

/** Makes the tenant one that was just bought, one that another tool drifted, or one in which a pass is safe. */
export function seed(tenant: Tenant, kind: Seed): void {
  tenant.hire(secondEmergency);
  tenant.roles.length = 0;
  tenant.eligible.length = 0;
  tenant.configuration.policies.clear();
  ({ fresh, messy, ready })[kind](tenant);
  tenant.enforce();
}

function fresh(tenant: Tenant): void {
  const { configuration } = tenant;
  hold(tenant, 'roles', georg.id, 'globalAdministrator');
  configuration.securityDefaults = true;
  configuration.methods.set('TemporaryAccessPass', passConfiguration({}));
  configuration.methods.set('Fido2', passkeyConfiguration('disabled'));
  configuration.methods.set('MicrosoftAuthenticator', authenticatorConfiguration('enabled'));
  for (const id of tap) configuration.groups.delete(id);
}

/** Gives the guide's roles to the few who need them, and takes all others away. */
export function giveRoles(tenant: Tenant): void {
  const { configuration } = tenant;
  tenant.roles.length = 0;
  tenant.eligible.length = 0;
  for (const { id } of [people.emergency, secondEmergency]) hold(tenant, 'roles', id, 'globalAdministrator');
  hold(tenant, 'eligible', georg.id, 'globalAdministrator');
  hold(tenant, 'eligible', siri.id, 'authenticationPolicyAdministrator');
  hold(tenant, 'roles', siri.id, 'securityReader');
  hold(tenant, 'eligible', georg.id, 'privilegedRoleAdministrator');
  hold(tenant, 'eligible', petra.id, 'privilegedAuthenticationAdministrator');
  for (const { id } of [tara, theo])
    hold(tenant, 'roles', id, 'authenticationAdministrator', `/administrativeUnits/${branchUnit}`);
  configuration.units.set(branchUnit, 'Branch');
}

function ready(tenant: Tenant): void {
  giveRoles(tenant);
  const { configuration } = tenant;
  configuration.methods.set(
    'TemporaryAccessPass',
    passConfiguration({
      state: 'enabled',
      isUsableOnce: true,
      minimumLifetimeInMinutes: 15,
      defaultLifetimeInMinutes: 30,
      maximumLifetimeInMinutes: 60,
      defaultLength: 12,
      includeTargets: tap.map((id) => ({ targetType: 'group', id, isRegistrationRequired: false })),
    }),
  );
  configuration.strengths.set(bootstrapStrength, {
    id: bootstrapStrength,
    displayName: 'TAP – register',
    description: '',
    policyType: 'custom',
    allowedCombinations: ['temporaryAccessPassOneTime', 'fido2', 'windowsHelloForBusiness'],
  });
  configuration.locations.set(office, {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    id: office,
    displayName: 'Offices',
    isTrusted: true,
    ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' }],
  });
  const everybody = { includeUsers: ['All'], excludeUsers: emergencyAccounts };
  const strong = { operator: 'OR' as const, authenticationStrength: { id: builtIn.phishingResistant } };
  addPolicy(configuration, 1, {
    name: 'CA – TAP – Force MFA Registration',
    users: { includeGroups: tap, excludeUsers: emergencyAccounts },
    grant: strong,
  });
  addPolicy(configuration, 2, {
    name: 'CA – TAP – Register With A Pass',
    users: { includeGroups: tap, excludeUsers: emergencyAccounts },
    applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
    grant: { operator: 'OR', authenticationStrength: { id: bootstrapStrength } },
  });
  addPolicy(configuration, 3, {
    name: 'Block old protocols',
    users: everybody,
    clients: ['exchangeActiveSync', 'other'],
    grant: { operator: 'OR', builtInControls: ['block'] },
  });
  addPolicy(configuration, 4, {
    name: 'Administrators take a passkey',
    users: { includeRoles: adminRoles, excludeUsers: emergencyAccounts },
    grant: strong,
  });
  addPolicy(configuration, 5, {
    name: 'Everybody takes a second factor',
    users: everybody,
    grant: { operator: 'OR', builtInControls: ['mfa'] },
  });
  addPolicy(configuration, 6, {
    name: 'Risky sign-ins are blocked',
    users: everybody,
    signInRiskLevels: ['high', 'medium'],
    grant: { operator: 'OR', builtInControls: ['block'] },
  });
  addPolicy(configuration, 7, privilegedFromManagedDevice(emergencyAccounts));
  addPolicy(configuration, 8, {
    name: 'Privileged passes from the offices',
    users: { includeGroups: [groups.privileged.id], excludeUsers: emergencyAccounts },
    locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
    grant: { operator: 'OR', builtInControls: ['block'] },
  });
}

function messy(tenant: Tenant): void {
  ready(tenant);
  const { configuration } = tenant;
  // Somebody in a hurry.
  hold(tenant, 'roles', tara.id, 'globalAdministrator');
  hold(tenant, 'roles', theo.id, 'authenticationAdministrator');
  // A tool that writes its own idea of the method back, for everybody.
  configuration.methods.set('TemporaryAccessPass', passConfiguration({ state: 'enabled' }));
  // The guide's policy taken literally, and its other half forgotten.
  configuration.policies.delete('70000000-0000-4000-8000-000000000002');
  addPolicy(configuration, 3, {
    name: 'Block old protocols',
    users: { includeUsers: ['All'], excludeGroups: [groups.technicians.id] },
    clients: ['exchangeActiveSync', 'other'],
    grant: { operator: 'OR', builtInControls: ['block'] },
  });
  addPolicy(configuration, 7, {
    name: 'Privileged passes from a managed device',
    state: 'enabledForReportingButNotEnforced',
    users: { includeGroups: [groups.privileged.id] },
    grant: { operator: 'OR', builtInControls: ['compliantDevice'] },
  });
  configuration.policies.delete('70000000-0000-4000-8000-000000000008');
  for (let number = 100; number < 350; number += 1)
    addPolicy(configuration, number, {
      name: `Old rule ${String(number)}`,
      state: 'disabled',
      users: { includeUsers: ['All'] },
      grant: { operator: 'OR', builtInControls: ['mfa'] },
    });
  change(tenant, groups.onboarding.id, { groupTypes: ['DynamicMembership'] });
  change(tenant, groups.recovery.id, { owners: [principalOf(apps.reaper.clientId), tara.id] });
  change(tenant, groups.privileged.id, { isAssignableToRole: true });
  tenant.members.get(groups.recovery.id)?.set(people.kariOslo.id, 0);
  configuration.moreGrants.set(apps.reaper.clientId, ['Group.ReadWrite.All']);
  configuration.legacySignIns = [{ clientAppUsed: 'IMAP4', userId: people.kariBergen.id }];
  configuration.workflows = [
    {
      id: '90000000-0000-4000-8000-000000000001',
      displayName: 'Onboard new hires',
      isEnabled: true,
      taskDefinitionIds: [mailsPass],
    },
  ];
}

function change(
  { configuration }: Tenant,
  id: string,
  to: Partial<Parameters<typeof configuration.groups.set>[1]>,
): void {
  const group = configuration.groups.get(id);
  if (group !== undefined) configuration.groups.set(id, { ...group, ...to });
}

const named = { ...roleIds, ...extraRoles };

function hold(
  tenant: Tenant,
  how: 'roles' | 'eligible',
  principalId: string,
  role: keyof typeof named,
  directoryScopeId = '/',
): void {
  tenant[how].push({ principalId, roleDefinitionId: named[role], displayName: role, directoryScopeId });
}

const adminRoles = [
  ...Object.values(named),
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
].filter((id) => id !== roleIds.globalReader && id !== extraRoles.securityReader);
