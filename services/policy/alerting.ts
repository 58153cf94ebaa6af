import type { OfficeHours } from './officeHours';
import type { Scenario } from './terms';

/** An office with a day of its own, known by the name that the directory gives as an account's office. */
export interface Site {
  readonly name: string;
  readonly timeZone: string;
  readonly officeHours: OfficeHours;
  /** Dates of the site's own calendar, as in 2026-12-25. */
  readonly holidays: readonly string[];
}

/** Counts from which on, and times within which, monitoring raises an alert. */
export interface AlertLimits {
  /** Passes for one account in a day, and in thirty days. */
  readonly passesOfDay: number;
  readonly passesOfMonth: number;
  /** Minutes after its end from which on a pass counts as unused. */
  readonly unusedAfterMinutes: number;
  /** Minutes by which the tenant's clock and the desk's may differ. */
  readonly skewMinutes: number;
  /** Minutes by which a record may come late, before its absence means something. */
  readonly lateMinutes: number;
  /** Passes by one initiator in an hour. */
  readonly passesOfInitiator: number;
  /** Minutes that a pass may start in the future. */
  readonly startAheadMinutes: number;
  /** Hours before a pass in which a change of a policy belongs to it. */
  readonly policyBeforeHours: number;
  /** Minutes before a pass in which a new password belongs to it. */
  readonly passwordBeforeMinutes: number;
  /** Days before a pass in which a new telephone number or manager belongs to it. */
  readonly contactBeforeDays: number;
  /** Minutes before a pass in which an initiator's new role belongs to it. */
  readonly roleBeforeMinutes: number;
  /** Minutes before a pass in which a sign-in that worked does not fit it. */
  readonly signedInBeforeMinutes: number;
  /** Hours after the use of a pass in which what the account does belongs to it. */
  readonly watchHours: number;
  /** Minutes after the use of a pass in which a consent or a new role belongs to it. */
  readonly grantAfterMinutes: number;
  /** Methods registered after one use of a pass. */
  readonly methodsAfterPass: number;
  /** People who use a pass on one device. */
  readonly peopleOfDevice: number;
  /** Failed sign-ins with a pass, for one account in an hour. */
  readonly failedSignIns: number;
  /** Proofs that failed for one account in a day. */
  readonly failedProofs: number;
  /** Requests for one account in a week. */
  readonly requestsOfWeek: number;
  /** Cases of one technician that one approver approved in a day. */
  readonly pairsOfDay: number;
  /** Cases of one technician, and how many of a hundred of them out of hours, in thirty days. */
  readonly casesOutOfHours: number;
  readonly percentOutOfHours: number;
  /** Minutes in which a pass is to be used. */
  readonly signInMinutes: number;
  /** Hours after which a step of the user that is not done is missing. */
  readonly stepHours: number;
}

/** What an entry of the log of changes can be about. */
export const entryKinds = [
  'passCreated',
  'passDeleted',
  'methodRegistered',
  'methodDeleted',
  'passwordChanged',
  'roleAssigned',
  'memberAdded',
  'memberRemoved',
  'policyChanged',
  'deviceRegistered',
  'contactChanged',
  'appGranted',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Texts by which entries of the tenant's log are told apart, beside those that the desk knows. */
export interface LogName {
  readonly kind: EntryKind;
  /** Parts of the reason, the activity or the name of a changed property, any of which will do; case makes no difference. */
  readonly reasons: readonly string[];
  readonly activities: readonly string[];
  readonly properties: readonly string[];
}

/** How alerts come to people. */
export interface Escalation {
  /** Minutes after which a critical, and a high, alert is passed on when nobody takes it up. */
  readonly criticalMinutes: number;
  readonly highMinutes: number;
  /** Cards of each severity in the channel in an hour; the rest stands in the list. */
  readonly cardsOfHour: number;
}

/** What an organisation decides about monitoring. */
export interface Alerting {
  readonly escalation: Escalation;
  readonly limits: AlertLimits;
  /** Holidays of the main site, as in 2026-12-25. */
  readonly holidays: readonly string[];
  readonly sites: readonly Site[];
  /** Scenarios in which the user is to set a password as well. */
  readonly setPassword: readonly Scenario[];
  readonly names: readonly LogName[];
  /** For how many days what the logs told is kept. */
  readonly keepDays: { readonly changes: number; readonly signIns: number };
}

/** The guide's monitoring (part 5.1), and what research adds to it. */
export const guideAlerting: Alerting = {
  escalation: { criticalMinutes: 15, highMinutes: 60, cardsOfHour: 10 },
  limits: {
    passesOfDay: 2,
    passesOfMonth: 3,
    unusedAfterMinutes: 15,
    skewMinutes: 5,
    lateMinutes: 120,
    passesOfInitiator: 10,
    startAheadMinutes: 15,
    policyBeforeHours: 24,
    passwordBeforeMinutes: 120,
    contactBeforeDays: 7,
    roleBeforeMinutes: 15,
    signedInBeforeMinutes: 120,
    watchHours: 24,
    grantAfterMinutes: 60,
    methodsAfterPass: 4,
    peopleOfDevice: 3,
    failedSignIns: 3,
    failedProofs: 2,
    requestsOfWeek: 3,
    pairsOfDay: 5,
    casesOutOfHours: 10,
    percentOutOfHours: 50,
    signInMinutes: 10,
    stepHours: 24,
  },
  holidays: [],
  sites: [],
  setPassword: [],
  names: [],
  keepDays: { changes: 100, signIns: 31 },
};
