import { Fault } from '../../faults';
import type { Person, TicketFacts } from '../../policy/facts';
import { judge } from '../people';
import type { NamedPerson } from '../people';
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
export function judgeRequest(request: CustomerRequest, subject: Person): TicketFacts['forSubject'] {
  const judged = judge([named(request.reporter)], subject);
  const takesPart = request.participants?.values.some((one) => judge([named(one)], subject) === 'match');
  return judged === 'mismatch' && takesPart === true ? 'unknown' : judged;
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

function named(person: Shown | undefined): NamedPerson {
  const mail = mailOf(person);
  return { active: person?.active !== false, names: mail === undefined ? [] : [mail] };
}
