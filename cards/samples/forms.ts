import type { CardData } from '../data';
import { looksOf, problem } from './sample';

const id = '5d0c9a4e-1f2b-4c3d-8e4f-5a6b7c8d9e0f';
const alert = { notice: '3F9A1C', severity: 'high', rule: 'unmanagedPass' };
const line: CardData['form']['about'] = {
  what: 'weekly',
  line: {
    number: 2,
    what: 'member',
    code: 'privileged',
    since: '',
    person: { state: 'known', name: 'A. Subject', upn: 'a.subject@example.com' },
    ref: '',
    sign: undefined,
  },
};
const colleague = 'e.attester@example.com';
const chosen: Partial<CardData['form']> = {
  what: 'changeOpener',
  chosen: 'manager',
  openers: ['manager', 'staff', 'technicianByPhone'],
};
const over: Partial<CardData['form']> = { look: 'over', typed: colleague };

/** The forms that stand in messages of their own, from open to let be. */
export const formSamples = looksOf(
  'form',
  {
    what: 'attest',
    id,
    about: { ref: 'TAP-7K3F9M', name: 'A. Subject' },
    look: 'open',
    typed: '',
    chosen: '',
    openers: [],
    problem: undefined,
  },
  {
    'a colleague beside the user': {},
    'a colleague whom nobody knows': { typed: colleague, problem: problem('unknownUser') },
    'a colleague, asked': { look: 'sent' },
    'a colleague, pressed twice': { look: 'heard' },
    'a colleague, let be': { look: 'away', about: undefined },
    'a colleague, and the case moved on': { ...over, problem: problem('movedOn') },
    'a colleague, and the case is another’s now': {
      ...over,
      about: undefined,
      problem: problem('requestUnknown'),
    },
    'a look on video': { what: 'video' },
    'a look on video, noted': { what: 'video', look: 'sent' },
    'another opener': chosen,
    'another opener, changed': { ...chosen, look: 'sent' },
    'how an alert ended': { what: 'resolve', about: alert, chosen: 'handled' },
    'how an alert ended, and why is missing': {
      what: 'resolve',
      about: alert,
      chosen: 'accepted',
      problem: problem('fieldMissing.reason'),
    },
    'how an alert ended, saved': { what: 'resolve', about: alert, look: 'sent' },
    'a line of a review': { what: 'signNotOk', about: line },
    'a line of a review, and what was found is missing': {
      what: 'signNotOk',
      about: line,
      problem: problem('noteMissing'),
    },
    'a line of a review, saved': { what: 'signNotOk', about: line, look: 'sent' },
  },
);
