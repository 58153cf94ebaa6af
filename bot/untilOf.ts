import { shownAttempt } from '../services/requests/nextStep';
import type { Request } from '../services/requests/request';

/** Until when what comes next must have been done (ISO 8601); empty where nothing waits. */
export function untilOf(request: Request): string {
  switch (request.stage) {
    case 'ready':
      return request.readyUntil ?? '';
    case 'prepared':
    case 'preparing':
      return request.approvedUntil ?? '';
    case 'handedOver':
    case 'used':
      return shownAttempt(request)?.expiresAt ?? '';
    default:
      return '';
  }
}
