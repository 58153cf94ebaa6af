import type { Rule, Sufficiency } from './rule';

/** What earlier cases of this desk say about a subject and about a requester. */
export interface History {
  /** Proofs that failed for the subject in the last day, whoever asked. */
  readonly failedProofs: number;
  /** Cases for the subject in the last day that ended before anybody had proven who is calling. */
  readonly abandoned: number;
  /** Passes shown to the subject in the last thirty days, and in the last seven. */
  readonly passesOfMonth: number;
  readonly passesOfWeek: number;
  /** Passes shown in cases of the requester in the last hour. */
  readonly passesOfRequester: number;
}

/** Signs of abuse, each a fact that approvers see. */
export const signalKinds = [
  'failedProofs',
  'abandoned',
  'passesOfMonth',
  'passesOfWeek',
  'passesOfRequester',
] as const satisfies readonly (keyof History)[];
export type SignalKind = (typeof signalKinds)[number];

/** A sign and how often it was seen. */
export interface Signal {
  readonly kind: SignalKind;
  readonly count: number;
}

/** From how many on each counts as a sign. Calls to learn how the desk asks are failures too. */
export const signalsFrom: Readonly<Record<SignalKind, number>> = {
  failedProofs: 2,
  abandoned: 3,
  passesOfMonth: 2,
  passesOfWeek: 1,
  passesOfRequester: 6,
};

/** The signs in a history. */
export function signalsIn(history: History): readonly Signal[] {
  return signalKinds
    .map((kind) => ({ kind, count: history[kind] }))
    .filter(({ kind, count }) => count >= signalsFrom[kind]);
}

/**
 * The rule that applies under these signs. It is never a refusal, so that nobody can lock a victim out of help: after
 * failures only strong proof counts, and security decides too.
 */
export function steppedUp(rule: Rule, signals: readonly Signal[]): Rule {
  if (signals.length === 0) return rule;
  const isForSecurity = signals.some(({ kind }) => kind !== 'passesOfWeek');
  return {
    ...rule,
    approvals: Math.max(rule.approvals, 2),
    securityApprovals: isForSecurity ? Math.max(rule.securityApprovals, 1) : rule.securityApprovals,
    evidence: isLocked(signals) ? strongOnly(rule.evidence) : rule.evidence,
  };
}

/** Whether somebody has tried, and failed, to be the subject. */
export function isLocked(signals: readonly Signal[]): boolean {
  return signals.some(({ kind }) => kind === 'failedProofs' || kind === 'abandoned');
}

const strongOne: Sufficiency = { strong: 1, supporting: 0, including: [] };

function strongOnly(sets: readonly Sufficiency[]): readonly Sufficiency[] {
  const strong = sets.filter((set) => set.strong > 0);
  return strong.length > 0 ? strong : [strongOne];
}
