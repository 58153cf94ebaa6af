import type { Sufficiency, Rule } from './rule';

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

/** What a sign leads to: stricter proof and security, security, or one more approver. */
export type Weight = 'lock' | 'security' | 'approval';

/**
 * The signs of abuse, what each leads to and from which count on. Calls to learn how the desk asks are failures too; a
 * password that was just reset and a sign-in that just worked do not fit a lost phone.
 */
const signs = {
  failedProofs: { weight: 'lock', from: 2 },
  abandoned: { weight: 'lock', from: 3 },
  subjectAtRisk: { weight: 'lock', from: 1 },
  subjectRisky: { weight: 'security', from: 1 },
  requesterAtRisk: { weight: 'lock', from: 1 },
  requesterRisky: { weight: 'security', from: 1 },
  passesOfMonth: { weight: 'security', from: 2 },
  passesOfWeek: { weight: 'approval', from: 1 },
  passesOfRequester: { weight: 'security', from: 6 },
  passwordReset: { weight: 'security', from: 1 },
  signedInLately: { weight: 'security', from: 1 },
  outOfHours: { weight: 'approval', from: 1 },
} as const satisfies Readonly<Record<string, { readonly weight: Weight; readonly from: number }>>;
export type SignalKind = keyof typeof signs;

/** A sign and its measure: how often it was seen, or how many hours or minutes ago. */
export interface Signal {
  readonly kind: SignalKind;
  readonly count: number;
}

/** Every kind of sign, in the order in which they are shown. */
export const signalKinds = Object.keys(signs) as readonly SignalKind[];

/** From how many on a count is a sign. */
export function signalFrom(kind: SignalKind): number {
  return signs[kind].from;
}

/** What a sign leads to. */
export function signalWeight(kind: SignalKind): Weight {
  return signs[kind].weight;
}

/** The signs in a history. */
export function signalsIn(history: History): readonly Signal[] {
  const kinds = ['failedProofs', 'abandoned', 'passesOfMonth', 'passesOfWeek', 'passesOfRequester'] as const;
  return kinds
    .map((kind) => ({ kind, count: history[kind] }))
    .filter(({ kind, count }) => count >= signs[kind].from);
}

/**
 * The rule that applies under these signs. It is never a refusal, so that nobody can lock a victim out of help: after
 * failures only strong proof counts, and security decides too.
 */
export function steppedUp(rule: Rule, signals: readonly Signal[]): Rule {
  if (signals.length === 0) return rule;
  const isForSecurity = signals.some(({ kind }) => signs[kind].weight !== 'approval');
  return {
    ...rule,
    approvals: Math.max(rule.approvals, 2),
    securityApprovals: isForSecurity ? Math.max(rule.securityApprovals, 1) : rule.securityApprovals,
    evidence: isLocked(signals) ? strongOnly(rule.evidence) : rule.evidence,
  };
}

/** Whether somebody has tried, and failed, to be the subject, or the account looks taken over. */
export function isLocked(signals: readonly Signal[]): boolean {
  return signals.some(({ kind }) => signs[kind].weight === 'lock');
}

const strongOne: Sufficiency = { strong: 1, supporting: 0, including: [] };

/** Only the sets that take strong proof, or one strong proof where none does. */
export function strongOnly(sets: readonly Sufficiency[]): readonly Sufficiency[] {
  const strong = sets.filter((set) => set.strong > 0);
  return strong.length > 0 ? strong : [strongOne];
}
