import { registrationDeadline } from './decideObservation';
import { minutesAfter } from './moments';
import type { Request } from './request';

/**
 * By when (ISO 8601) whoever is waited for should have acted, so that a case that is late can be found before it lapses.
 * People and the desk get as long as an approver gets before the reminder; a new hire is not late before the first day.
 */
export function dueBy(request: Request): string {
  const soon = (...since: readonly (string | undefined)[]): string =>
    minutesAfter(latest(request.openedAt, ...since), request.limits.remindMinutes);
  switch (request.stage) {
    case 'verifying':
      return soon(...request.asked.map(({ at }) => at), ...request.evidence.map(({ at }) => at));
    case 'awaitingApproval':
      return soon(request.submittedAt, request.rungAt, ...request.approvals.map(({ at }) => at));
    case 'prepared':
      return soon(...request.approvals.map(({ at }) => at), request.startDate);
    case 'ready':
      return request.readyUntil ?? soon();
    case 'handedOver':
    case 'used':
      return registrationDeadline(request);
    case 'preparing':
    case 'closing':
    case 'closed':
      return request.stuck === undefined ? soon(request.updatedAt) : request.updatedAt;
  }
}

function latest(first: string, ...others: readonly (string | undefined)[]): string {
  return others.reduce<string>((last, one) => (one !== undefined && one > last ? one : last), first);
}
