import type { Request } from '../requests/request';
import type { ReviewLine } from './review';

/** The one line of the review after a privileged case; nobody who had a part in the case signs it. */
export function afterCaseLine(request: Request): ReviewLine {
  const { id, subject, requester, earlier, manager, asked, evidence, approvals } = request;
  const people = [
    ...[subject, requester, ...earlier, manager].map((person) => person?.id),
    ...asked.map(({ person }) => person.id),
    ...evidence.map(({ by }) => by),
    ...approvals.map(({ approver }) => approver.id),
    ...[request.deniedBy?.id, request.openedBy, request.endedBy?.id],
  ];
  const involved = people.flatMap((one) => (one === undefined ? [] : [one.toLowerCase()]));
  return {
    key: `case:${id}`,
    what: 'privileged',
    code: request.outcome ?? '',
    since: request.closedAt,
    personId: subject.id.toLowerCase(),
    requestId: id,
    involved: [...new Set(involved)],
  };
}
