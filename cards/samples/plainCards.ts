import { looksOf, problem } from './sample';

const one = { id: '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a', scenario: 'recovery', subject: 'A. Subject' };
const typed = {
  scenario: 'recovery',
  picked: '',
  upn: 'a.subject@example.com',
  ticket: 'INC0010001',
  reason: 'Phone stolen on the train',
  opener: 'subject',
  removeLost: '',
};

/** The cards about no request in particular, in every look. */
export const plainSamples = [
  ...looksOf(
    'mine',
    { requests: [] },
    {
      none: {},
      two: {
        requests: [
          { ...one, ref: 'TAP-7K3F9M', stage: 'prepared' },
          { ...one, ref: 'TAP-2B8QXD', stage: 'verifying', subject: 'F. Newcomer', scenario: 'onboarding' },
        ],
      },
      'more than fit': {
        requests: Array.from({ length: 9 }, (_, number) => ({
          ...one,
          ref: `TAP-${String(number).padStart(6, 'A')}`,
          stage: 'ready',
        })),
      },
    },
  ),
  ...looksOf(
    'refusal',
    { problem: problem('notTechnician'), draft: undefined },
    {
      'not for this person': {},
      'with what was typed': {
        problem: problem('subjectBusy', { ref: 'TAP-7K3F9M', by: 'B. Technician' }),
        draft: typed,
      },
      'the world outside': {
        problem: { code: 'GRAPH_UNAVAILABLE', values: {}, reference: '3f9a1c20' },
        again: { verb: 'vouch', data: { id: one.id, note: 'Spoke on video' } },
      },
      'something broke': { problem: { code: 'broken', values: {}, reference: '3f9a1c20' } },
      'a pass among what was typed': {
        problem: problem('typedOnCard'),
        draft: { ...typed, reason: 'Says …' },
        again: { verb: 'person', data: { ...typed, reason: 'Says …' } },
      },
      working: { problem: problem('working'), again: { verb: 'status', data: { id: one.id } } },
      'too much at once': {
        problem: problem('tooMany'),
        again: { verb: 'approve', data: { id: one.id, hash: 'a'.repeat(64), reason: '' } },
      },
      'working, pressed in the channel': {
        problem: problem('workingShared'),
        again: { verb: 'contain', data: { id: one.id } },
      },
      'working on a case that is opened': {
        problem: problem('working'),
        again: { verb: 'open', data: { draft: typed, subjectId: one.id } },
      },
    },
  ),
  ...looksOf(
    'help',
    { roles: [], contacts: false },
    {
      everybody: {},
      'everybody, with recovery contacts': { contacts: true },
      'a technician': { roles: ['technician'], contacts: true },
      'an approver who is also security': { roles: ['approver', 'security'] },
    },
  ),
];
