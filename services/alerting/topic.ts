import { severities } from '../alerts/alert';
import type { Alert } from '../alerts/alert';
import { isWorse } from './evolve';

/** From so many accounts on, what one initiator does to them is one concern. */
export const burstFrom = 5;

/** Alerts that belong together, worst first. */
export interface Batch {
  readonly topic: string;
  readonly alerts: readonly Alert[];
}

/** What alerts of one rule and one initiator are one concern under, when there are many accounts. */
export function burstTopic({ rule, initiatorId }: Pick<Alert, 'rule' | 'initiatorId'>): string {
  return `${rule} by ${initiatorId ?? ''}`;
}

/**
 * Alerts grouped by what they are about, the worst groups first. `openBy` tells how many concerns of a rule and an initiator
 * are open, so that a burst is one whether it comes at once or drop by drop.
 */
export function batchesOf(alerts: readonly Alert[], openBy: (alert: Alert) => number): readonly Batch[] {
  const subjects = new Map<string, Set<string>>();
  for (const alert of alerts) {
    if (alert.initiatorId === undefined || alert.subjectId === undefined) continue;
    const burst = burstTopic(alert);
    subjects.set(burst, (subjects.get(burst) ?? new Set()).add(alert.subjectId));
  }
  const batches = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const burst = burstTopic(alert);
    const isBurst = (subjects.get(burst)?.size ?? 0) + openBy(alert) > burstFrom;
    const topic = isBurst && alert.initiatorId !== undefined ? burst : ownTopic(alert);
    const batch = batches.get(topic);
    if (batch === undefined) batches.set(topic, [alert]);
    else batch.push(alert);
  }
  return [...batches]
    .map(([topic, own]) => ({ topic, alerts: own }))
    .sort((one, other) => worst(one) - worst(other));
}

function ownTopic(alert: Alert): string {
  return alert.subjectId === undefined ? burstTopic(alert) : `${alert.rule} of ${alert.subjectId}`;
}

function worst({ alerts }: Batch): number {
  const [first, ...others] = alerts.map(({ severity }) => severity);
  const found = others.reduce((so, one) => (so === undefined || isWorse(one, so) ? one : so), first);
  return found === undefined ? severities.length : severities.indexOf(found);
}
