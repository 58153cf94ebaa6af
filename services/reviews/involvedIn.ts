import type { Request } from '../requests/request';

/** Everybody who had a part in a case, and so reviews nothing of it (object ids in lower case). */
export function involvedIn(request: Request): readonly string[] {
  const { subject, requester, earlier, manager, asked, evidence, approvals } = request;
  const people = [
    ...[subject, requester, ...earlier, manager].map((person) => person?.id),
    ...asked.map(({ person }) => person.id),
    ...evidence.map(({ by }) => by),
    ...approvals.map(({ approver }) => approver.id),
    ...[request.deniedBy?.id, request.openedBy, request.endedBy?.id],
  ];
  const involved = people.flatMap((one) => (one === undefined ? [] : [one.toLowerCase()]));
  return [...new Set(involved)];
}
