import type { ShownParty } from '../alertData';
import type { ShownReviewLine } from '../reviewData';
import { at } from './request';
import { looksOf, problem } from './sample';

const person: ShownParty = { state: 'known', name: 'A. Subject', upn: 'a.subject@example.com' };
const nobody: ShownParty = { state: 'none', name: '', upn: '' };
const id = '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a';
const timeZone = 'Europe/Oslo';
const line = (number: number, more: Partial<ShownReviewLine>): ShownReviewLine => ({
  number,
  what: 'pass',
  code: 'usable',
  since: at('09:10'),
  person,
  ref: 'TAP-7K3F9M',
  sign: undefined,
  ...more,
});
const lines = [
  line(0, {}),
  line(1, { what: 'member', code: 'recovery' }),
  line(2, { what: 'member', code: 'privileged', ref: '', since: '' }),
  line(3, { what: 'unmanaged', code: 'unmanagedPass', ref: '' }),
  line(4, { what: 'stuck', code: 'leave' }),
  line(5, { what: 'deadJob', code: 'tell:status', person: nobody }),
  line(6, { what: 'blindRule', code: 'subjectAtRisk', person: nobody, ref: '' }),
  line(7, { what: 'noWatch', code: 'noWatch', person: nobody, ref: '' }),
  line(8, { what: 'unseen', code: 'passes', person: nobody, ref: '', since: '' }),
];
const signed = { by: 'E. Security', at: at('13:30'), ok: true, note: '' };
const bad = { ...signed, ok: false, note: 'Nobody knows why the account is in this group' };

/** The cards of reviews, in every look. */
export const reviewSamples = [
  ...looksOf(
    'review',
    {
      id,
      what: 'weekly',
      at: at('08:00'),
      dueAt: at('15:00'),
      late: false,
      all: lines.length,
      signed: 0,
      open: lines,
      notOk: [],
      lastSign: undefined,
      trail: undefined,
      portalLink: '',
      canStart: false,
      formSent: false,
      timeZone,
      problem: undefined,
    },
    {
      weekly: {},
      'other lines': { open: lines.slice(4), signed: 4 },
      late: {
        late: true,
        signed: 7,
        open: lines.slice(7),
        notOk: [line(2, { what: 'member', code: 'privileged', sign: bad })],
      },
      refused: { problem: problem('lineSigned') },
      'the form for a line was sent': { formSent: true },
      signed: { signed: lines.length, open: [], lastSign: signed, canStart: true },
      'not in order': {
        signed: lines.length,
        open: [],
        lastSign: bad,
        notOk: [line(2, { what: 'member', code: 'privileged', sign: bad })],
      },
      empty: { all: 0, open: [], canStart: true },
      case: {
        what: 'case',
        all: 1,
        open: [line(0, { what: 'privileged', code: 'completed' })],
        trail: {
          requester: 'B. Technician',
          proofs: [
            { kind: 'inPerson', by: 'F. Attester', at: at('11:05') },
            { kind: 'inPerson', by: 'H. Attester', at: at('11:09') },
          ],
          approvers: [
            { name: 'C. Approver', at: at('11:20') },
            { name: 'D. Approver', at: at('11:25') },
          ],
          opener: 'E. Security',
          openedAt: at('11:00'),
          shownAt: at('11:40'),
          usedAt: at('11:43'),
          registered: ['Security key'],
          outcome: 'completed',
          closedAt: at('11:47'),
        },
        portalLink: `https://entra.microsoft.com/#view/UserProfile/userId/${id}`,
      },
      'case late': {
        what: 'case',
        all: 1,
        late: true,
        open: [line(0, { what: 'privileged', code: 'denied' })],
        problem: problem('ownLineOfReview'),
      },
      'case signed': {
        what: 'case',
        all: 1,
        signed: 1,
        open: [],
        lastSign: { ...signed, note: 'Read, nothing odd' },
      },
    },
  ),
  ...looksOf(
    'noReview',
    { canStart: true, nextAt: at('08:00'), timeZone },
    { security: {}, approver: { canStart: false } },
  ),
  ...looksOf(
    'quarterly',
    {
      fromAt: '2026-01-01T00:00:00.000Z',
      toAt: '2026-04-01T00:00:00.000Z',
      figures: [
        {
          code: 'cases',
          values: { all: '214', scenarios: { recovery: 120, onboarding: 80, reregistration: 14 } },
        },
        { code: 'completed', values: { count: '190', percent: '89' } },
        { code: 'failures', values: { reasons: { unused: 12, denied: 8, evidenceLate: 4 } } },
        { code: 'unused', values: { shown: '201', unused: '12', percent: '6' } },
        { code: 'outOfHours', values: { count: '9', percent: '4' } },
        { code: 'issue', values: { median: '24.1', p90: '61.5' } },
        { code: 'handOver', values: { median: '2.2', p90: '6.1' } },
        { code: 'register', values: { median: '3.4', p90: '8.8' } },
        { code: 'alerts', values: { count: '17', open: '1' } },
        { code: 'issuers', values: { standing: '2', wide: '1', activated: '1' } },
        { code: 'eligible', values: undefined },
        { code: 'roles', values: { count: '6' } },
        { code: 'cover', values: undefined },
        {
          code: 'passwordless',
          values: { strong: '1940', users: '2210', percent: '88', passwordOnly: '41' },
        },
        { code: 'retirable', values: { scenarios: {} } },
      ],
      blind: 3,
      timeZone,
    },
    { figures: {} },
  ),
  ...looksOf(
    'policy',
    {
      version: '2026-01',
      rules: [
        {
          scenario: 'onboarding',
          minutes: 60,
          approvals: 1,
          sensitiveApprovals: 2,
          openers: ['manager', 'subject', 'staff'],
        },
        {
          scenario: 'recovery',
          minutes: 30,
          approvals: 1,
          sensitiveApprovals: 2,
          openers: ['subject', 'manager', 'staff'],
        },
        {
          scenario: 'reregistration',
          minutes: 30,
          approvals: 1,
          sensitiveApprovals: 2,
          openers: ['subject', 'manager', 'staff'],
        },
        {
          scenario: 'privileged',
          minutes: 15,
          approvals: 2,
          sensitiveApprovals: 2,
          openers: ['securityApprover'],
        },
      ],
      modes: [],
      stopped: false,
      readOut: [],
      hours: { from: '07:00', to: '19:00', timeZone },
      caseHours: 24,
      weeklyHours: 72,
    },
    {
      usual: {},
      unusual: {
        modes: ['elevated'],
        stopped: true,
        readOut: [{ scenario: 'recovery', until: '2026-03-31' }],
      },
    },
  ),
];
