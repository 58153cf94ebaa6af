import { describe, expect, test } from '@jest/globals';
import type { TenantRecord } from '../../../services/alerts/record';
import { guidePolicy } from '../../../services/policy/policy';
import type { Request } from '../../../services/requests/request';
import { at, id, requester, stranger, subject } from '../../requests/examples';
import { endedCase } from '../cases';
import { codes, raised } from '../codes';
import { admin, by, record, tenant } from '../examples';

const hour = 60;
const day = 24 * hour;
const pass = (minutes: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
  record('passCreated', minutes, more);
const strange = (minutes: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
  pass(minutes, { initiator: by(admin.id), ...more });
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });
const limits = guidePolicy.alerts.limits;

describe('outOfHours', () => {
  // The examples begin on a Monday at nine, UTC.
  const oslo = {
    name: 'Oslo',
    timeZone: 'Europe/Oslo',
    officeHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '10:10' },
    holidays: [],
  };
  const policy = (more: Partial<typeof guidePolicy.alerts>) => ({
    ...guidePolicy,
    alerts: { ...guidePolicy.alerts, ...more },
  });
  const atSite = (site: string | undefined) => ({
    ...tenant,
    accounts: new Map([[subject.id, { class: 'ordinary' as const, refused: undefined, site }]]),
  });

  test('a pass within the office hours is none, one after them is, and so is one on a Sunday', () => {
    expect(codes('outOfHours', day, given([strange(4), strange(9 * hour + 59)]))).toEqual([]);
    expect(codes('outOfHours', day, given([strange(10 * hour)]))).toEqual(['outOfHours']);
    expect(codes('outOfHours', 7 * day, given([strange(6 * day)]))).toEqual(['outOfHours']);
  });

  test('a holiday is no working day, by the date of the site', () => {
    const holidays = ['2026-03-02'];
    expect(codes('outOfHours', day, { ...given([strange(4)]), policy: policy({ holidays }) })).toEqual([
      'outOfHours',
    ]);
    expect(
      codes('outOfHours', day, { ...given([strange(4)]), policy: policy({ holidays: ['2026-03-03'] }) }),
    ).toEqual([]);
  });

  test('the site of the user decides, and an unknown one counts as the main one', () => {
    const sites = policy({ sites: [oslo] });
    const found = (site: string | undefined, minutes: number) =>
      codes('outOfHours', day, { ...given([strange(minutes)]), policy: sites, tenant: atSite(site) });
    expect(found('oslo', 4)).toEqual([]);
    expect(found('oslo', 11)).toEqual(['outOfHours']);
    expect(found('Bergen', 11)).toEqual([]);
    expect(found(undefined, 11)).toEqual([]);
    const holiday = policy({ holidays: ['2026-03-02'], sites: [oslo] });
    expect(
      codes('outOfHours', day, { ...given([strange(4)]), policy: holiday, tenant: atSite('Oslo') }),
    ).toEqual([]);
  });

  test('a case that took one more approver because of the hour is only for the review', () => {
    const opened = 10 * hour;
    const known = endedCase({ opened, more: { signals: [{ kind: 'outOfHours', count: 1 }] } });
    expect(raised('outOfHours', day, given([pass(opened + 4)], [known]))).toMatchObject([
      { severity: 'low', toDo: 'reviewCase', requestId: 'case', reason: { code: 'outOfHoursApproved' } },
    ]);
    expect(raised('outOfHours', day, given([pass(opened + 4)], [endedCase({ opened })]))).toMatchObject([
      { severity: 'medium', reason: { code: 'outOfHours' } },
    ]);
  });

  test('a pass of a case counts although the log does not tell of it', () => {
    expect(codes('outOfHours', day, given([], [endedCase({ opened: 10 * hour })]))).toEqual(['outOfHours']);
  });
});

describe('severalPasses', () => {
  const cases = (...opened: number[]) => opened.map((one) => endedCase({ name: `c${one}`, opened: one }));

  test('two passes within a day are an alert, two a day and more apart are none', () => {
    expect(codes('severalPasses', 3 * day, given([strange(0), strange(day)]))).toEqual(['passesOfDay']);
    expect(codes('severalPasses', 3 * day, given([strange(0), strange(day + 1)]))).toEqual([]);
    expect(codes('severalPasses', 3 * day, given([], cases(0, hour)))).toEqual(['passesOfDay']);
  });

  test('three passes within thirty days are an alert, and a record that comes late joins them', () => {
    const [first, second, third] = [strange(0), strange(10 * day), strange(30 * day)];
    expect(codes('severalPasses', 40 * day, given([first, third]))).toEqual([]);
    expect(raised('severalPasses', 40 * day, given([third, first, second]))).toMatchObject([
      {
        reason: { code: 'passesOfMonth', values: { count: 3 } },
        records: [first.key, second.key, third.key],
      },
    ]);
  });

  test('two people, two entries of one pass, and the second pass of one case are none', () => {
    expect(codes('severalPasses', day, given([strange(0), strange(1, { subjectId: stranger.id })]))).toEqual(
      [],
    );
    expect(codes('severalPasses', day, given([strange(0), strange(0)]))).toEqual([]);
    const one = endedCase();
    const [first] = one.attempts;
    if (first === undefined) throw new Error('no attempt');
    const repaired = {
      ...one,
      attempts: [first, { ...first, number: 2, passId: 'second', intendedAt: at(6) }],
    };
    expect(codes('severalPasses', day, given([pass(4), pass(6)], [repaired]))).toEqual([]);
  });
});

describe('burst', () => {
  const many = (count: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
    Array.from({ length: count }, (_, index) => strange(index * 6, { subjectId: id(200 + index), ...more }));

  test('ten passes by one initiator in an hour are one alert, nine are none', () => {
    expect(codes('burst', day, given(many(limits.passesOfInitiator)))).toEqual(['burst']);
    expect(codes('burst', day, given(many(limits.passesOfInitiator - 1)))).toEqual([]);
  });

  test('ten passes in more than an hour, or by nobody who is named, are none', () => {
    const slow = many(10).map((one, index) => ({ ...one, at: at(index * 7) }));
    expect(codes('burst', day, given(slow))).toEqual([]);
    expect(codes('burst', day, given(many(10, { initiator: { kind: 'unknown' } })))).toEqual([]);
  });

  test('passes of cases count for their technician', () => {
    const cases = Array.from({ length: 10 }, (_, index) =>
      endedCase({ name: `c${index}`, opened: index, subject: { ...subject, id: id(200 + index) } }),
    );
    expect(raised('burst', day, given([], cases))).toMatchObject([{ initiatorId: requester.id }]);
  });
});
