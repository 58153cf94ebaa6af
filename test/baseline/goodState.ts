import type { AccessPolicy } from '../../services/baseline/accessPolicy';
import { ownPermissions } from '../../services/baseline/ourselves';
import type { Expected } from '../../services/baseline/expected';
import { guideGroupNames } from '../../services/baseline/expected';
import { known } from '../../services/baseline/part';
import { administratorRoles, roleIds } from '../../services/baseline/roleIds';
import type { RoleName } from '../../services/baseline/roleIds';
import type {
  Holder,
  PartName,
  RoleHolding,
  TenantParts,
  TenantState,
} from '../../services/baseline/tenantState';

const glasses = ['e1', 'e2'];
export const groupIds = { onboarding: 'g1', recovery: 'g2', privileged: 'g3' } as const;

/** What the desk of these tests expects. */
export const expected: Expected = {
  groupIds,
  emergencyAccounts: glasses,
  privilegedMinutes: 15,
  standardMinutes: 60,
};

/** Somebody, by a word that is id and name. */
export function somebody(id: string): Holder {
  return { id, kind: 'person', name: id };
}

/** Somebody holds a role. */
export function holding(role: RoleName, id: string, more: Partial<RoleHolding> = {}): RoleHolding {
  return { role: roleIds[role], holder: somebody(id), scope: 'tenant', activated: false, ...more };
}

/** Names nobody. */
export const nobody = { everybody: false, people: [], groups: [], roles: [] };
export const everybody = { ...nobody, everybody: true };
export const tapUsers = { ...nobody, groups: Object.values(groupIds) };

/** A policy on all apps for the three groups that leaves out emergency accounts; it demands nothing yet. */
export function policy(name: string, more: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    id: name,
    name,
    state: 'enabled',
    understood: true,
    included: tapUsers,
    excluded: { ...nobody, people: glasses },
    allApps: true,
    someAppsExcluded: false,
    registering: false,
    clients: ['all'],
    narrowed: [],
    everywhere: true,
    placesExcluded: [],
    grant: undefined,
    ...more,
  };
}

export const strong = { all: false, controls: [], strengthId: 'resistant' };
export const demands = (...controls: string[]) => ({ all: false, controls, strengthId: undefined });
export const guideName = 'CA – TAP – Force MFA Registration';

/** The policies of a tenant in which every check passes. */
export const goodPolicies: readonly AccessPolicy[] = [
  policy(guideName, { grant: strong }),
  policy('register', {
    allApps: false,
    registering: true,
    grant: { all: false, controls: [], strengthId: 'bootstrap' },
  }),
  policy('legacy', {
    included: everybody,
    clients: ['exchangeActiveSync', 'other'],
    grant: demands('block'),
  }),
  policy('administrators', {
    included: { ...nobody, roles: administratorRoles.map((role) => roleIds[role]) },
    grant: strong,
  }),
  policy('everybody', { included: everybody, grant: demands('mfa') }),
  policy('risk', { included: everybody, narrowed: ['signInRisk'], grant: demands('block') }),
  policy('device', {
    included: { ...nobody, groups: [groupIds.privileged] },
    grant: demands('compliantDevice', 'domainJoinedDevice'),
  }),
  policy('place', {
    included: { ...nobody, groups: [groupIds.privileged] },
    narrowed: ['locations'],
    placesExcluded: ['AllTrusted'],
    grant: demands('block'),
  }),
];

/** An emergency account that is ready. */
export const glass = { id: 'e1', name: 'e1', there: true, enabled: true, groups: [] };

const targets = { everybody: false, groups: Object.values(groupIds), people: [], excluded: [] };
const reaper = { id: 'reaper', kind: 'application', name: 'reaper' } as const;
const group = (name: keyof typeof groupIds): TenantParts['onboarding'] => ({
  id: groupIds[name],
  name: guideGroupNames[name],
  security: true,
  dynamic: false,
  roleAssignable: false,
  synchronised: false,
  owners: [reaper],
  members: [],
});
const identity = (name: keyof typeof ownPermissions): TenantParts['front'] => ({
  principalId: name,
  name,
  permissions: ownPermissions[name].needs,
});

/** The parts of that tenant. */
export const goodParts: TenantParts = {
  securityDefaults: false,
  passMethod: { enabled: true, oneTime: true, shortest: 15, usual: 30, longest: 60, length: 12, targets },
  passkey: { enabled: true, selfService: true, targets },
  authenticator: { enabled: true, selfService: true, targets: { ...targets, everybody: true } },
  strengths: [
    { id: 'resistant', name: 'resistant', combinations: ['fido2', 'windowsHelloForBusiness'] },
    { id: 'bootstrap', name: 'bootstrap', combinations: ['temporaryAccessPassOneTime', 'fido2'] },
    { id: 'weak', name: 'weak', combinations: ['fido2', 'password,sms'] },
  ],
  policies: goodPolicies,
  locations: [{ id: 'office', name: 'office', trusted: true }],
  excludedGroups: [],
  onboarding: group('onboarding'),
  recovery: group('recovery'),
  privileged: group('privileged'),
  technicians: [somebody('tara')],
  active: [
    holding('globalAdministrator', 'e1'),
    holding('globalAdministrator', 'e2'),
    holding('authenticationAdministrator', 'tara', { scope: '/administrativeUnits/u' }),
    holding('securityReader', 'siri'),
  ],
  eligible: [
    holding('authenticationPolicyAdministrator', 'siri'),
    holding('privilegedAuthenticationAdministrator', 'tara'),
    holding('privilegedRoleAdministrator', 'siri'),
  ],
  units: [{ id: 'u', name: 'unit', restricted: false }],
  front: identity('front'),
  reaper: identity('reaper'),
  signIn: identity('signIn'),
  bot: identity('bot'),
  workflows: [],
  emergency: glasses.map((id) => ({ ...glass, id, name: id })),
  emergencySignIns: [],
  legacySignIns: [{ client: 'IMAP4', seen: 0 }],
  auditLog: true,
  liveSubjects: [],
};

/** The tenant with some parts otherwise. */
export function stateWith(parts: Partial<TenantParts> = {}): TenantState {
  return Object.fromEntries(
    Object.entries({ ...goodParts, ...parts }).map(([name, value]) => [name, known(value)]),
  ) as unknown as TenantState;
}

/** The tenant in which one part could not be read, or is absent. */
export function without(
  name: PartName,
  part: TenantState[PartName] = { is: 'unreadable', why: 'forbidden' },
): TenantState {
  return { ...stateWith(), [name]: part };
}

/** The good policies with one otherwise. */
export function policiesWith(name: string, more: Partial<AccessPolicy>): readonly AccessPolicy[] {
  return goodPolicies.map((one) => (one.name === name ? { ...one, ...more } : one));
}

/** The good policies without one. */
export function policiesLess(...names: readonly string[]): readonly AccessPolicy[] {
  return goodPolicies.filter(({ name }) => !names.includes(name));
}
