import type { Parts } from '../policy/duties';
import type { Request } from './request';

/** Who has had a part in a request; `approverIds` are those who decided. */
export function partsOf(request: Request): Parts {
  return {
    requesterIds: [request.requester, ...request.earlier].map(({ id }) => id),
    subjectId: request.subject.id,
    askedIds: request.asked.map((asked) => asked.person.id),
    evidence: request.evidence,
    approverIds: request.approvals.map((approval) => approval.approver.id),
  };
}
