import type { Request } from '../requests/request';

/** A case in one row; times in ISO 8601, empty where something did not happen. */
export type CaseSummary = Readonly<Record<(typeof summaryColumns)[number], string>>;

/** The columns of the list of cases, in their order. */
export const summaryColumns = [
  'ref',
  'scenario',
  'class',
  'subject',
  'requester',
  'ticket',
  'openedAt',
  'evidence',
  'approvers',
  'hash',
  'policy',
  'modes',
  'opener',
  'openedBy',
  'delivery',
  'passes',
  'shownAt',
  'usedAt',
  'registered',
  'outcome',
  'because',
  'closedAt',
] as const;

/** A case in one row: who, on what proof, who approved what, and how it ended. */
export function summaryOf(request: Request): CaseSummary {
  const { rule, subject, requester, evidence, approvals, attempts, registered } = request;
  const passed = evidence.filter(({ result }) => result === 'passed');
  const shown = attempts.findLast(({ shownAt }) => shownAt !== undefined);
  return {
    ref: request.ref,
    scenario: rule.scenario,
    class: request.class,
    subject: subject.id,
    requester: requester.id,
    ticket: request.ticket.number,
    openedAt: request.openedAt,
    evidence: listed(passed, ({ kind, by }) => `${kind} ${by}`),
    approvers: listed(approvals, ({ approver, security }) => `${approver.id}${security ? ' security' : ''}`),
    hash: approvals.at(-1)?.hash ?? '',
    policy: request.policyVersion,
    modes: request.modes.join('; '),
    opener: request.opener,
    openedBy: request.openedBy ?? '',
    delivery: request.delivery ?? '',
    passes: listed(attempts, ({ passId }) => passId ?? ''),
    shownAt: shown?.shownAt ?? '',
    usedAt: request.usedAt ?? '',
    registered: listed(registered, ({ kind }) => kind),
    outcome: request.outcome ?? request.stage,
    because: request.because ?? '',
    closedAt: request.closedAt ?? '',
  };
}

function listed<T>(things: readonly T[], said: (thing: T) => string): string {
  return things
    .map(said)
    .filter((text) => text !== '')
    .join('; ');
}
