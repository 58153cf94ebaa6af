import type { Opening } from './requests/request';

/** The display name of the person who will open the page, or an empty text where the opener is not one person. */
export function openerName({
  opener,
  subject,
  manager,
  requester,
}: Pick<Opening, 'opener' | 'subject' | 'manager' | 'requester'>): string {
  switch (opener) {
    case 'subject':
      return subject.name;
    case 'manager':
      return manager?.name ?? '';
    case 'technicianByPhone':
      return requester.name;
    case 'staff':
    case 'securityApprover':
      return '';
  }
}
