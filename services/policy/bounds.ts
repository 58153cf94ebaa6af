import { guideAlerting } from './alerting';
import { reviewBounds } from './reviewing';
import type { Scenario } from './terms';

/** The least and the most that a number of the policy may be; `most` is absent where more is always stricter. */
export interface Bounds {
  readonly least: number;
  readonly most?: number;
}

/** How long a pass of a scenario may live, in minutes (the guide's parts 2.1 and 2.2). */
export function lifetimeBounds(scenario: Scenario): Required<Bounds> {
  return scenario === 'privileged' ? { least: 10, most: 15 } : { least: 30, most: 60 };
}

const { criticalMinutes, highMinutes } = guideAlerting.escalation;

/** The bounds of settings that stand alone, by their path in the policy file. */
export const settingBounds = {
  /** Entra ID keeps its audit log for thirty days at most, and what lies beyond it cannot be known. */
  contactStableDays: { least: 14, most: 30 },
  auditLogDays: { least: 14, most: 30 },
  'alerts.escalation.criticalMinutes': { least: 1, most: criticalMinutes },
  'alerts.escalation.highMinutes': { least: 1, most: highMinutes },
  'alerts.escalation.cardsOfHour': { least: 5, most: 50 },
  /** The rules look thirty days back. */
  'alerts.keepDays.changes': { least: 31 },
  'alerts.keepDays.signIns': { least: 31 },
  'document.reviewEveryMonths': { least: 1, most: 12 },
  recoveryContacts: { least: 0, most: 3 },
  'reviews.weekday': reviewBounds.weekday,
  'reviews.weeklyHours': reviewBounds.weeklyHours,
  'reviews.caseHours': reviewBounds.caseHours,
  'rollout.days': { least: 7, most: 365 },
  'rollout.completedCases': { least: 5, most: 10_000 },
  'rollout.openAlerts': { least: 0, most: 3 },
  baselineHours: { least: 1, most: 168 },
} as const satisfies Readonly<Record<string, Bounds>>;
