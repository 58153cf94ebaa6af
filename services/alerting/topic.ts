import { severities } from '../alerts/alert';
import type { Alert, Severity } from '../alerts/alert';

/** From so many accounts on, what one initiator does to them is one concern. */
export const burstFrom = 5;

/** Alerts that belong together, worst first. */
export interface Batch {
  readonly topic: string;
  /** The worst of its alerts. */
  readonly severity: Severity;
  readonly alerts: readonly Alert[];
}

/** What alerts of one rule and one initiator are one concern under, when there are many accounts. */
export function burstTopic({ rule, initiatorId }: Pick<Alert, 'rule' | 'initiatorId'>): string {
  return `${rule} by ${initiatorId ?? ''}`;
}

/**
 * Alerts grouped by what they are about, the worst groups first. `openBy` tells the topics of a rule and an initiator that are
 * open, so that a burst is one whether it comes at once or drop by drop.
 */
export function batchesOf(
  alerts: readonly Alert[],
  openBy: (alert: Alert) => readonly string[],
): readonly Batch[] {
  const subjects = new Map<string, Set<string>>();
  for (const alert of alerts) {
    if (alert.initiatorId === undefined || alert.subjectId === undefined) continue;
    const burst = burstTopic(alert);
    subjects.set(burst, (subjects.get(burst) ?? new Set()).add(alert.subjectId));
  }
  const batches = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const burst = burstTopic(alert);
    const open = openBy(alert);
    const isBurst = open.includes(burst) || (subjects.get(burst)?.size ?? 0) + open.length > burstFrom;
    const topic = isBurst && alert.initiatorId !== undefined ? burst : ownTopic(alert);
    const batch = batches.get(topic);
    if (batch === undefined) batches.set(topic, [alert]);
    else batch.push(alert);
  }
  return [...batches]
    .map(([topic, own]) => ({ topic, severity: worstOf(own), alerts: own }))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

function ownTopic(alert: Alert): string {
  return alert.subjectId === undefined ? burstTopic(alert) : `${alert.rule} of ${alert.subjectId}`;
}

function worstOf(alerts: readonly Alert[]): Severity {
  return severities.find((severity) => alerts.some((alert) => alert.severity === severity)) ?? 'low';
}
