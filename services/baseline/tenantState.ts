import type { AccessPolicy } from './accessPolicy';
import type { Part } from './part';

/** Whom a method is switched on for: everybody, or groups and single people by their ids. */
export interface MethodTargets {
  readonly everybody: boolean;
  readonly groups: readonly string[];
  readonly people: readonly string[];
  readonly excluded: readonly string[];
}

/** The tenant's one policy of Temporary Access Passes; lifetimes in minutes. */
export interface PassMethod {
  readonly enabled: boolean;
  readonly oneTime: boolean;
  readonly shortest: number;
  readonly usual: number;
  readonly longest: number;
  /** Characters of a passcode. */
  readonly length: number;
  readonly targets: MethodTargets;
}

/** Another method that people may register. */
export interface OtherMethod {
  readonly enabled: boolean;
  /** Whether people may register it by themselves; always for those that have no such setting. */
  readonly selfService: boolean;
  readonly targets: MethodTargets;
}

/** An authentication strength: each combination of methods that is enough, in Entra's names. */
export interface Strength {
  readonly id: string;
  readonly name: string;
  readonly combinations: readonly string[];
}

/** A named location. */
export interface NamedLocation {
  readonly id: string;
  readonly name: string;
  readonly trusted: boolean;
}

/** A person, a group or an application, by object id. */
export interface Holder {
  readonly id: string;
  readonly kind: 'person' | 'group' | 'application' | 'unknown';
  readonly name: string;
}

/** One of the three target groups. */
export interface TargetGroup {
  readonly id: string;
  readonly name: string;
  readonly security: boolean;
  readonly dynamic: boolean;
  readonly roleAssignable: boolean;
  readonly synchronised: boolean;
  readonly owners: readonly Holder[];
  readonly members: readonly Holder[];
}

/** Somebody holds a role, also through a group, over the whole tenant or over an administrative unit. */
export interface RoleHolding {
  readonly role: string;
  readonly holder: Holder;
  /** `tenant`, or the object that the role is limited to. */
  readonly scope: string;
  /** Activated for a while; false for a role that is held all the time. */
  readonly activated: boolean;
}

/** An administrative unit. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly restricted: boolean;
}

/** One of the desk's own identities and what it was granted. */
export interface OwnIdentity {
  readonly principalId: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/** A lifecycle workflow that generates passes and mails them. */
export interface PassWorkflow {
  readonly name: string;
  readonly enabled: boolean;
}

/** An emergency-access account. */
export interface EmergencyAccount {
  readonly id: string;
  readonly name: string;
  readonly there: boolean;
  readonly enabled: boolean;
  readonly groups: readonly string[];
}

/** Old clients that signed in, and how many of their sign-ins a first page showed. */
export interface LegacyUse {
  readonly client: string;
  readonly seen: number;
}

/** A group that policies exclude, and how many were seen in it beside emergency accounts. */
export interface ExcludedGroup {
  readonly id: string;
  readonly name: string;
  readonly others: number;
}

/** Everything that the checks rest on; each part stands for itself. */
export interface TenantParts {
  readonly securityDefaults: boolean;
  readonly passMethod: PassMethod;
  readonly passkey: OtherMethod;
  readonly authenticator: OtherMethod;
  readonly strengths: readonly Strength[];
  readonly policies: readonly AccessPolicy[];
  readonly locations: readonly NamedLocation[];
  readonly excludedGroups: readonly ExcludedGroup[];
  readonly onboarding: TargetGroup;
  readonly recovery: TargetGroup;
  readonly privileged: TargetGroup;
  readonly technicians: readonly Holder[];
  readonly active: readonly RoleHolding[];
  readonly eligible: readonly RoleHolding[];
  readonly units: readonly Unit[];
  readonly front: OwnIdentity;
  readonly reaper: OwnIdentity;
  readonly signIn: OwnIdentity;
  readonly bot: OwnIdentity;
  readonly workflows: readonly PassWorkflow[];
  readonly emergency: readonly EmergencyAccount[];
  /** Names of emergency accounts that signed in within thirty days. */
  readonly emergencySignIns: readonly string[];
  readonly legacySignIns: readonly LegacyUse[];
  /** Whether the audit log answers. */
  readonly auditLog: true;
  /** People with a live case of the desk, by object id. */
  readonly liveSubjects: readonly string[];
}

export type PartName = keyof TenantParts;

/** Facts about the tenant at one moment. */
export type TenantState = { readonly [Name in PartName]: Part<TenantParts[Name]> };

/** All parts, in the order in which they are read: what others rest on comes first. */
export const partNames = [
  'securityDefaults',
  'passMethod',
  'passkey',
  'authenticator',
  'strengths',
  'emergency',
  'policies',
  'locations',
  'excludedGroups',
  'onboarding',
  'recovery',
  'privileged',
  'technicians',
  'active',
  'eligible',
  'units',
  'front',
  'reaper',
  'signIn',
  'bot',
  'workflows',
  'auditLog',
  'legacySignIns',
  'emergencySignIns',
  'liveSubjects',
] as const satisfies readonly PartName[];
