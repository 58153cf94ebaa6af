import { describe, expect, test } from '@jest/globals';
import { problemOf } from '../../bot/refusals';
import words from '../../cards/words/en.json';
import { problems } from '../../cards/present/shared';
import { parts } from '../../services/health';
import type { FaultCode } from '../../services/faults';
import type { RefusedBecause } from '../../services/policy/classOf';
import type { DutyConflict } from '../../services/policy/duties';
import { evidenceKinds } from '../../services/policy/evidence';
import { switches } from '../../services/desk/state';
import { modes } from '../../services/policy/modes';
import { offReasons } from '../../services/policy/offers';
import { signalKinds } from '../../services/policy/signals';
import { openerKinds, scenarios } from '../../services/policy/terms';
import type { SubjectClass } from '../../services/policy/terms';
import type { DeskRefusal } from '../../services/refusals';
import { outcomes, stages } from '../../services/requests/request';
import type { Because } from '../../services/requests/request';

/** One of each "no"; a new one that is missing here does not compile. */
const refusals: { readonly [R in DeskRefusal as R['refused']]: R } = {
  subjectRefused: { refused: 'subjectRefused', because: 'guest' },
  notPrivileged: { refused: 'notPrivileged' },
  hasStrongMethod: { refused: 'hasStrongMethod', methods: ['Passkey', 'Windows Hello'] },
  notNewHire: { refused: 'notNewHire', methods: ['Authenticator'] },
  startDateUnknown: { refused: 'startDateUnknown' },
  outsideStart: { refused: 'outsideStart' },
  foreignPass: { refused: 'foreignPass' },
  unprovable: { refused: 'unprovable' },
  alreadyInGroup: { refused: 'alreadyInGroup' },
  ticketClosed: { refused: 'ticketClosed', number: 'INC1' },
  ticketForeign: { refused: 'ticketForeign', number: 'INC1' },
  ticketRaisedBy: { refused: 'ticketRaisedBy', number: 'INC1' },
  openerNotAllowed: { refused: 'openerNotAllowed', opener: 'staff', scenario: 'recovery' },
  noNumberToCall: { refused: 'noNumberToCall' },
  exceptionOver: { refused: 'exceptionOver' },
  noManager: { refused: 'noManager' },
  notNow: { refused: 'notNow', stage: 'closed' },
  notYours: { refused: 'notYours' },
  notApprover: { refused: 'notApprover' },
  duty: { refused: 'duty', conflict: 'ownPass' },
  notAsked: { refused: 'notAsked' },
  badAttester: { refused: 'badAttester' },
  readBackWrong: { refused: 'readBackWrong', left: 3 },
  readBackSpent: { refused: 'readBackSpent' },
  notInPilot: { refused: 'notInPilot' },
  scenarioRetired: { refused: 'scenarioRetired', on: '2027-01-01' },
  notYetServed: { refused: 'notYetServed' },
  baselineOpen: { refused: 'baselineOpen', checks: ['pass.oneTime'] },
  baselineUnchecked: { refused: 'baselineUnchecked' },
  threatRaised: { refused: 'threatRaised' },
  noPilotGroup: { refused: 'noPilotGroup' },
  tooLate: { refused: 'tooLate' },
  managerUnsettled: { refused: 'managerUnsettled', because: 'managerChanged' },
  classUnknown: { refused: 'classUnknown' },
  approverAtRisk: { refused: 'approverAtRisk' },
  cannotTake: { refused: 'cannotTake' },
  requesterAtRisk: { refused: 'requesterAtRisk' },
  outOfHours: { refused: 'outOfHours' },
  stepUpNeeded: { refused: 'stepUpNeeded' },
  attestersAsked: { refused: 'attestersAsked' },
  contactWaits: { refused: 'contactWaits', minutes: 10 },
  contactSaidNo: { refused: 'contactSaidNo' },
  noContactNow: { refused: 'noContactNow' },
  contactGone: { refused: 'contactGone' },
  contactsOff: { refused: 'contactsOff' },
  badContact: { refused: 'badContact' },
  contactsOften: { refused: 'contactsOften' },
  contactUnknown: { refused: 'contactUnknown' },
  contactLate: { refused: 'contactLate' },
  contactsFull: { refused: 'contactsFull', atMost: 3 },
  ownChat: { refused: 'ownChat' },
  presentationSpent: { refused: 'presentationSpent' },
  nobodyForCode: { refused: 'nobodyForCode' },
  staleCard: { refused: 'staleCard' },
  staleFacts: { refused: 'staleFacts' },
  evidenceExpired: { refused: 'evidenceExpired' },
  classChanged: { refused: 'classChanged' },
  approvalExpired: { refused: 'approvalExpired' },
  approvalVoid: { refused: 'approvalVoid' },
  windowClosed: { refused: 'windowClosed' },
  wrongCode: { refused: 'wrongCode' },
  codeLocked: { refused: 'codeLocked' },
  wrongOpener: { refused: 'wrongOpener' },
  notAttested: { refused: 'notAttested' },
  sameForm: { refused: 'sameForm' },
  passSpent: { refused: 'passSpent' },
  overtaken: { refused: 'overtaken' },
  nothingToContain: { refused: 'nothingToContain' },
  notTechnician: { refused: 'notTechnician' },
  notSecurity: { refused: 'notSecurity' },
  partOut: { refused: 'partOut', part: 'graph' },
  olderCopy: { refused: 'olderCopy' },
  issuingStopped: { refused: 'issuingStopped', reason: 'An incident' },
  twoPeople: { refused: 'twoPeople' },
  nothingAsked: { refused: 'nothingAsked' },
  strangerGone: { refused: 'strangerGone' },
  reviewOverdue: { refused: 'reviewOverdue', ref: 'TAP-AAAAAA' },
  reviewUnknown: { refused: 'reviewUnknown' },
  lineSigned: { refused: 'lineSigned' },
  ownLineOfReview: { refused: 'ownLineOfReview' },
  noteMissing: { refused: 'noteMissing' },
  alertUnknown: { refused: 'alertUnknown' },
  alertOver: { refused: 'alertOver' },
  ownAlert: { refused: 'ownAlert' },
  noPass: { refused: 'noPass' },
  otherPass: { refused: 'otherPass' },
  caseOpen: { refused: 'caseOpen' },
  fieldMissing: { refused: 'fieldMissing', field: 'person' },
  badInput: { refused: 'badInput' },
  unknownUser: { refused: 'unknownUser' },
  severalUsers: { refused: 'severalUsers', upns: ['a@example.com', 'b@example.com'] },
  pickerDiffers: { refused: 'pickerDiffers' },
  ticketUnreadable: { refused: 'ticketUnreadable' },
  ticketMissing: { refused: 'ticketMissing', number: 'INC1' },
  subjectBusy: { refused: 'subjectBusy', id: 'id', ref: 'TAP-AAAAAA', by: 'A. Technician' },
  requestUnknown: { refused: 'requestUnknown' },
  otherPerson: { refused: 'otherPerson' },
  staleSignIn: { refused: 'staleSignIn' },
  technicianNoRole: { refused: 'technicianNoRole' },
  technicianOutOfScope: { refused: 'technicianOutOfScope' },
  tryAgain: { refused: 'tryAgain' },
};

const refusedBecause: Readonly<Record<RefusedBecause | 'self', true>> = {
  guest: true,
  disabled: true,
  emergency: true,
  shared: true,
  irrevocable: true,
  self: true,
};

const conflicts: Readonly<Record<DutyConflict, true>> = {
  ownRequest: true,
  ownPass: true,
  gaveEvidence: true,
  alreadyDecided: true,
  ownLine: true,
  samePerson: true,
};

const faults: Readonly<Record<FaultCode, true>> = {
  GRAPH_UNAVAILABLE: true,
  GRAPH_THROTTLED: true,
  GRAPH_FORBIDDEN: true,
  GRAPH_NOT_FOUND: true,
  GRAPH_REFUSED: true,
  GRAPH_LIFETIME: true,
  GRAPH_NOT_IN_SCOPE: true,
  GRAPH_GUEST: true,
  GRAPH_AMBIGUOUS: true,
  GRAPH_ANSWER: true,
  DESK_UNAVAILABLE: true,
  DESK_THROTTLED: true,
  DESK_FORBIDDEN: true,
  DESK_ANSWER: true,
  DESK_NOT_WRITTEN: true,
  CHAT_UNREACHABLE: true,
  CHAT_GONE: true,
  VERIFIED_ID_UNAVAILABLE: true,
  VERIFIED_ID_THROTTLED: true,
  VERIFIED_ID_FORBIDDEN: true,
  VERIFIED_ID_REFUSED: true,
  VERIFIED_ID_ANSWER: true,
  SIEM_UNAVAILABLE: true,
  SIEM_REFUSED: true,
  SIGN_IN_FAILED: true,
  IDENTITY_ABSENT: true,
  STORE_UNAVAILABLE: true,
  STORE_SUBJECT_BUSY: true,
  REVOKED_UNRECORDED: true,
  SEAL_BROKEN: true,
  CLOCK_UNAVAILABLE: true,
};

/** Ends that the outcome alone tells. */
const becauses: Readonly<Record<Exclude<Because, 'person' | 'contained'>, true>> = {
  evidenceLate: true,
  approvalLate: true,
  approvalExpired: true,
  codeLocked: true,
  classRose: true,
  notMe: true,
  typed: true,
  passGone: true,
  strangerMember: true,
  revokedAll: true,
};

const classes: Readonly<Record<SubjectClass, true>> = {
  ordinary: true,
  sensitive: true,
  privileged: true,
  refused: true,
};

const codes = [
  ...Object.keys(refusals).filter(
    (code) => !['subjectRefused', 'duty', 'fieldMissing', 'partOut'].includes(code),
  ),
  ...Object.keys(refusedBecause).map((because) => `subjectRefused.${because}`),
  ...Object.keys(conflicts).map((conflict) => `duty.${conflict}`),
  ...['person', 'ticket', 'reason', 'code', 'note', 'attester', 'contact'].map(
    (field) => `fieldMissing.${field}`,
  ),
  ...parts.map((part) => `partOut.${part}`),
  ...Object.keys(faults),
  ...['typedPasscode', 'typedShape'],
  ...['takenOver', 'unknownCard', 'notMember', 'working', 'workingShared', 'tooMany', 'broken'],
];

test('every "no" and every fault has words, and no words are left over', () => {
  expect(Object.keys(words.problems).sort()).toEqual(codes.sort());
});

describe.each(Object.entries(words.problems))('the words of %s', (_code, { title, sentence, next }) => {
  test('are short sentences', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(`${sentence} ${next}`.trim()).toMatch(/^[{A-Z].*\.$/);
    expect(`${title} ${sentence} ${next}`.length).toBeLessThan(180);
  });
});

test.each(Object.values(refusals))('$refused is told with every value in its place', (refusal) => {
  const [told] = problems(problemOf(refusal));
  expect(told?.title).not.toBe(words.problems.broken.title);
  expect(told?.sentence).not.toMatch(/[{}]|undefined| {2}|: \.|^ /);
});

test('a subject that is refused is refused under the same title, whatever the reason', () => {
  const titles = Object.entries(words.problems)
    .filter(([code]) => code.startsWith('subjectRefused.') && code !== 'subjectRefused.self')
    .map(([, problem]) => problem.title);
  expect(new Set([...titles, words.problems['subjectRefused.guest'].title])).toEqual(
    new Set(['Not from this desk']),
  );
});

test.each([
  ['scenarios', Object.keys(words.scenarios), scenarios],
  ['openers', Object.keys(words.openers), openerKinds],
  ['who opens', Object.keys(words.opens), openerKinds],
  ['stages', Object.keys(words.stages), stages],
  ['outcomes', Object.keys(words.outcomes), outcomes],
  ['reasons of an end', Object.keys(words.because), Object.keys(becauses)],
  ['classes', Object.keys(words.classes), Object.keys(classes)],
  ['kinds of evidence', Object.keys(words.evidence), evidenceKinds],
  ['modes', Object.keys(words.modes), modes],
  ['what the modes are', Object.keys(words.modesAre), modes],
  ['switches', Object.keys(words.cards.desk.switches), switches],
  ['signs of abuse', Object.keys(words.signals), signalKinds],
  ['reasons for holding evidence back', Object.keys(words.withheld), offReasons],
])('the %s have words, each of them', (_what, worded, known) => {
  expect([...worded].sort()).toEqual([...known].sort());
});
