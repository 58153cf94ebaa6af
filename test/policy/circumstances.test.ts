import { describe, expect, test } from '@jest/globals';
import { signalsAround } from '../../services/policy/circumstances';
import type { Circumstances } from '../../services/policy/circumstances';
import type { Background } from '../../services/policy/facts';
import { isWithin } from '../../services/policy/officeHours';
import { at, start } from '../requests/examples';

const quiet: Background = {
  changes: { phone: undefined, manager: undefined, password: undefined },
  risk: 'none',
  signedInAt: undefined,
  managerFit: true,
};
const hours = { days: [1, 2, 3, 4, 5], from: '07:00', to: '19:00' };
const around = (background: Partial<Background>, more: Partial<Circumstances> = {}) =>
  signalsAround({
    scenario: 'recovery',
    background: { ...quiet, ...background },
    requesterRisk: 'none',
    now: start,
    officeOpen: isWithin(hours, 'UTC', more.now ?? start),
    ...more,
  });
const changes = (password: string) => ({ changes: { phone: undefined, manager: undefined, password } });

test('a quiet account in office hours shows no sign', () => {
  expect(around({})).toEqual([]);
  expect(around({ risk: 'low' })).toEqual([]);
  expect(around({ risk: 'unknown', changes: undefined })).toEqual([]);
});

test.each<[string, ReturnType<typeof around>, string, number]>([
  ['an account at high risk (AC-94)', around({ risk: 'high' }), 'subjectAtRisk', 1],
  ['an account at medium risk', around({ risk: 'medium' }), 'subjectRisky', 1],
  ['a technician at high risk (AC-94)', around({}, { requesterRisk: 'high' }), 'requesterAtRisk', 1],
  ['a technician at medium risk', around({}, { requesterRisk: 'medium' }), 'requesterRisky', 1],
  ['a password reset five hours ago', around(changes(at(-300))), 'passwordReset', 5],
  ['a password reset a minute ago', around(changes(at(-1))), 'passwordReset', 1],
  [
    'a sign-in ten minutes before a lost phone (AC-95)',
    around({ signedInAt: at(-10) }),
    'signedInLately',
    10,
  ],
  ['a call at night (AC-98)', around({}, { now: '2026-03-02T03:00:00.000Z' }), 'outOfHours', 1],
])('%s is a sign', (_, signals, kind, count) => {
  expect(signals).toEqual([{ kind, count }]);
});

test('a password reset a day ago is none', () => {
  expect(around(changes(at(-24 * 60)))).toEqual([]);
});

test('that a new hire signs in is judged elsewhere', () => {
  expect(around({ signedInAt: at(-10) }, { scenario: 'onboarding' })).toEqual([]);
});

describe('office hours (AC-120)', () => {
  test.each<[string, string, string, boolean]>([
    ['the first minute', 'UTC', '2026-03-02T07:00:00.000Z', true],
    ['the minute before', 'UTC', '2026-03-02T06:59:59.000Z', false],
    ['the last minute', 'UTC', '2026-03-02T18:59:59.000Z', true],
    ['the closing hour', 'UTC', '2026-03-02T19:00:00.000Z', false],
    ['a Saturday', 'UTC', '2026-03-07T12:00:00.000Z', false],
    ['a leap day', 'UTC', '2028-02-29T12:00:00.000Z', true],
    ['midnight', 'UTC', '2026-03-02T00:00:00.000Z', false],
    ['a half-hour zone, open', 'Asia/Kolkata', '2026-03-02T01:30:00.000Z', true],
    ['a half-hour zone, not yet', 'Asia/Kolkata', '2026-03-02T01:29:00.000Z', false],
    ['far east, where it is Monday already', 'Pacific/Kiritimati', '2026-03-01T17:00:00.000Z', true],
    ['far west, where it is still Sunday', 'Pacific/Pago_Pago', '2026-03-02T09:00:00.000Z', false],
    ['before summer time', 'Europe/Oslo', '2026-03-27T06:00:00.000Z', true],
    ['in summer time the same hour is an hour later', 'Europe/Oslo', '2026-03-30T05:00:00.000Z', true],
    ['and so it closes an hour earlier', 'Europe/Oslo', '2026-03-30T17:00:00.000Z', false],
  ])('%s', (_, timeZone, moment, open) => {
    expect(isWithin(hours, timeZone, moment)).toBe(open);
  });

  test('each day of the week is a day of its own', () => {
    const openOn = (day: number): readonly number[] =>
      [2, 3, 4, 5, 6, 7, 8].filter((date) =>
        isWithin({ ...hours, days: [day] }, 'UTC', `2026-03-0${date}T12:00:00.000Z`),
      );
    expect([1, 2, 3, 4, 5, 6, 7].map(openOn)).toEqual([[2], [3], [4], [5], [6], [7], [8]]);
  });

  test('a site that is always open is open at midnight', () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
    expect(isWithin(always, 'UTC', '2026-03-01T00:00:00.000Z')).toBe(true);
    expect(isWithin(always, 'UTC', '2026-03-01T23:59:59.999Z')).toBe(true);
  });
});
