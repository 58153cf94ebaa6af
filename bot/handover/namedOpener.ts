import { openerName } from '../../services/opener';
import type { Request } from '../../services/requests/request';

/** Who opens a page: a person by name, or, where the name is empty, one of several. */
export interface NamedOpener {
  readonly name: string;
  readonly oneOf: 'staff' | 'securityApprover';
}

/** The opener of a request. */
export function namedOpener(
  request: Pick<Request, 'opener' | 'subject' | 'manager' | 'requester'>,
): NamedOpener {
  return {
    name: openerName(request),
    oneOf: request.opener === 'staff' ? 'staff' : 'securityApprover',
  };
}
