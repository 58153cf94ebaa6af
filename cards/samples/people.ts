import { at, readOutRequest, request } from './request';
import { looksOf, problem } from './sample';

const evidence = [
  { kind: 'managerVouch', state: 'passed', by: 'D. Manager', at: at('13:05') },
  { kind: 'callBack', state: 'passed', by: 'B. Technician', at: at('13:07') },
] as const;

/** The cards of those who vouch, approve and pass the code on, in every look. */
export const peopleSamples = [
  ...looksOf(
    'vouch',
    { request, as: 'managerVouch', look: 'asked', problem: undefined },
    {
      'the manager is asked': {},
      'the manager of a newcomer is asked': { request: { ...request, scenario: 'onboarding' } },
      'a colleague is asked': { as: 'inPerson' },
      'a recovery contact is asked': { as: 'recoveryContact' },
      'no recovery contact any more': { as: 'recoveryContact', problem: problem('contactGone') },
      'without a word how': { problem: problem('fieldMissing.note') },
      passed: { look: 'passed' },
      failed: { look: 'failed' },
      over: { look: 'over' },
    },
  ),
  ...looksOf(
    'approval',
    {
      request,
      hash: '9f2c1ab47de6035588d1c0ffee9f2c1ab47de6035588d1c0ffee9f2c1ab47de6',
      look: 'asked',
      evidence,
      ticketMatch: 'match',
      signals: [],
      given: 0,
      needed: 1,
      handOverMinutes: 15,
      removes: [],
      approveLink: '',
      problem: undefined,
    },
    {
      asked: {},
      'one of two, and a ticket that names nobody': {
        request: { ...request, class: 'sensitive' },
        ticketMatch: 'unknown',
        given: 1,
        needed: 2,
      },
      'signs of abuse': {
        signals: [
          { kind: 'failedProofs', count: 2 },
          { kind: 'passesOfMonth', count: 3 },
        ],
        needed: 2,
      },
      'a privileged account': {
        request: {
          ...request,
          class: 'privileged',
          opener: 'securityApprover',
          openerName: '',
          lifetimeMinutes: 15,
        },
        evidence: [
          { kind: 'inPerson', state: 'passed', by: 'E. Attester', at: at('13:05') },
          { kind: 'inPerson', state: 'passed', by: 'F. Attester', at: at('13:07') },
        ],
        needed: 2,
        approveLink: 'https://desk.example/approve/TAP-7K3F9M',
      },
      'the technician will read it out': { request: readOutRequest },
      'what is on the lost phone goes too': { removes: ['Microsoft Authenticator: Pixel 8'] },
      reminded: { look: 'reminded' },
      'the request has changed': { problem: problem('staleCard') },
      approved: { look: 'approved' },
      denied: { look: 'denied' },
      over: { look: 'over' },
    },
  ),
  ...looksOf(
    'victim',
    { request, to: 'subject', look: 'asked', problem: undefined },
    {
      'the user, somebody asks': {},
      'the user, a contact of theirs was asked': { look: 'contactAsked' },
      'the user, a pass was shown': { look: 'shown' },
      'the user, it is being stopped': { look: 'contained' },
      'the user, nothing was made': { look: 'over' },
      'the manager, somebody asks': { to: 'manager' },
      'the manager, a pass was shown': { to: 'manager', look: 'shown' },
      'the manager, it is being stopped': { to: 'manager', look: 'contained' },
      'the manager, nothing was made': { to: 'manager', look: 'over' },
      'too late': { look: 'shown', problem: problem('tooLate') },
    },
  ),
  ...looksOf(
    'claim',
    { request, code: '48201937', until: at('13:35'), look: 'code' },
    { code: {}, spent: { look: 'spent', code: '' } },
  ),
];
