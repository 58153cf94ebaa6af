import { guideAlerting } from './alerting';
import type { AlertLimits, Alerting, Escalation } from './alerting';

/**
 * The widest that a limit may be set: a rule of the guide not beyond the guide's own, any other not so far that it never
 * finds anything. What is waited for, or looked back on, may be wider than what is counted.
 */
const widest: AlertLimits = {
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
const narrowest: Partial<AlertLimits> = {
  skewMinutes: 2,
  policyBeforeHours: 1,
  passwordBeforeMinutes: 60,
  watchHours: 24,
  grantAfterMinutes: 60,
};

/** Every place, as a sentence, where monitoring is set so that it would not see what it is for. */
export function loosenedAlerts({ limits, sites, escalation }: Alerting): readonly string[] {
  const names = Object.keys(widest) as (keyof AlertLimits)[];
  const outside = names
    .map((name) => ({ name, least: narrowest[name] ?? 1, most: widest[name] }))
    .filter(({ name, least, most }) => limits[name] < least || limits[name] > most)
    .map(({ name, least, most }) => `alerts.limits.${name}: ${least} to ${most}`);
  const twice = sites
    .map(({ name }) => name.toLowerCase())
    .filter((name, index, all) => all.indexOf(name) !== index);
  return [
    ...outside,
    ...twice.map((name) => `alerts.sites: "${name}" is there twice`),
    ...loosenedEscalation(escalation),
  ];
}

/** An alert that is passed on later than the guide's, or never gets a card, is one that is not seen. */
function loosenedEscalation({ criticalMinutes, highMinutes, cardsOfHour }: Escalation): readonly string[] {
  const most = guideAlerting.escalation;
  return [
    ...(criticalMinutes >= 1 && criticalMinutes <= most.criticalMinutes
      ? []
      : [`alerts.escalation.criticalMinutes: 1 to ${most.criticalMinutes}`]),
    ...(highMinutes >= 1 && highMinutes <= most.highMinutes
      ? []
      : [`alerts.escalation.highMinutes: 1 to ${most.highMinutes}`]),
    ...(cardsOfHour >= 5 && cardsOfHour <= 50 ? [] : ['alerts.escalation.cardsOfHour: 5 to 50']),
  ];
}
