import { openerName } from '../../services/opener';
import type { Request } from '../../services/requests/request';
import pageWords from './words/en.json';

/** The person who opens the page by name, or in words where it may be one of several. */
export function namedOpener(request: Pick<Request, 'opener' | 'subject' | 'manager' | 'requester'>): string {
  const { securityApprover, staff } = pageWords.open;
  return openerName(request) || (request.opener === 'staff' ? staff : securityApprover);
}
