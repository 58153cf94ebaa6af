import { Fault } from '../../faults';
import type { Person, TicketFacts } from '../../policy/facts';
import type { CustomerRequest, Issue, Shown } from './shapes';

/** Whether work on this request goes on; throws Fault when Jira does not say. A resolution ends it whatever its status. */
export function isOpen({ currentStatus }: CustomerRequest, { fields }: Issue): boolean {
  const category = currentStatus?.statusCategory;
  if (category === 'DONE') return false;
  if (category !== 'NEW' && category !== 'INDETERMINATE')
    throw new Fault('DESK_FORBIDDEN', { retryable: false });
  return fields.resolution === undefined || fields.resolution === null;
}

/** Whom a request is for: its reporter. Anybody can be made a participant, so that one proves nothing. */
export function judge(request: CustomerRequest, subject: Person): TicketFacts['forSubject'] {
  const { reporter, participants } = request;
  const mail = mailOf(reporter);
  if (mail === undefined) return 'unknown';
  if (same(mail, subject.upn)) return reporter?.active === false ? 'unknown' : 'match';
  const takesPart = participants?.values.some((one) => same(mailOf(one) ?? '', subject.upn)) ?? false;
  return takesPart ? 'unknown' : 'mismatch';
}

/** The mail of whoever made the issue; undefined when Jira hides it. */
export function raisedBy(request: CustomerRequest, { fields }: Issue): string | undefined {
  const creator = fields.creator ?? undefined;
  // One of the two answers may show the mail that the other hides.
  const alike = [creator, creator?.accountId === request.reporter?.accountId ? request.reporter : undefined];
  return alike.map(mailOf).find((mail) => mail !== undefined);
}

/** Display names are never looked at: anybody may choose one. */
function mailOf(person: Shown | undefined): string | undefined {
  const mail = person?.emailAddress?.trim();
  return mail?.includes('@') === true ? mail : undefined;
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
