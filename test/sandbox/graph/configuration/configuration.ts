import { apps, groups, people } from '../../people';
import { accessPolicy } from './bodies';
import type { AccessPolicyBody, GroupBody, LocationBody, StrengthBody } from './bodies';

/** A group as Graph shows it, with the ids of its owners. */
export interface ConfiguredGroup extends GroupBody {
  readonly id: string;
  readonly owners: readonly string[];
}

export type Stored<Body> = Body & { readonly id: string };

/** A lifecycle workflow and the tasks in it. */
export interface WorkflowBody {
  readonly id: string;
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly taskDefinitionIds: readonly string[];
}

/** What administrators set in the tenant, as Graph's own objects; writes of the product change it. */
export interface Configuration {
  securityDefaults: boolean;
  /** By the id of the configuration: `TemporaryAccessPass`, `Fido2`, `MicrosoftAuthenticator`. */
  readonly methods: Map<string, Record<string, unknown>>;
  readonly strengths: Map<string, Stored<StrengthBody>>;
  readonly policies: Map<string, Stored<AccessPolicyBody>>;
  readonly locations: Map<string, Stored<LocationBody>>;
  readonly groups: Map<string, ConfiguredGroup>;
  readonly units: Map<string, string>;
  workflows: readonly WorkflowBody[];
  /** Sign-ins of clients that know no second factor, newest last. */
  legacySignIns: readonly { readonly clientAppUsed: string; readonly userId: string }[];
  /** Roles that were activated for a while: `principalId roleDefinitionId`. */
  readonly activated: Set<string>;
  /** What each application was granted beside what it is registered with, by client id. */
  readonly moreGrants: Map<string, readonly string[]>;
  /** Sign-ins and how policies in report-only would have judged them, by the id of the policy. */
  readonly judgedSignIns: {
    readonly userId: string;
    readonly createdDateTime: string;
    readonly results: Readonly<Record<string, string>>;
  }[];
  /** Licences: Conditional Access and the logs need P1, conditions of risk P2, workflows Governance. */
  readonly licences: Set<'P1' | 'P2' | 'Governance'>;
  /** How many reads a new group stays out of lists, and unknown to whatever names it. */
  groupsShowAfter: number;
  /** What is still out of sight: reads left, by the id of the group. */
  readonly unseenGroups: Map<string, number>;
  /** Areas that answer 403 although everything is granted. */
  forbidden: readonly RegExp[];
  /** How many Conditional Access calls a second are let in; undefined lets in all. */
  accessPerSecond: number | undefined;
}

/** The ids of Microsoft's own strengths. */
export const builtIn = {
  mfa: '00000000-0000-0000-0000-000000000002',
  passwordless: '00000000-0000-0000-0000-000000000003',
  phishingResistant: '00000000-0000-0000-0000-000000000004',
} as const;

const resistant = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const taps = ['temporaryAccessPassOneTime', 'temporaryAccessPassMultiUse'];

/** The strengths that every tenant has. */
export function builtInStrengths(): Map<string, Stored<StrengthBody>> {
  const one = (id: string, displayName: string, allowedCombinations: readonly string[]) =>
    [id, { id, displayName, description: '', policyType: 'builtIn' as const, allowedCombinations }] as const;
  return new Map([
    one(builtIn.mfa, 'Multifactor authentication', [
      ...resistant,
      'deviceBasedPush',
      ...taps,
      'password,microsoftAuthenticatorPush',
      'password,softwareOath',
      'password,sms',
      'password,voice',
    ]),
    one(builtIn.passwordless, 'Passwordless MFA', [...resistant, 'deviceBasedPush']),
    one(builtIn.phishingResistant, 'Phishing-resistant MFA', resistant),
  ]);
}

/** The object id of an application's service principal. */
export function principalOf(clientId: string): string {
  return clientId.replace(/^40/, '52');
}

/** The groups that the people of the sandbox are in, owned as the desk needs it. */
export function sandboxGroups(): Map<string, ConfiguredGroup> {
  const ours: readonly string[] = [groups.onboarding.id, groups.recovery.id, groups.privileged.id];
  return new Map(
    Object.values(groups).map(({ id, name, ...group }) => [
      id,
      {
        id,
        displayName: name,
        mailEnabled: false,
        mailNickname: id,
        securityEnabled: true,
        groupTypes: [],
        isAssignableToRole: 'assignable' in group ? true : null,
        owners: ours.includes(id)
          ? [principalOf(apps.reaper.clientId)]
          : 'owners' in group
            ? [...group.owners]
            : [],
      },
    ]),
  );
}

/** A tenant as the desk finds it in the sandbox: passes are on for the three groups, administrators need a managed device, and little else was thought of. */
export function createConfiguration(): Configuration {
  const target = (id: string) => ({ targetType: 'group', id, isRegistrationRequired: false });
  const ours = [groups.onboarding, groups.recovery, groups.privileged].map(({ id }) => target(id));
  const configuration: Configuration = {
    securityDefaults: false,
    methods: new Map<string, Record<string, unknown>>([
      [
        'TemporaryAccessPass',
        passConfiguration({
          state: 'enabled',
          isUsableOnce: true,
          minimumLifetimeInMinutes: 10,
          defaultLifetimeInMinutes: 30,
          maximumLifetimeInMinutes: 60,
          defaultLength: 12,
          includeTargets: ours,
        }),
      ],
      ['Fido2', passkeyConfiguration('enabled')],
      ['MicrosoftAuthenticator', authenticatorConfiguration('enabled')],
    ]),
    strengths: builtInStrengths(),
    policies: new Map(),
    locations: new Map(),
    groups: sandboxGroups(),
    units: new Map(),
    workflows: [],
    legacySignIns: [],
    activated: new Set(),
    moreGrants: new Map(),
    judgedSignIns: [],
    licences: new Set(['P1', 'P2', 'Governance']),
    groupsShowAfter: 0,
    unseenGroups: new Map(),
    forbidden: [],
    accessPerSecond: undefined,
  };
  addPolicy(configuration, 7, privilegedFromManagedDevice([people.emergency.id]));
  return configuration;
}

/** The extra restriction of a privileged pass, without which the desk makes none. */
export function privilegedFromManagedDevice(
  emergencyAccounts: readonly string[],
): Parameters<typeof accessPolicy>[0] {
  return {
    name: 'Privileged passes from a managed device',
    users: { includeGroups: [groups.privileged.id], excludeUsers: [...emergencyAccounts] },
    grant: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  };
}

/** The policy of passes, as it is in a new tenant where nothing else is given. */
export function passConfiguration(given: Record<string, unknown>): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
    id: 'TemporaryAccessPass',
    state: 'disabled',
    defaultLifetimeInMinutes: 60,
    defaultLength: 8,
    minimumLifetimeInMinutes: 60,
    maximumLifetimeInMinutes: 480,
    isUsableOnce: false,
    excludeTargets: [],
    includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }],
    ...given,
  };
}

export function passkeyConfiguration(state: 'enabled' | 'disabled'): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration',
    id: 'Fido2',
    state,
    isSelfServiceRegistrationAllowed: true,
    isAttestationEnforced: true,
    excludeTargets: [],
    includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }],
  };
}

export function authenticatorConfiguration(state: 'enabled' | 'disabled'): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
    id: 'MicrosoftAuthenticator',
    state,
    excludeTargets: [],
    includeTargets: [
      { targetType: 'group', id: 'all_users', isRegistrationRequired: false, authenticationMode: 'any' },
    ],
  };
}

/** Adds a policy under an id of its own. */
export function addPolicy(
  configuration: Configuration,
  number: number,
  given: Parameters<typeof accessPolicy>[0],
): void {
  const id = `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  configuration.policies.set(id, { id, ...accessPolicy(given) });
}
