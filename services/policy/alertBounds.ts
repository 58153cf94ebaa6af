import { guideAlerting } from './alerting';
import type { AlertLimits } from './alerting';

/**
 * The widest that a limit may be set: a rule of the guide not beyond the guide's own, any other not so far that it never
 * finds anything. What is waited for, or looked back on, may be wider than what is counted.
 */
export const widest: AlertLimits = {
  ...guideAlerting.limits,
  unusedAfterMinutes: 60,
  skewMinutes: 10,
  lateMinutes: 24 * 60,
  passesOfInitiator: 20,
  startAheadMinutes: 60,
  policyBeforeHours: 7 * 24,
  passwordBeforeMinutes: 24 * 60,
  contactBeforeDays: 30,
  roleBeforeMinutes: 24 * 60,
  signedInBeforeMinutes: 24 * 60,
  watchHours: 72,
  grantAfterMinutes: 24 * 60,
  methodsAfterPass: 6,
  peopleOfDevice: 5,
  failedSignIns: 10,
  failedProofs: 3,
  requestsOfWeek: 5,
  pairsOfDay: 20,
  casesOutOfHours: 50,
  percentOutOfHours: 90,
};

/** The narrowest: below these a look back sees nothing, or clocks that are a little apart make every own pass strange. */
export const narrowest: Partial<AlertLimits> = {
  skewMinutes: 2,
  policyBeforeHours: 1,
  passwordBeforeMinutes: 60,
  watchHours: 24,
  grantAfterMinutes: 60,
};
