import type { TapGroup } from '../policy/terms';

/** What the desk knows of itself and expects of the tenant. */
export interface Expected {
  /** The three target groups, by object id. */
  readonly groupIds: Readonly<Record<TapGroup, string>>;
  /** Emergency-access accounts, by object id; at least two are needed. */
  readonly emergencyAccounts: readonly string[];
  /** Minutes that the desk asks for at most, by the policy file. */
  readonly privilegedMinutes: number;
  readonly standardMinutes: number;
}

/** The names of the guide's groups. */
export const guideGroupNames: Readonly<Record<TapGroup, string>> = {
  onboarding: 'TAP-Onboarding-Users',
  recovery: 'TAP-Recovery-Users',
  privileged: 'TAP-Privileged-Emergency',
};

/** The guide's policy, which keeps its name: everything but registering takes a strong method. */
export const guidePolicyName = 'CA – TAP – Force MFA Registration';

/** The other half of the pair: registering is possible with a pass. */
export const registrationPolicyName = 'CA – TAP – Register With A Pass';
