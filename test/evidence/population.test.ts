import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countsOf, populationOf } from '../../services/evidence/population';
import type { Made, PassState } from '../../services/evidence/population';
import { isOutside, uncovered } from '../../services/evidence/uncovered';
import type { Attempt } from '../../services/requests/request';
import { admin, by, identities, record } from '../alerts/examples';
import { at, id, requester, subject } from '../requests/examples';

const period = { from: at(0), to: at(100) };
const seen = [{ from: at(-10), to: at(60) }];
const limits = { skewMinutes: 5, signIn: identities.signIn, seen };

function made(minute: number, more: Partial<Attempt> = {}): Made {
  const attempt = {
    number: 1,
    intendedAt: at(minute),
    passId: `pass-${minute}`,
    expiresAt: at(minute + 30),
    shownAt: at(minute),
    state: 'handedOver' as const,
    gone: true,
    settled: false,
    ...more,
  };
  return {
    id: id(minute + 1000),
    ref: `TAP-${minute}`,
    subject,
    requester,
    earlier: [],
    attempts: [attempt],
  };
}

const statesOf = (...args: Parameters<typeof populationOf>): readonly PassState[] =>
  populationOf(...args).map(({ state }) => state);

test.each<[string, Parameters<typeof populationOf>[0], readonly Made[], readonly PassState[]]>([
  ['in both', [record('passCreated', 10)], [made(9)], ['matched']],
  ['in the log alone', [record('passCreated', 10)], [], ['unmanaged']],
  [
    'made by an administrator beside a case',
    [record('passCreated', 10, { initiator: by(admin.id) })],
    [made(9)],
    ['unrecorded', 'unmanaged'],
  ],
  ['in a case alone', [], [made(9)], ['unrecorded']],
  ['in a case alone, where no log tells', [], [made(70)], ['beyondLog']],
  ['meant and never made', [], [made(9, { passId: undefined })], []],
  [
    'meant, its answer lost, and in the log',
    [record('passCreated', 10)],
    [made(9, { passId: undefined })],
    ['matched'],
  ],
  ['before the period', [record('passCreated', -2)], [made(-1)], []],
  ['after it', [record('passCreated', 101)], [made(101)], []],
  ['at its edge, with the other half outside', [record('passCreated', 1)], [made(-1)], ['matched']],
  ['at its edge, from the other side', [record('passCreated', -1)], [made(1)], []],
])('a pass %s', (_what, created, cases, states) => {
  expect(statesOf(created, cases, period, limits)).toEqual(states);
});

test('each says whose, when, by whom and which case', () => {
  expect(populationOf([record('passCreated', 10)], [made(9)], period, limits)).toEqual([
    {
      state: 'matched',
      subject: subject.id,
      loggedAt: at(10),
      intendedAt: at(9),
      initiator: requester.id,
      record: expect.stringMatching(/^record-/),
      ref: 'TAP-9',
      attempt: '1',
      pass: 'pass-9',
    },
  ]);
});

test('every pass of the log and every pass of a case is counted, and none of them twice', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 12 });
  fc.assert(
    fc.property(minutes, minutes, (logged, intended) => {
      const created = logged.map((minute) => record('passCreated', minute));
      const passes = populationOf(
        created,
        intended.map((minute) => made(minute)),
        period,
        limits,
      );
      const counts = countsOf(passes);
      expect(counts.matched + counts.unmanaged).toBe(logged.length);
      expect(counts.matched + counts.unrecorded + counts.beyondLog).toBe(intended.length);
      expect(new Set(passes.map((one) => `${one.record} ${one.ref}`)).size).toBe(passes.length);
    }),
  );
});

test('what no span covers is told whole, and nothing else', () => {
  const spans = [
    { from: at(20), to: at(40) },
    { from: at(-5), to: at(10) },
    { from: at(30), to: at(50) },
  ];
  expect(uncovered(period, spans)).toEqual([
    { from: at(10), to: at(20) },
    { from: at(50), to: at(100) },
  ]);
  expect(uncovered(period, [])).toEqual([period]);
  expect(uncovered(period, [{ from: at(-1), to: at(101) }])).toEqual([]);
  expect(uncovered({ from: at(5), to: at(5) }, [])).toEqual([]);
});

test('a moment is outside exactly when it is in an uncovered part', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 40 }))
    .map(([from, length]) => ({ from: at(from), to: at(from + length) }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), fc.integer({ min: 0, max: 99 }), (spans, minute) => {
      const left = uncovered(period, spans);
      expect(isOutside(at(minute), spans)).toBe(!isOutside(at(minute), left));
    }),
  );
});
