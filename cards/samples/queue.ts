import { at } from './request';
import { looksOf } from './sample';

const id = '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a';
const all = { whose: 'all', waits: 'any', stage: 'any', late: false };
const overdue = {
  id,
  ref: 'TAP-2B8QXD',
  stage: 'awaitingApproval',
  subject: 'F. Newcomer',
  scenario: 'onboarding',
  at: at('13:20'),
  dueAt: at('13:31'),
  waitsFor: { parts: ['approver'], people: [] },
  verb: undefined,
};
const asked = {
  id,
  ref: 'TAP-7K3F9M',
  what: 'approval',
  subject: 'A. Subject',
  scenario: 'recovery',
  since: at('13:22'),
  verb: 'showApproval' as const,
};

/** The lists of open cases, in every look. */
export const queueSamples = [
  ...looksOf(
    'queue',
    { filter: all, cases: [], stages: [], page: 0, all: 0, timeZone: 'Europe/Oslo' },
    {
      none: {},
      'none of those that were asked for': { filter: { ...all, whose: 'mine', waits: 'approver' } },
      'who waits for whom': {
        all: 4,
        stages: [
          { stage: 'verifying', count: 1 },
          { stage: 'awaitingApproval', count: 1 },
          { stage: 'preparing', count: 1 },
          { stage: 'ready', count: 1 },
        ],
        cases: [
          {
            id,
            ref: 'TAP-7K3F9M',
            stage: 'verifying',
            subject: 'A. Subject',
            scenario: 'recovery',
            at: at('13:22'),
            dueAt: '',
            waitsFor: { parts: ['technician', 'colleague'], people: ['B. Technician', 'D. Manager'] },
            verb: 'status',
          },
          overdue,
          {
            id,
            ref: 'TAP-9C3MWP',
            stage: 'preparing',
            subject: 'H. Subject',
            scenario: 'recovery',
            at: at('13:18'),
            dueAt: '',
            waitsFor: { parts: ['desk'], people: [] },
            verb: undefined,
          },
          {
            id,
            ref: 'TAP-4D5NRS',
            stage: 'ready',
            subject: 'I. Subject',
            scenario: 'recovery',
            at: at('13:15'),
            dueAt: '',
            waitsFor: { parts: ['user'], people: [] },
            verb: undefined,
          },
        ],
      },
      'a page in the middle, narrowed': {
        filter: { whose: 'me', waits: 'approver', stage: 'awaitingApproval', late: true },
        all: 14,
        page: 1,
        stages: [{ stage: 'awaitingApproval', count: 14 }],
        cases: Array.from({ length: 5 }, () => ({
          ...overdue,
          waitsFor: { parts: ['approver'], people: Array.from({ length: 6 }, () => 'C. Approver') },
          verb: 'showApproval' as const,
        })),
      },
    },
  ),
  ...looksOf(
    'waiting',
    { cases: [], page: 0, all: 0, timeZone: 'Europe/Oslo' },
    {
      none: {},
      'one of each': {
        all: 4,
        cases: [
          asked,
          { ...asked, what: 'managerVouch', verb: 'showVouch' },
          { ...asked, what: 'inPerson', verb: 'showVouch' },
          { ...asked, what: 'recoveryContact', verb: 'showVouch' },
        ],
      },
      'the second of two pages': { all: 7, page: 1, cases: [asked, asked] },
    },
  ),
];
