import { describe, expect, test } from '@jest/globals';
import type { TenantRecord } from '../../../services/alerts/record';
import type { Request } from '../../../services/requests/request';
import { stranger } from '../../requests/examples';
import { endedCase } from '../cases';
import { codes, raised } from '../codes';
import { record } from '../examples';

const day = 24 * 60;
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });
type More = Parameters<typeof record<'signIn'>>[2];
const use = (minutes = 6, more: More = {}) => record('signIn', minutes, { withPass: true, ...more });

describe('signInElsewhere', () => {
  const usual = record('signIn', -day);

  test('a use in a country where the user was never seen is an alert', () => {
    expect(
      raised('signInElsewhere', day, given([usual, use(6, { country: 'BR' })], [endedCase()])),
    ).toMatchObject([
      { reason: { code: 'signInElsewhere', values: { country: 'BR', known: ['NO'] } }, requestId: 'case' },
    ]);
    expect(codes('signInElsewhere', day, given([usual, use()], [endedCase()]))).toEqual([]);
  });

  test('where nothing is known of the user nothing is said, and a failed or later sign-in is no knowledge', () => {
    const abroad = use(6, { country: 'BR' });
    expect(codes('signInElsewhere', day, given([abroad]))).toEqual([]);
    expect(codes('signInElsewhere', day, given([abroad, { ...usual, errorCode: 1 }]))).toEqual([]);
    expect(codes('signInElsewhere', day, given([abroad, record('signIn', 9)]))).toEqual([]);
    expect(codes('signInElsewhere', day, given([usual, use(6, { country: undefined })]))).toEqual([]);
  });

  test('where the page was opened is known by who else signs in from there', () => {
    const there = record('signIn', -9, { subjectId: stranger.id, ip: '203.0.113.5', country: 'SE' });
    const openedFrom = [{ requestId: 'case', ip: '203.0.113.5' }];
    const seen = (country: string) => ({
      ...given([there, use(6, { country })], [endedCase()]),
      openedFrom,
    });
    expect(codes('signInElsewhere', day, seen('NO'))).toEqual(['signInElsewhere']);
    expect(codes('signInElsewhere', day, seen('SE'))).toEqual([]);
    expect(
      codes('signInElsewhere', day, {
        ...seen('NO'),
        openedFrom: [{ requestId: 'other', ip: '203.0.113.5' }],
      }),
    ).toEqual([]);
    const lied = { ...there, withPass: true };
    expect(
      codes('signInElsewhere', day, {
        ...given([lied, use(6, { country: 'NO' })], [endedCase()]),
        openedFrom,
      }),
    ).toEqual([]);
  });
});

describe('riskySignIn, legacySignIn and failedSignIns', () => {
  test.each(['medium', 'high'] as const)('a use at %s risk is an alert', (risk) => {
    expect(codes('riskySignIn', day, given([use(6, { risk })], [endedCase()]))).toEqual(['riskySignIn']);
  });

  test.each(['none', 'low', 'unknown'] as const)(
    'a use at %s risk is none, nor is a risky sign-in of another kind',
    (risk) => {
      const other = record('signIn', 7, { risk: 'high' });
      expect(codes('riskySignIn', day, given([use(6, { risk }), other], [endedCase()]))).toEqual([]);
    },
  );

  test('an old protocol within an hour of a use is an alert, later or refused it is none', () => {
    const old = (minutes: number, more: More = {}) => record('signIn', minutes, { legacy: true, ...more });
    expect(codes('legacySignIn', day, given([old(66)], [endedCase()]))).toEqual(['legacySignIn']);
    expect(codes('legacySignIn', day, given([old(67)], [endedCase()]))).toEqual([]);
    expect(codes('legacySignIn', day, given([old(9, { errorCode: 1 })], [endedCase()]))).toEqual([]);
    expect(codes('legacySignIn', day, given([record('signIn', 9)], [endedCase()]))).toEqual([]);
  });

  test('three failed sign-ins with a pass in an hour are one alert; two, slower ones and successes are none', () => {
    const failed = (...minutes: number[]) => minutes.map((one) => use(one, { errorCode: 130503 }));
    expect(codes('failedSignIns', day, given(failed(0, 20, 59)))).toEqual(['failedSignIns']);
    expect(codes('failedSignIns', day, given(failed(0, 20)))).toEqual([]);
    expect(codes('failedSignIns', day, given(failed(0, 20, 61)))).toEqual([]);
    expect(codes('failedSignIns', day, given([...failed(0, 20), use(30)]))).toEqual([]);
    expect(
      codes('failedSignIns', day, given(failed(0, 1, 2).map((one) => ({ ...one, withPass: false })))),
    ).toEqual([]);
  });
});

describe('grantAfterPass', () => {
  const grant = (minutes: number) => record('appGranted', minutes);
  const activated = record('roleAssigned', 9, { how: 'activated' });

  test('a consent or a role within an hour of a use is an alert, and later is none', () => {
    expect(codes('grantAfterPass', day, given([grant(66)], [endedCase()]))).toEqual(['appGranted']);
    expect(codes('grantAfterPass', day, given([grant(67)], [endedCase()]))).toEqual([]);
    expect(codes('grantAfterPass', day, given([activated], [endedCase()]))).toEqual(['roleAssigned']);
    expect(
      codes('grantAfterPass', day, given([{ ...activated, subjectId: stranger.id }], [endedCase()])),
    ).toEqual([]);
  });

  test('an administrator who was helped takes up the role again, and is given no other', () => {
    const cases = [endedCase({ more: { class: 'privileged' } })];
    expect(codes('grantAfterPass', day, given([activated], cases))).toEqual([]);
    expect(codes('grantAfterPass', day, given([record('roleAssigned', 9)], cases))).toEqual(['roleAssigned']);
  });
});
