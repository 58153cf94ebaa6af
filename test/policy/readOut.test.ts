import { describe, expect, test } from '@jest/globals';
import { loosened } from '../../services/policy/loosened';
import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';
import { isReadOutOver, mayBeReadOut, readOutOn } from '../../services/policy/readOut';
import type { ReadOutException } from '../../services/policy/readOut';
import { readPolicy } from '../../services/policyFile';

const exception: ReadOutException = {
  scenario: 'recovery',
  from: '2026-03-01',
  until: '2026-03-31',
  reason: 'Branch without network',
  approvedBy: 'Head of security',
};
const withExceptions = (...readOut: readonly Partial<ReadOutException>[]): Policy => ({
  ...guidePolicy,
  readOut: readOut.map((one) => ({ ...exception, ...one })),
});

test('the guide makes no exception, and neither does a policy file that says nothing of one', () => {
  const { readOut, ...silent } = guidePolicy;
  expect(readOut).toEqual([]);
  expect(readPolicy(JSON.stringify(silent))).toMatchObject({ policy: { readOut: [] } });
});

test('a dated exception is the one loosening that a policy may hold', () => {
  expect(loosened(withExceptions({}, { scenario: 'onboarding' }))).toEqual([]);
  expect(readPolicy(JSON.stringify(withExceptions({})))).toMatchObject({ policy: { readOut: [exception] } });
});

test.each<[string, Partial<ReadOutException>, string]>([
  ['without an end', { until: '' }, 'days such as'],
  ['until a day that there is not', { until: '2026-02-30' }, 'days such as'],
  ['until a moment', { until: '2026-03-31T00:00:00Z' }, 'days such as'],
  ['that ends before it begins', { until: '2026-02-28' }, 'readOut.0.until'],
  ['that holds for longer than 92 days', { until: '2026-06-01' }, 'readOut.0.until'],
  ['that holds for ever', { until: '9999-12-31' }, 'readOut.0.until'],
  ['without a reason', { reason: 'because  ' }, 'readOut.0.reason'],
  ['that nobody decided', { approvedBy: '  ' }, 'readOut.0.approvedBy'],
])('an exception %s is refused', (_, bent, fault) => {
  expect(readPolicy(JSON.stringify(withExceptions(bent)))).toEqual({
    faults: [expect.stringContaining(fault)],
  });
});

test.each([
  ['for administrators', { readOut: [{ ...exception, scenario: 'privileged' }] }, 'readOut.0.scenario'],
  ['with a key of its own making', { readOut: [{ ...exception, sensitive: true }] }, 'readOut.0'],
  [
    'as one of the usual openers',
    {
      rules: {
        ...guidePolicy.rules,
        recovery: { ...guidePolicy.rules.recovery, openers: ['subject', 'technicianByPhone'] },
      },
    },
    'rules.recovery.openers: some of subject, manager, staff',
  ],
])('reading out %s is refused', (_, bent, fault) => {
  expect(readPolicy(JSON.stringify({ ...guidePolicy, ...bent }))).toEqual({
    faults: [expect.stringContaining(fault)],
  });
});

describe('an exception holds', () => {
  const oslo = { ...withExceptions({}), timeZone: 'Europe/Oslo' };

  test.each([
    ['2026-02-28T22:59:59.000Z', false],
    ['2026-02-28T23:00:00.000Z', true],
    ['2026-03-31T21:59:59.000Z', true],
    ['2026-03-31T22:00:00.000Z', false],
  ])('from its first day to its last, by the calendar of the site (%s: %s)', (now, holds) => {
    expect(readOutOn(oslo, 'recovery', now) !== undefined).toBe(holds);
  });

  test('in its scenario alone', () => {
    expect(readOutOn(oslo, 'onboarding', '2026-03-10T12:00:00.000Z')).toBeUndefined();
    expect(readOutOn(oslo, 'privileged', '2026-03-10T12:00:00.000Z')).toBeUndefined();
  });

  test('for a case that runs under it until the same moment', () => {
    const held = { ...exception, timeZone: 'Europe/Oslo' };
    expect(isReadOutOver(held, '2026-03-31T21:59:59.000Z')).toBe(false);
    expect(isReadOutOver(held, '2026-03-31T22:00:00.000Z')).toBe(true);
  });
});

test.each<[string, Partial<Parameters<typeof mayBeReadOut>[0]>]>([
  ['a sensitive subject', { class: 'sensitive' }],
  ['a privileged subject', { class: 'privileged' }],
  ['an administrator’s case', { scenario: 'privileged' }],
  ['a sign of abuse', { signals: [{ kind: 'outOfHours', count: 1 }] }],
  ['a raised threat', { modes: ['elevated'] }],
])('no policy lets a case with %s be read out', (_, bent) => {
  const plain = { scenario: 'recovery', class: 'ordinary', signals: [], modes: [] } as const;
  expect(mayBeReadOut(plain)).toBe(true);
  expect(mayBeReadOut({ ...plain, ...bent })).toBe(false);
});

test('an exception of one day, or of ninety-two, with the shortest reason and name, is accepted', () => {
  const shortest = { reason: 'No network', approvedBy: 'Eva' };
  expect(loosened(withExceptions({ ...shortest, until: '2026-03-01' }))).toEqual([]);
  expect(loosened(withExceptions({ ...shortest, until: '2026-05-31' }))).toEqual([]);
  expect(loosened(withExceptions({ reason: '   because   ', approvedBy: ' Ev ' }))).toEqual([
    'readOut.0.reason: say why',
    'readOut.0.approvedBy: say who decided it',
  ]);
  expect(loosened(withExceptions({ from: 'x2026-03-01' }))).toEqual([
    expect.stringContaining('days such as'),
  ]);
});

test('a case keeps what it was made under: until when, why, by whom, and by which calendar', () => {
  const { until, reason, approvedBy } = exception;
  const policy = { ...withExceptions({}), timeZone: 'Europe/Oslo' };
  expect(readOutOn(policy, 'recovery', '2026-03-10T12:00:00.000Z')).toEqual({
    until,
    reason,
    approvedBy,
    timeZone: 'Europe/Oslo',
  });
});
