import type { Rule } from './rule';
import { strongOnly } from './signals';

/**
 * How the desk works now, each switched by two people: stricter for everybody, signs of abuse told but not acted on (never
 * class, evidence, quorum or scope), or only for a pilot group.
 */
export const modes = ['elevated', 'reportOnly', 'pilot'] as const;
export type Mode = (typeof modes)[number];

/** Report-only lapses by itself after so many days. */
export const reportOnlyDays = 14;

/** Approvals of every case under elevated threat. */
export const elevatedApprovals = 2;

/** The rule under elevated threat: strong evidence and two approvers for everything. */
export function elevatedRule(rule: Rule): Rule {
  return {
    ...rule,
    approvals: Math.max(rule.approvals, elevatedApprovals),
    evidence: strongOnly(rule.evidence),
  };
}
