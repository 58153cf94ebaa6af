import { guideRules } from './rule';
import type { Rule } from './rule';
import type { MethodKind, Scenario } from './terms';

/** Waiting times and limits that hold for every scenario. */
export interface Limits {
  /** Minutes in which the evidence must be complete, else the request lapses. */
  readonly verifyMinutes: number;
  /** Minutes for which one piece of evidence counts. */
  readonly evidenceMinutes: number;
  /** Minutes of silence after which approvers are reminded. */
  readonly remindMinutes: number;
  /** Minutes of silence after which the request lapses. */
  readonly approvalWaitMinutes: number;
  /** Minutes since the sign-in (`auth_time`) at which it is still fresh. */
  readonly signInMaxAgeMinutes: number;
  /** Wrong claim codes, or wrong read-back codes, before that code is dead. */
  readonly codeAttempts: number;
  /** Minutes after use in which a strong method must be registered; Entra itself allows ten. */
  readonly registerMinutes: number;
}

/** Everything that an organisation decides about passes; the file `env/policy.json`. */
export interface Policy {
  readonly version: string;
  readonly timeZone: string;
  readonly rules: Readonly<Record<Scenario, Rule>>;
  readonly limits: Limits;
  /** Methods that count as a registered strong method. */
  readonly strongMethods: readonly MethodKind[];
  /** Object ids of emergency-access, service and shared accounts, which never receive a pass. */
  readonly emergencyAccounts: readonly string[];
}

/** The guide as a policy, and the floor under every policy file. */
export const guidePolicy: Policy = {
  version: 'guide-1.0',
  timeZone: 'UTC',
  rules: guideRules,
  limits: {
    verifyMinutes: 60,
    evidenceMinutes: 30,
    remindMinutes: 10,
    approvalWaitMinutes: 120,
    signInMaxAgeMinutes: 15,
    codeAttempts: 5,
    registerMinutes: 10,
  },
  strongMethods: ['passkey', 'windowsHello', 'platformCredential'],
  emergencyAccounts: [],
};
