import type { Parts } from '../policy/duties';
import { codeHolder } from './codeHolder';
import type { Request } from './request';

/** Who has had a part in a request; whoever will pass the claim code on counts as asked, `approverIds` are those who decided. */
export function partsOf(request: Request): Parts {
  const holder = request.opener === 'subject' ? codeHolder(request) : undefined;
  return {
    requesterIds: [request.requester, ...request.earlier].map(({ id }) => id),
    subjectId: request.subject.id,
    askedIds: [...request.asked.map(({ person }) => person.id), ...(holder === undefined ? [] : [holder.id])],
    evidence: request.evidence,
    approverIds: request.approvals.map((approval) => approval.approver.id),
  };
}
