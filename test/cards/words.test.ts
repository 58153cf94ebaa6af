import { describe, expect, test } from '@jest/globals';
import { problemOf } from '../../bot/refusals';
import words from '../../cards/words/en.json';
import { english } from '../../cards/language';
import { speechOf } from '../../cards/present/speech';
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
import { outcomes, stages } from '../../services/requests/request';
import type { Because } from '../../services/requests/request';
import { refusals } from './refusalExamples';

const { problems } = speechOf(english);

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
  ...['typedPasscode', 'typedShape', 'typedOnCard'],
  ...['takenOver', 'movedOn', 'unknownCard', 'notMember', 'working', 'workingShared', 'tooMany', 'broken'],
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
