import { guideAlerting } from './alerting';
import type { Alerting } from './alerting';
import type { OfficeHours } from './officeHours';
import type { Ownership } from './ownership';
import type { ReadOutException } from './readOut';
import type { Retired } from './retired';
import { guideRollout } from './rollout';
import type { Rollout } from './rollout';
import { guideRules } from './rule';
import type { Reviewing } from './reviewing';
import { guideReviewing } from './reviewing';
import type { Rules } from './rule';
import type { DeskLanguage, MethodKind } from './terms';

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
  /** Approvers who are asked at one time; the others follow when these stay silent. */
  readonly ringAtOnce: number;
  /** Minutes after use in which a strong method must be registered; Entra itself allows ten. */
  readonly registerMinutes: number;
}

/** Everything that an organisation decides about passes; the file `env/policy.json`. */
export interface Policy {
  readonly version: string;
  readonly timeZone: string;
  /** What channels and tickets are written in, and people whose own language is not known. */
  readonly language: DeskLanguage;
  readonly rules: Rules;
  readonly limits: Limits;
  /** The one permitted loosening: where, until when, why and by whom a passcode may be read out on a call. */
  readonly readOut: readonly ReadOutException[];
  /** Outside these hours of the site one more person approves, and nobody gets a first pass. */
  readonly officeHours: OfficeHours;
  /** Days for which a telephone number or a manager must not have changed to count; 14 at least. */
  readonly contactStableDays: number;
  /** How many colleagues a person may name who can be asked whether it is them; 0 when none is ever asked. */
  readonly recoveryContacts: number;
  /** Days for which the tenant keeps its audit log: 30 with Entra ID P1 or P2, 7 without. */
  readonly auditLogDays: number;
  /** Methods that count as a registered strong method. */
  readonly strongMethods: readonly MethodKind[];
  /** Object ids of emergency-access, service and shared accounts, which never receive a pass. */
  readonly emergencyAccounts: readonly string[];
  /** What monitoring raises an alert about. */
  readonly alerts: Alerting;
  /** When reviews are made, and until when they must be signed. */
  readonly reviews: Reviewing;
  /** Who answers for the written policy. */
  readonly document: Ownership;
  readonly rollout: Rollout;
  /** Whether a critical check of the tenant's baseline that does not hold stops new cases. */
  readonly tieToBaseline: boolean;
  /** For so many hours the last check of the baseline is believed. */
  readonly baselineHours: number;
  /** Scenarios that are given up, and from which day on. */
  readonly retired: Retired;
}

/** The guide as a policy, and the floor under every policy file. */
export const guidePolicy: Policy = {
  version: 'guide-1.0',
  timeZone: 'UTC',
  language: 'en',
  rules: guideRules,
  limits: {
    verifyMinutes: 60,
    evidenceMinutes: 30,
    remindMinutes: 10,
    approvalWaitMinutes: 120,
    signInMaxAgeMinutes: 15,
    codeAttempts: 5,
    ringAtOnce: 6,
    registerMinutes: 10,
  },
  readOut: [],
  officeHours: { days: [1, 2, 3, 4, 5], from: '07:00', to: '19:00' },
  contactStableDays: 30,
  recoveryContacts: 3,
  auditLogDays: 30,
  strongMethods: ['passkey', 'windowsHello', 'platformCredential'],
  emergencyAccounts: [],
  alerts: guideAlerting,
  reviews: guideReviewing,
  document: { owner: '', approvedBy: '', approvedOn: '', reviewEveryMonths: 12 },
  rollout: guideRollout,
  tieToBaseline: false,
  baselineHours: 48,
  retired: {},
};
