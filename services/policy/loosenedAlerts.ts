import { narrowest, widest } from './alertBounds';
import type { AlertLimits, Alerting, Escalation } from './alerting';
import { settingBounds } from './bounds';
import { outside } from './outside';

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
function loosenedEscalation(escalation: Escalation): readonly string[] {
  return (['criticalMinutes', 'highMinutes', 'cardsOfHour'] as const).flatMap((name) =>
    outside(`alerts.escalation.${name}`, escalation[name], settingBounds[`alerts.escalation.${name}`]),
  );
}
