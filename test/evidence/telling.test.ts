import { describe, expect, test } from '@jest/globals';
import { sameAs } from '../../bot/evidence/sameAs';
import words from '../../bot/evidence/words/en.json';
import { foldAlerts } from '../../services/evidence/alertEnds';
import { exceptionsIn } from '../../services/evidence/exceptions';
import { policiesIn } from '../../services/evidence/policies';
import { requirements } from '../../services/evidence/requirements';
import { signOffOf } from '../../services/evidence/signOffs';
import { summaryOf } from '../../services/evidence/caseSummary';
import { at, id, security } from '../requests/examples';
import { fold } from '../../services/requests/evolve';
import { wholeCase } from '../reviews/examples';
import { approval, goodCase, linesOf, opened, proof } from './lines';

const told = (said: Parameters<typeof linesOf>[0]) =>
  linesOf(said)
    .flatMap(exceptionsIn)
    .map(({ what, tells }) => [what, ...Object.values(tells)]);

describe('an exception', () => {
  test('is none in a case as it should be', () => {
    expect(told([...goodCase, { kind: 'handedOver', attempt: 1, delivery: 'encryptedPage' }])).toEqual([]);
  });

  test.each<[string, Parameters<typeof linesOf>[0][number], readonly (readonly string[])[]]>([
    [
      'reading out, by whom it was decided and until when',
      opened({ readOut: { until: '2026-04-01', reason: 'No network', approvedBy: 'CISO', timeZone: 'UTC' } }),
      [['readOut', '2026-04-01', 'CISO', 'No network']],
    ],
    ['a mode of the desk', opened({ modes: ['elevated', 'pilot'] }), [['underMode', 'elevated, pilot']]],
    ['a ticket that does not name the subject', opened({ ticketMatch: 'unknown' }), [['ticketOfNobody']]],
    ['evidence that failed', proof('x', 'failed'), [['evidenced', 'managerVouch', 'Somebody', '']]],
    [
      'a passcode read out',
      { kind: 'handedOver', attempt: 1, delivery: 'readOut' },
      [['handedOver', 'readOut']],
    ],
    [
      'a step that is stuck',
      { kind: 'stuck', step: 'leave', code: 'GRAPH_FORBIDDEN' },
      [['stuck', 'leave', 'GRAPH_FORBIDDEN']],
    ],
    [
      'a mode that was switched',
      { kind: 'modeSet', mode: 'reportOnly', on: true },
      [['modeSet', 'reportOnly', 'true']],
    ],
    [
      'a check with a failure',
      { kind: 'baselineChecked', found: { fail: ['passOneTime'] } },
      [['baselineChecked', 'passOneTime']],
    ],
  ])('is %s', (_what, said, found) => {
    expect(told([said])).toEqual(found);
  });

  test.each([
    ['evidence that passed', proof()],
    ['an approval', approval()],
    ['a check without a failure', { kind: 'baselineChecked', found: { fail: [] } }],
    ['a message that was sent', { kind: 'told', slot: 'status', look: 'a', receipt: '' }],
  ])('is not %s', (_what, said) => {
    expect(told([said])).toEqual([]);
  });

  test('has words for every kind', () => {
    const kinds = new Set([
      'policyException',
      ...linesOf(
        Object.keys(words.exceptions.kinds).map((kind) => ({
          kind,
          item: { result: 'failed' },
          delivery: 'readOut',
          found: { fail: ['x'] },
        })),
      )
        .flatMap(exceptionsIn)
        .map(({ what }) => what),
      'readOut',
      'underMode',
      'signs',
      'ticketOfNobody',
    ]);
    expect([...kinds].sort()).toEqual(Object.keys(words.exceptions.kinds).sort());
  });
});

test('an alert ends as somebody said, after what was done; one without an end is open', () => {
  const fold = foldAlerts();
  const alert = { rule: 'unmanagedPass', severity: 'high', subjectId: id(7), requestId: undefined };
  for (const line of linesOf(
    [
      { kind: 'alertRaised', alert },
      { kind: 'alertSeenAgain', alert },
      { kind: 'alertEscalated', step: 1, to: [] },
      { kind: 'alertAcknowledged', person: security },
      { kind: 'deedDone', what: 'revoke' },
      { kind: 'alertResolved', person: security, as: 'handled', note: 'Spoke to Georg' },
    ],
    'one',
  ))
    fold.take(line);
  for (const line of linesOf([{ kind: 'alertRaised', alert }], 'two')) fold.take(line);
  for (const line of linesOf([{ kind: 'alertResolved', person: security, as: 'handled' }], 'unknown'))
    fold.take(line);
  expect(fold.ends()).toEqual([
    expect.objectContaining({
      alert: 'one',
      rule: 'unmanagedPass',
      subject: id(7),
      count: 2,
      escalated: 1,
      takenUpAt: at(3),
      done: ['revoke'],
      endedAt: at(5),
      endedBy: security.name,
      endedAs: 'handled',
      note: 'Spoke to Georg',
    }),
    expect.objectContaining({ alert: 'two', endedAt: '', done: [] }),
  ]);
});

describe('a review', () => {
  const signed = (line: string, ok = true) => ({
    kind: 'reviewSigned',
    line,
    person: security,
    ok,
    note: ok ? '' : 'Odd',
  });
  const review = (...signs: Parameters<typeof linesOf>[0]) =>
    linesOf([
      { kind: 'reviewOpened', review: 'weekly', dueAt: at(10), lines: [{ key: 'a' }, { key: 'b' }] },
      ...signs,
    ]);

  test('is signed when its last line is, and says what was not in order and by whom', () => {
    expect(signOffOf(review(signed('a'), signed('b', false)), at(99))).toMatchObject({
      kind: 'weekly',
      lines: 2,
      signed: 2,
      notOk: 1,
      signedAt: at(2),
      signers: [security.name],
      notes: ['Odd'],
      late: false,
    });
  });

  test.each([
    ['not signed whole when its time is over', [signed('a')], at(11), true],
    ['not signed whole in its time', [signed('a')], at(9), false],
  ])('%s is late: %#', (_what, signs, now, late) => {
    expect(signOffOf(review(...signs), now)).toMatchObject({ signed: 1, signedAt: '', late });
  });

  test('without its beginning is none, and without a line is signed as it opens', () => {
    expect(signOffOf(review(signed('a')).slice(1), at(9))).toBeUndefined();
    const empty = linesOf([{ kind: 'reviewOpened', review: 'weekly', dueAt: at(10), lines: [] }]);
    expect(signOffOf(empty, at(99))).toMatchObject({ lines: 0, signedAt: at(0), late: false });
  });
});

test('the policies in force in a time are those that were read in it, and the last before it', () => {
  const read = ['one', 'two', 'three'].map((version) => ({ kind: 'policyRead', version, hash: version }));
  const lines = linesOf(read);
  const versions = (from: string, to: string) =>
    policiesIn(lines, { from, to }).map(({ version }) => version);
  expect(versions(at(1), at(2))).toEqual(['two']);
  expect(versions(at(1), at(3))).toEqual(['two', 'three']);
  expect(versions(at(5), at(6))).toEqual(['three']);
  expect(versions(at(-5), at(0))).toEqual([]);
});

test('a case in one row says who, on what proof, who approved what, and how it ended', () => {
  const request = fold(wholeCase(0));
  if (request === undefined) throw new Error('no case');
  expect(summaryOf(request)).toMatchObject({
    ref: 'TAP-AAAAAA',
    scenario: 'recovery',
    hash: 'h',
    policy: 'test',
    outcome: 'completed',
  });
});

test('a line says the same as its text, but for what is personal and what is left out', () => {
  const text = {
    kind: 'told',
    at: 'x',
    name: { $personal: 'tok' },
    receipt: { $personal: 't' },
    list: [1, { a: null }],
  };
  const said = { kind: 'told', at: 'x', name: 'Somebody', list: [1, { a: null }] };
  expect(sameAs(text, said)).toBe(true);
  expect(sameAs(text, { ...said, at: 'y' })).toBe(false);
  expect(sameAs(text, { ...said, list: [1, { a: 0 }] })).toBe(false);
  expect(sameAs(text, { ...said, more: 1 })).toBe(false);
  expect(sameAs(text, { ...said, list: [1] })).toBe(false);
  expect(sameAs(undefined, said)).toBe(false);
});

test('every requirement names parts of the pack, and none twice', () => {
  const names = requirements.map(({ standard, id: number }) => `${standard} ${number}`);
  expect(new Set(names).size).toBe(names.length);
  const parts = new Set(requirements.flatMap((one) => one.parts));
  expect(Object.keys(words.sections)).toEqual(expect.arrayContaining([...parts]));
});
