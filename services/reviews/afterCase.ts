import type { Request } from '../requests/request';
import { involvedIn } from './involvedIn';
import type { ReviewLine } from './review';

/** The one line of the review after a privileged case; nobody who had a part in the case signs it. */
export function afterCaseLine(request: Request): ReviewLine {
  const { id, subject } = request;
  return {
    key: `case:${id}`,
    what: 'privileged',
    code: request.outcome ?? '',
    since: request.closedAt,
    personId: subject.id.toLowerCase(),
    requestId: id,
    involved: involvedIn(request),
  };
}
