import { at } from './request';
import { looksOf, problem } from './sample';

const nothing = { person: '', upn: '', group: '', count: '', by: '', reason: '', digest: '' };

/** The cards about the desk as a whole, in every look. */
export const deskSamples = [
  ...looksOf(
    'desk',
    { stopped: undefined, asked: undefined, modes: [], timeZone: 'Europe/Oslo', problem: undefined },
    {
      'it issues': {},
      'somebody asked to stop': { asked: { by: 'E. Security', what: 'stop' } },
      stopped: {
        stopped: {
          by: 'E. Security',
          at: at('13:22'),
          reason: 'Calls from a known attacker',
          olderCopy: false,
        },
      },
      'elevated threat, in a pilot': { modes: ['elevated', 'pilot'] },
      'without a reason': { problem: problem('fieldMissing.reason') },
    },
  ),
  ...looksOf(
    'deskNotice',
    {
      look: 'stranger',
      notice: '3F9A1C',
      about: 'recovery:5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a',
      values: nothing,
      at: at('13:22'),
      timeZone: 'Europe/Oslo',
      problem: undefined,
    },
    {
      'a stranger in a group': {
        values: { ...nothing, person: 'G. Stranger', upn: 'g.stranger@example.com', group: 'recovery' },
      },
      'a stranger is being removed': {
        look: 'strangerGoing',
        values: { ...nothing, person: 'G. Stranger', upn: 'g.stranger@example.com', group: 'recovery' },
      },
      'too many to remove': { look: 'sweepHeld', values: { ...nothing, count: '14' } },
      'removing them': { look: 'sweepAllowed', notice: '', values: { ...nothing, count: '14' } },
      'a switch to confirm': {
        look: 'switchAsked',
        about: 'revokeAll',
        values: { ...nothing, by: 'E. Security', reason: 'Calls from a known attacker' },
      },
      'not for the same person to confirm': {
        look: 'switchAsked',
        about: 'stop',
        values: { ...nothing, by: 'E. Security', reason: 'Calls from a known attacker' },
        problem: problem('twoPeople'),
      },
      'a switch confirmed': { look: 'switchDone', notice: '', about: 'stop' },
      'nothing is issued': {
        look: 'stopped',
        values: { ...nothing, by: 'E. Security', reason: 'Calls from a known attacker' },
      },
      'an emergency account was asked for': {
        look: 'emergencyTried',
        values: { ...nothing, by: 'B. Technician', person: 'Emergency 1', upn: 'emergency1@example.com' },
      },
      'a pass may stand in a chat': {
        look: 'passcodeTyped',
        values: { ...nothing, person: 'B. Technician', upn: 'b.technician@example.com' },
      },
      'more alerts than cards': { look: 'alertsHeld', about: '', values: { ...nothing, count: '490' } },
      'an export that is late': { look: 'sinkLate', about: 'https' },
      'an older copy of the records': { look: 'olderCopy', values: { ...nothing, count: '412' } },
      'the seal of the day': {
        look: 'digest',
        values: { ...nothing, count: '412', digest: '3f9a1c20'.repeat(8) },
      },
    },
  ),
];
