import { expect, test } from '@jest/globals';
import { decideOpening } from '../../services/requests/decideOpening';
import { evolve } from '../../services/requests/evolve';
import type { Refusal } from '../../services/requests/refusal';
import { guidePolicy } from '../../services/policy/policy';
import { ruleFor } from '../../services/policy/rule';
import { facts, ids, opening, recoveryGroup, requester, start, subject } from './examples';
import { Play } from './play';

const { rules } = guidePolicy;
const newHire = {
  signedInBefore: false,
  startDate: start,
  methods: [facts().methods[0]].filter((method) => method !== undefined),
};
const onboarding = {
  scenario: 'onboarding',
  rule: ruleFor(rules, 'onboarding', 'ordinary'),
  opener: 'manager',
} as const;
const passkey = { id: 'key', kind: 'passkey', onPhone: false, label: 'Passkey' } as const;
const livePass = { id: 'p', createdAt: start, expiresAt: start, state: 'usable' } as const;

test('a recovery opens for an ordinary member with a lost phone, and the manager is asked at once', () => {
  const { events, refusal } = decideOpening(opening(), start);
  expect(refusal).toBeUndefined();
  expect(events.map((event) => event.kind)).toEqual(['opened', 'asked']);
});

test('onboarding opens for somebody who starts today and has never signed in', () => {
  expect(
    decideOpening(
      opening({ opening: onboarding, subject: newHire, ticket: { raisedBy: 'hr@example.org' } }),
      start,
    ).refusal,
  ).toBeUndefined();
});

test.each<[string, Parameters<typeof opening>[0], Refusal['refused']]>([
  ['a guest is never served', { subject: { guest: true } }, 'subjectRefused'],
  ['a disabled account is never served', { subject: { enabled: false } }, 'subjectRefused'],
  [
    'an emergency account is never served',
    { subject: { id: ids.emergencyAccounts[0] ?? '' } },
    'subjectRefused',
  ],
  ['a shared account is never served', { subject: { shared: true } }, 'subjectRefused'],
  [
    'an account that the reaper could not clean up is never served',
    { subject: { managementRestricted: true } },
    'subjectRefused',
  ],
  ['nobody opens a request for themselves', { subject: { id: requester.id } }, 'subjectRefused'],
  [
    'an administrator does not get the rule of an ordinary member',
    { subject: { roles: ['Helpdesk Administrator'] } },
    'classChanged',
  ],
  [
    'nobody else may use the privileged scenario',
    { opening: { scenario: 'privileged', rule: rules.privileged } },
    'notPrivileged',
  ],
  [
    'an administrator whose pass no policy would hold to a device or a place gets none',
    {
      opening: { scenario: 'recovery', class: 'privileged', rule: rules.privileged },
      subject: { roles: ['Helpdesk Administrator'], restrictedBy: [] },
    },
    'unrestricted',
  ],
  [
    'nor one of whom nobody asked whether there is such a policy',
    {
      opening: { scenario: 'recovery', class: 'privileged', rule: rules.privileged },
      subject: { roles: ['Helpdesk Administrator'] },
    },
    'unrestricted',
  ],
  [
    'a first pass waits for office hours (AC-98)',
    {
      opening: { ...onboarding, signals: [{ kind: 'outOfHours', count: 1 }] },
      subject: newHire,
      ticket: { raisedBy: 'hr@example.org' },
    },
    'outOfHours',
  ],
  [
    'a technician whose account looks taken over opens nothing (AC-94)',
    { opening: { signals: [{ kind: 'requesterAtRisk', count: 1 }] } },
    'requesterAtRisk',
  ],
  [
    'a manager since yesterday does not open the page',
    { opening: { opener: 'manager', offers: { ...opening().opening.offers, manager: 'managerChanged' } } },
    'managerUnsettled',
  ],
  ['a pilot serves its own group alone', { opening: { modes: ['pilot'] } }, 'notInPilot'],
  [
    'a case that nothing on offer can prove is not begun',
    {
      opening: {
        rule: {
          ...ruleFor(rules, 'recovery', 'ordinary'),
          evidence: [{ strong: 0, supporting: 2, including: ['managerVouch'] }],
        },
        offers: {
          ...opening().opening.offers,
          withheld: [{ kind: 'managerVouch', because: 'noManager', days: 0 }],
        },
      },
    },
    'unprovable',
  ],
  ['a usable passkey makes a pass needless', { subject: { methods: [passkey] } }, 'hasStrongMethod'],
  ['a foreign live pass is never replaced', { subject: { pass: livePass } }, 'foreignPass'],
  [
    'somebody already in a target group is not touched (AC-85)',
    { subject: { groupIds: [recoveryGroup] } },
    'alreadyInGroup',
  ],
  ['a closed ticket opens nothing', { ticket: { open: false } }, 'ticketClosed'],
  ["another person's ticket opens nothing", { ticket: { forSubject: 'mismatch' } }, 'ticketForeign'],
  [
    'an opener that policy does not list is refused',
    { opening: { opener: 'securityApprover' } },
    'openerNotAllowed',
  ],
  [
    'a manager cannot open where there is none',
    { opening: { opener: 'manager', manager: undefined } },
    'noManager',
  ],
  [
    'a new hire who has signed in is none',
    { opening: onboarding, subject: { ...newHire, signedInBefore: true } },
    'notNewHire',
  ],
  [
    'a new hire of whom it is unknown is none',
    { opening: onboarding, subject: { ...newHire, signedInBefore: undefined } },
    'notNewHire',
  ],
  [
    'a new hire with a method is none',
    { opening: onboarding, subject: { ...newHire, methods: [passkey] } },
    'notNewHire',
  ],
  [
    'a new hire needs a start date',
    { opening: onboarding, subject: { ...newHire, startDate: undefined } },
    'startDateUnknown',
  ],
  [
    'a start date long past is refused',
    { opening: onboarding, subject: { ...newHire, startDate: '2026-01-01' } },
    'outsideStart',
  ],
  [
    'a new hire does not raise the ticket',
    { opening: onboarding, subject: newHire, ticket: { raisedBy: subject.upn } },
    'ticketRaisedBy',
  ],
  [
    'facts older than a minute are read again',
    { subject: { readAt: '2026-03-02T08:58:00.000Z' } },
    'staleFacts',
  ],
])('%s', (_, bent, expected) => {
  expect(decideOpening(opening(bent), start)).toEqual({
    events: [],
    refusal: expect.objectContaining({ refused: expected }),
  });
});

test.each(['recovery', 'reregistration', 'privileged'] as const)(
  'an administrator can be restored under %s, and no manager is asked to vouch',
  (scenario) => {
    const privileged = { scenario, class: 'privileged', rule: rules.privileged } as const;
    const { events, refusal } = decideOpening(
      opening({
        opening: {
          ...privileged,
          opener: 'securityApprover',
          offers: { kinds: ['inPerson'], callBack: undefined, manager: undefined, withheld: [] },
        },
        subject: { roles: ['Helpdesk Administrator'], restrictedBy: ['Managed devices'] },
      }),
      start,
    );
    expect(refusal).toBeUndefined();
    expect(events.map((event) => event.kind)).toEqual(['opened']);
  },
);

test('a passkey that lives on the lost phone does not count as usable', () => {
  expect(
    decideOpening(opening({ subject: { methods: [{ ...passkey, onPhone: true }] } }), start).refusal,
  ).toBeUndefined();
});

test('a pilot serves whoever is in its group', () => {
  const pilot = opening({ opening: { modes: ['pilot'] }, subject: { groupIds: [ids.pilotGroup] } });
  expect(decideOpening(pilot, start).refusal).toBeUndefined();
  expect(decideOpening({ ...pilot, ids: { ...ids, pilotGroup: undefined } }, start).refusal).toEqual({
    refused: 'notInPilot',
  });
});

test.each([
  ['used', undefined],
  ['expired', undefined],
  ['usable', { refused: 'foreignPass' }],
  ['notYet', { refused: 'foreignPass' }],
] as const)('a pass that is there already and %s', (state, refusal) => {
  expect(decideOpening(opening({ subject: { pass: { ...livePass, state } } }), start).refusal).toEqual(
    refusal,
  );
});

test('a technician at risk and a late hour are only noted while signs are only reported', () => {
  const signals = [{ kind: 'requesterAtRisk', count: 1 } as const];
  expect(decideOpening(opening({ opening: { signals, modes: ['reportOnly'] } }), start).refusal).toBe(
    undefined,
  );
});

test('a history begins with the opening', () => {
  expect(() => evolve(undefined, { kind: 'submitted', at: start, by: 'desk' })).toThrow('starts with');
  expect(new Play().request).toMatchObject({
    ringMore: false,
    ringing: false,
    reminded: false,
    linked: false,
    lostRemoved: false,
    methodsBefore: [],
    registered: [],
    undelivered: [],
    orphanMember: false,
    attempts: [],
    approvals: [],
  });
});
