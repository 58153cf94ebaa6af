import type { SubjectFacts, TicketFacts } from '../../services/policy/facts';
import { guidePolicy } from '../../services/policy/policy';
import { ruleFor } from '../../services/policy/rule';
import type { Command } from '../../services/requests/command';
import type { Opening } from '../../services/requests/request';

type OpenCommand = Extract<Command, { kind: 'open' }>;

/** An object id of the examples. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const person = (number: number, name: string) => ({
  id: id(number),
  name,
  upn: `${name.toLowerCase()}@example.org`,
});

/** The people of the core's examples, named for their parts. */
export const requester = person(1, 'Requester');
export const subject = person(2, 'Subject');
export const manager = person(3, 'Manager');
export const approver = person(4, 'Approver');
export const security = person(5, 'Security');
export const stranger = person(6, 'Stranger');

/** When the examples begin. */
export const start = '2026-03-02T09:00:00.000Z';

/** A moment so many minutes after the start. */
export function at(minutes: number): string {
  return new Date(Date.parse(start) + minutes * 60_000).toISOString();
}

/** The group that passes of a recovery need. */
export const recoveryGroup = id(70);

/** An ordinary member with nothing but a telephone, read at the given minute. */
export function facts(minutes = 0, more: Partial<SubjectFacts> = {}): SubjectFacts {
  return {
    ...subject,
    readAt: at(minutes),
    department: 'Sales',
    jobTitle: 'Consultant',
    office: undefined,
    employeeId: undefined,
    enabled: true,
    guest: false,
    shared: false,
    managementRestricted: false,
    manager,
    phones: [{ label: 'work', number: '+47 22 00 00 00' }],
    methods: [
      { id: 'password', kind: 'password', onPhone: false, label: 'Password' },
      { id: 'phone', kind: 'authenticator', onPhone: true, label: 'Microsoft Authenticator' },
    ],
    pass: undefined,
    signedInBefore: true,
    startDate: undefined,
    roles: [],
    powerful: false,
    groupIds: [],
    restrictedBy: undefined,
    ...more,
  };
}

/** The protected ids of the examples. */
export const ids = { sensitiveGroup: id(71), emergencyAccounts: [id(72)], pilotGroup: id(73) };

/** An open ticket of the subject. */
export const ticket: TicketFacts = {
  id: 'a'.repeat(32),
  number: 'INC0010001',
  title: 'Phone gone',
  open: true,
  forSubject: 'match',
  raisedBy: subject.upn,
  link: 'https://desk.example.org/1',
};

/** The command that opens a recovery; parts can be bent. */
export function opening(
  more: {
    readonly opening?: Partial<Opening>;
    readonly subject?: Partial<SubjectFacts>;
    readonly ticket?: Partial<TicketFacts>;
  } = {},
): OpenCommand {
  return {
    kind: 'open',
    opening: {
      id: id(100),
      ref: 'TAP-AAAAAA',
      locator: 'aaaaaaaa',
      scenario: 'recovery',
      class: 'ordinary',
      rule: ruleFor(guidePolicy.rules, 'recovery', 'ordinary'),
      limits: guidePolicy.limits,
      strongMethods: guidePolicy.strongMethods,
      policyVersion: 'test',
      groupId: recoveryGroup,
      subject,
      requester,
      manager,
      opener: 'subject',
      offers: {
        kinds: ['inPerson', 'callBack', 'managerVouch', 'liveVideo'],
        callBack: { label: 'work', number: '+47 22 00 00 00' },
        manager: undefined,
        withheld: [],
      },
      startDate: undefined,
      ticket: { id: ticket.id, number: ticket.number, link: ticket.link },
      lostMethods: [],
      ticketMatch: 'match',
      reason: 'Phone gone',
      modes: [],
      signals: [],
      ...more.opening,
    },
    subject: facts(0, more.subject),
    ticket: { ...ticket, ...more.ticket },
    ids,
    tapGroupIds: [recoveryGroup],
    samePerson: false,
  };
}
