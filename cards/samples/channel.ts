import { at, readOutRequest, request } from './request';
import { looksOf, problem } from './sample';

/** The notices and alerts of the channel, in every look. */
export const channelSamples = [
  ...looksOf(
    'asking',
    {
      ref: request.ref,
      scenario: request.scenario,
      class: 'sensitive',
      modes: [],
      asked: ['C. Approver', 'E. Approver'],
      waiting: true,
    },
    { 'approvers are asked': {}, decided: { waiting: false } },
  ),
  ...looksOf(
    'issued',
    {
      request,
      notice: '3F9A1C',
      approvers: ['C. Approver'],
      at: at('13:22'),
      until: at('13:52'),
      again: false,
    },
    { 'a pass was shown': {}, 'a second pass was shown': { again: true } },
  ),
  ...looksOf(
    'ended',
    {
      request,
      notice: '3F9A1C',
      outcome: 'completed',
      because: '',
      at: at('13:29'),
      registered: ['Passkey (A. Phone)'],
      endedBy: '',
    },
    {
      completed: {},
      unused: { outcome: 'unused', registered: [] },
      'revoked by a person': {
        outcome: 'revoked',
        because: 'person',
        registered: [],
        endedBy: 'B. Technician',
      },
      'revoked because the pass is gone': { outcome: 'revoked', because: 'passGone', registered: [] },
      contained: { outcome: 'contained', because: 'contained', registered: [], endedBy: 'D. Manager' },
    },
  ),
  ...looksOf(
    'alert',
    {
      request,
      notice: '3F9A1C',
      what: 'unregistered',
      at: at('13:52'),
      unreached: [],
      containment: 'none',
      canContain: false,
      problem: undefined,
    },
    {
      'nothing strong registered': { canContain: true },
      'containment asked': { containment: 'asked' },
      'methods removed': { containment: 'methodsRemoved' },
      contained: { containment: 'done' },
      'somebody may be trying': { what: 'locked' },
      'to be read out': { what: 'readOut', request: readOutRequest },
      'a foreign pass': { what: 'foreignPass' },
      'the code is locked': { what: 'codeLocked' },
      'typed into a chat': { what: 'typed' },
      'a stranger in the group': { what: 'strangerMember' },
      'a step fails': { what: 'stuck' },
      'somebody was not told': { what: 'undelivered', unreached: ['D. Manager', 'ticket'] },
      'left behind': { what: 'orphan' },
      'not for this person to contain': { canContain: true, problem: problem('notApprover') },
    },
  ),
];
