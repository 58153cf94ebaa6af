import type { ShownParty } from '../alertData';
import { at } from './request';
import { looksOf, problem } from './sample';

const known = (name: string, upn: string): ShownParty => ({ state: 'known', name, upn });
const nobody: ShownParty = { state: 'none', name: '', upn: '' };
const subject = known('A. Subject', 'a.subject@example.com');
const administrator = known('G. Administrator', 'g.administrator@example.com');
const all = { acknowledge: true, resolve: true, revoke: true, contain: true, remove: false };
const none = { acknowledge: false, resolve: false, revoke: false, contain: false, remove: false };
const id = '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a';
const taken = { by: 'E. Security', at: at('13:30') };

/** The cards of monitoring, in every look. */
export const alertSamples = [
  ...looksOf(
    'tenantAlert',
    {
      id,
      notice: '3F9A1C',
      rule: 'unmanagedPass',
      severity: 'high',
      code: 'noCase',
      values: { at: at('13:22') },
      count: 1,
      at: at('13:22'),
      first: { at: at('13:23') },
      subject,
      initiator: administrator,
      ref: '',
      toDo: 'revokePass',
      acknowledged: undefined,
      resolved: undefined,
      escalated: false,
      channelGone: false,
      pass: { id, at: at('13:22') },
      deeds: [],
      can: all,
      formSent: false,
      portalLink: `https://entra.microsoft.com/#view/UserProfile/userId/${id}`,
      timeZone: 'Europe/Oslo',
      problem: undefined,
    },
    {
      'a pass behind the desk’s back': {},
      'nobody took it up': { escalated: true, severity: 'critical', count: 3 },
      'told in person, because the channel is gone': { channelGone: true },
      'taken up': { acknowledged: taken, can: { ...all, acknowledge: false } },
      'one of two asks to delete it': {
        severity: 'critical',
        deeds: [{ what: 'revoke', state: 'asked', by: ['C. Approver'], at: at('13:31') }],
      },
      'not for the same person to confirm': {
        severity: 'critical',
        deeds: [{ what: 'revoke', state: 'asked', by: ['C. Approver'], at: at('13:31') }],
        problem: problem('twoPeople'),
      },
      'being deleted': {
        acknowledged: taken,
        deeds: [{ what: 'revoke', state: 'doing', by: ['C. Approver'], at: at('13:31') }],
        can: { ...all, acknowledge: false, revoke: false },
      },
      'deleted, and done with': {
        acknowledged: taken,
        resolved: { ...taken, as: 'handled', note: 'Called: a drill that nobody was told of' },
        deeds: [
          { what: 'revoke', state: 'done', by: ['C. Approver', 'E. Security'], at: at('13:31') },
          { what: 'contain', state: 'done', by: ['E. Security'], at: at('13:33') },
        ],
        can: none,
      },
      'the form to be done with it was sent': { formSent: true },
      'a false alarm': { resolved: { ...taken, as: 'falsePositive', note: 'On call' }, can: none },
      'another pass than the one shown': { problem: problem('otherPass') },
      'somebody who cannot be read': {
        subject: { state: 'unread', name: '', upn: '' },
        initiator: { state: 'gone', name: '', upn: '' },
        code: 'liveOnly',
      },
      'in a group without a case': {
        rule: 'memberWithoutCase',
        code: 'addedByStranger',
        values: { group: 'recovery' },
        toDo: 'removeMember',
        pass: { id: '', at: '' },
        can: { ...all, revoke: false, contain: false, remove: true },
      },
      'many accounts by one person': {
        rule: 'burst',
        code: 'burst',
        values: { count: '14' },
        count: 40,
        subject: nobody,
        toDo: 'askInitiator',
        pass: { id: '', at: '' },
        can: { ...none, acknowledge: true, resolve: true },
      },
      'about the tenant': {
        rule: 'policyChanged',
        severity: 'medium',
        code: 'conditionalAccess',
        subject: nobody,
        toDo: 'readChange',
        pass: { id: '', at: '' },
        can: { ...none, acknowledge: true, resolve: true },
        portalLink: '',
      },
      'about the user’s steps': {
        rule: 'stepsMissing',
        severity: 'low',
        code: 'stepsMissing',
        values: { steps: ['method', 'signInAgain'] },
        initiator: nobody,
        ref: 'TAP-7K3F9M',
        toDo: 'callSubject',
        pass: { id: '', at: '' },
        can: { ...all, revoke: false },
      },
    },
  ),
  ...looksOf(
    'alertList',
    { alerts: [], all: 0, timeZone: 'Europe/Oslo' },
    {
      none: {},
      two: {
        all: 2,
        alerts: [
          { id, rule: 'unmanagedPass', severity: 'critical', subject, at: at('13:22'), by: '' },
          {
            id,
            rule: 'weakMethod',
            severity: 'medium',
            subject: { state: 'unread', name: '', upn: '' },
            at: at('13:20'),
            by: 'E. Security',
          },
        ],
      },
      'more than fit': {
        all: 490,
        alerts: Array.from({ length: 8 }, () => ({
          id,
          rule: 'unmanagedPass',
          severity: 'critical',
          subject,
          at: at('13:22'),
          by: '',
        })),
      },
    },
  ),
];
