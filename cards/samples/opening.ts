import type { Draft } from '../shown';
import { looksOf, problem } from './sample';

const fresh: Draft = {
  scenario: 'recovery',
  picked: '',
  upn: '',
  ticket: '',
  reason: '',
  opener: 'subject',
  removeLost: '',
};
const typed: Draft = {
  ...fresh,
  upn: 'a.subject@example.com',
  ticket: 'INC0010001',
  reason: 'Phone stolen on the train',
};

/** The cards before a request exists, in every look. */
export const openingSamples = [
  ...looksOf(
    'guide',
    { scenarios: [], closed: [], modes: [], problem: undefined },
    {
      'the cases of today': { scenarios: ['onboarding', 'recovery', 'reregistration'] },
      'recovery is given up': {
        scenarios: ['onboarding', 'privileged'],
        closed: [{ scenario: 'recovery', problem: problem('scenarioRetired', { on: '2027-01-01' }) }],
      },
      'nothing can be issued now': {
        scenarios: ['onboarding', 'recovery', 'reregistration'],
        problem: problem('partOut.graph'),
      },
      'administrators too': { scenarios: ['onboarding', 'recovery', 'reregistration', 'privileged'] },
    },
  ),
  ...looksOf(
    'person',
    { draft: fresh, openers: ['subject', 'manager'], busy: undefined, problem: undefined },
    {
      empty: {},
      'typed and refused': { draft: typed, problem: problem('ticketForeign', { number: 'INC0010001' }) },
      'a colleague has the case': {
        draft: typed,
        busy: { id: '5d0c9a4e-1f2b-4c3d-8e4f-5a6b7c8d9e0f', ref: 'TAP-7K3F9M' },
        problem: problem('subjectBusy', { ref: 'TAP-7K3F9M', by: 'B. Technician' }),
      },
      'a usable key is left': {
        draft: typed,
        problem: problem('hasStrongMethod', { methods: 'Passkey (security key)' }),
      },
    },
  ),
  ...looksOf(
    'facts',
    {
      draft: typed,
      subject: {
        name: 'A. Subject',
        upn: 'a.subject@example.com',
        idTail: '4c1e',
        department: 'Finance',
        jobTitle: 'Analyst',
        manager: 'D. Manager',
      },
      subjectId: '0b7f1c62-3a52-4f0e-8c11-9d2a6e3f4c1e',
      class: 'ordinary',
      ticketNumber: 'INC0010001',
      ticketTitle: 'Cannot sign in, phone stolen',
      ticketMatch: 'match',
      more: 'nothing',
      methods: ['Authenticator (A. Phone)'],
      callBackLabel: 'work',
      lost: ['Microsoft Authenticator: Pixel 8'],
      opener: 'subject',
      openerName: 'A. Subject',
      lifetimeMinutes: 30,
      lack: 'authenticatorOnly',
    },
    {
      'an ordinary user': {},
      'a passkey that is on the lost phone': { methods: ['Passkey (A. Phone)'], lack: 'phoneOnly' },
      'a sensitive user, whose ticket names nobody': {
        class: 'sensitive',
        ticketMatch: 'unknown',
        more: 'strong',
        methods: [],
        lack: 'noStrong',
        callBackLabel: '',
      },
    },
  ),
];
