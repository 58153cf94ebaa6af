import type { Request } from './request';

/**
 * The canonical text of what approvers approve: whom, why, how long, which group, which evidence, which opener.
 * The use-case hashes it; any difference voids the approvals.
 */
export function contentText(request: Request): string {
  return JSON.stringify([
    'tap-desk/content/1',
    request.id,
    request.scenario,
    request.class,
    request.subject.id,
    request.requester.id,
    request.ticket.id,
    request.reason,
    request.opener,
    request.manager?.id ?? '',
    request.lostMethods.map(({ id }) => id),
    request.groupId,
    request.rule.lifetimeMinutes,
    request.rule.approvals,
    request.rule.securityApprovals,
    request.rule.stepUp,
    request.rule.handOverMinutes,
    request.rule.evidence,
    request.signals,
    request.modes,
    request.policyVersion,
    request.evidence.map((item) => [item.id, item.kind, item.by, item.result]),
    ...(request.readOut === undefined ? [] : [request.readOut]),
  ]);
}

/** Whether enough approvals are bound to this content hash, by people who still stand (object ids; all when absent). */
export function approved(request: Request, hash: string, standing?: readonly string[]): boolean {
  const valid = request.approvals.filter(
    (approval) =>
      approval.hash === hash && (standing === undefined || standing.includes(approval.approver.id)),
  );
  const security = valid.filter((approval) => approval.security);
  return valid.length >= request.rule.approvals && security.length >= request.rule.securityApprovals;
}
