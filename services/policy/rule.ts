import type { EvidenceKind } from './evidence';
import type { OpenerKind, Scenario, SubjectClass, TapGroup } from './terms';

/** One sufficient set of evidence: at least so many strong or supporting pieces, these kinds among them. */
export interface Sufficiency {
  readonly strong: number;
  readonly supporting: number;
  readonly including: readonly EvidenceKind[];
}

/** How long an approval can be used: minutes from the last approval, or days after the subject's start date. */
export type ApprovalHolds = { readonly minutes: number } | { readonly daysAfterStart: number };

/** How much is to be proven, and who approves. */
export interface Demands {
  readonly approvals: number;
  readonly securityApprovals: number;
  /** Whether an approver signs in anew, in the browser, to approve. */
  readonly stepUp: boolean;
  readonly evidence: readonly Sufficiency[];
}

/** What applies to one scenario and class; copied into the request when it opens, so that an edit never rewrites it. */
export interface Rule extends Demands {
  readonly scenario: Scenario;
  readonly group: TapGroup;
  readonly lifetimeMinutes: number;
  readonly openers: readonly OpenerKind[];
  readonly approvalHolds: ApprovalHolds;
  readonly handOverMinutes: number;
}

/** A scenario as a policy states it: what it takes depends on the class of the subject. */
export interface ScenarioRule extends Omit<Rule, keyof Demands> {
  readonly ordinary: Demands;
  readonly sensitive: Demands;
}

/** The rules of a policy. A privileged subject has one rule, whatever was asked for. */
export type Rules = Readonly<Record<Exclude<Scenario, 'privileged'>, ScenarioRule>> & {
  readonly privileged: Rule;
};

/** The rule for a subject of this class: the class wins over the scenario that was chosen. */
export function ruleFor(rules: Rules, scenario: Scenario, subjectClass: SubjectClass): Rule {
  if (scenario === 'privileged' || subjectClass === 'privileged') return rules.privileged;
  const { ordinary, sensitive, ...rule } = rules[scenario];
  return { ...rule, ...(subjectClass === 'sensitive' ? sensitive : ordinary) };
}

const strongOne: Sufficiency = { strong: 1, supporting: 0, including: [] };
const managerAndAnother: Sufficiency = { strong: 0, supporting: 2, including: ['managerVouch'] };
const ordinary: Demands = {
  approvals: 1,
  securityApprovals: 0,
  stepUp: false,
  evidence: [strongOne, managerAndAnother],
};
const sensitive: Demands = {
  approvals: 2,
  securityApprovals: 1,
  stepUp: false,
  evidence: [{ strong: 1, supporting: 1, including: [] }],
};

/** The guide's table: the loosest that any policy file may be. Lifetimes and windows in minutes. */
export const guideRules: Rules = {
  onboarding: {
    scenario: 'onboarding',
    group: 'onboarding',
    lifetimeMinutes: 60,
    openers: ['manager', 'subject', 'staff'],
    approvalHolds: { daysAfterStart: 1 },
    handOverMinutes: 60,
    ordinary,
    sensitive: { ...sensitive, evidence: [{ strong: 1, supporting: 1, including: ['managerVouch'] }] },
  },
  recovery: {
    scenario: 'recovery',
    group: 'recovery',
    lifetimeMinutes: 30,
    openers: ['subject', 'manager', 'staff'],
    approvalHolds: { minutes: 240 },
    handOverMinutes: 15,
    ordinary,
    sensitive,
  },
  reregistration: {
    scenario: 'reregistration',
    group: 'recovery',
    lifetimeMinutes: 30,
    openers: ['subject', 'manager', 'staff'],
    approvalHolds: { minutes: 240 },
    handOverMinutes: 15,
    ordinary,
    sensitive: { ...sensitive, evidence: [strongOne] },
  },
  privileged: {
    scenario: 'privileged',
    group: 'privileged',
    lifetimeMinutes: 15,
    openers: ['securityApprover'],
    approvalHolds: { minutes: 30 },
    handOverMinutes: 15,
    approvals: 2,
    securityApprovals: 1,
    stepUp: true,
    evidence: [{ strong: 2, supporting: 0, including: [] }],
  },
};
