import type { EvidenceKind } from './evidence';
import type { OpenerKind, Scenario, TapGroup } from './terms';

/** One sufficient set of evidence: at least so many strong or supporting pieces, these kinds among them. */
export interface Sufficiency {
  readonly strong: number;
  readonly supporting: number;
  readonly including: readonly EvidenceKind[];
}

/** How long an approval can be used: minutes from the last approval, or days after the subject's start date. */
export type ApprovalHolds = { readonly minutes: number } | { readonly daysAfterStart: number };

/** What applies to one scenario; copied into the request when it opens, so that an edit never rewrites it. */
export interface Rule {
  readonly scenario: Scenario;
  readonly group: TapGroup;
  readonly lifetimeMinutes: number;
  readonly approvals: number;
  readonly securityApprovals: number;
  readonly openers: readonly OpenerKind[];
  readonly approvalHolds: ApprovalHolds;
  readonly handOverMinutes: number;
  readonly evidence: readonly Sufficiency[];
}

const strongOne: Sufficiency = { strong: 1, supporting: 0, including: [] };
const managerAndAnother: Sufficiency = { strong: 0, supporting: 2, including: ['managerVouch'] };

/** The guide's table: the loosest that any policy file may be. Lifetimes and windows in minutes. */
export const guideRules: Readonly<Record<Scenario, Rule>> = {
  onboarding: {
    scenario: 'onboarding',
    group: 'onboarding',
    lifetimeMinutes: 60,
    approvals: 1,
    securityApprovals: 0,
    openers: ['manager', 'subject', 'staff'],
    approvalHolds: { daysAfterStart: 1 },
    handOverMinutes: 60,
    evidence: [strongOne, managerAndAnother],
  },
  recovery: {
    scenario: 'recovery',
    group: 'recovery',
    lifetimeMinutes: 30,
    approvals: 1,
    securityApprovals: 0,
    openers: ['subject', 'manager', 'staff'],
    approvalHolds: { minutes: 240 },
    handOverMinutes: 15,
    evidence: [strongOne, managerAndAnother],
  },
  reregistration: {
    scenario: 'reregistration',
    group: 'recovery',
    lifetimeMinutes: 30,
    approvals: 1,
    securityApprovals: 0,
    openers: ['subject', 'manager', 'staff'],
    approvalHolds: { minutes: 240 },
    handOverMinutes: 15,
    evidence: [strongOne, managerAndAnother],
  },
  privileged: {
    scenario: 'privileged',
    group: 'privileged',
    lifetimeMinutes: 15,
    approvals: 2,
    securityApprovals: 1,
    openers: ['securityApprover'],
    approvalHolds: { minutes: 30 },
    handOverMinutes: 15,
    evidence: [{ strong: 2, supporting: 0, including: [] }],
  },
};
