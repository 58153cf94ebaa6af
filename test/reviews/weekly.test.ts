import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guideReviewing, loosenedReviews } from '../../services/policy/reviewing';
import { guidePolicy } from '../../services/policy/policy';
import { readPolicy } from '../../services/policyFile';
import { fold } from '../../services/requests/evolve';
import type { Request } from '../../services/requests/request';
import { isWeeklyDue, lastScheduled } from '../../services/reviews/schedule';
import { weeklyLines } from '../../services/reviews/weekly';
import type { WeeklyFacts } from '../../services/reviews/weekly';
import { playConcern } from '../alerting/examples';
import { approver, at, id, requester } from '../requests/examples';
import { wholeCase } from './examples';

const none: WeeklyFacts = {
  now: at(0),
  passes: [],
  members: { onboarding: [], recovery: [], privileged: [] },
  cases: [],
  concerns: [],
  jobs: [],
  blind: [],
  watchedAt: at(0),
  unseen: [],
};
const pass = (number: number, state = 'usable') => ({
  subjectId: id(number),
  pass: { id: `pass-${number}`, createdAt: at(0), expiresAt: at(60), state: state as 'usable' },
});
const caseOf = (number: number, more: Partial<Request> = {}): Request => {
  const subject = { id: id(number), name: 'Subject', upn: 's@example.org' };
  const request = fold(wholeCase(0, { id: id(1000 + number), subject }).slice(0, 5));
  if (request === undefined) throw new Error('no case');
  return { ...request, ...more };
};

describe('the weekly review', () => {
  test('of a quiet desk has no line', () => {
    expect(weeklyLines(none)).toEqual([]);
  });

  test.each<[string, Partial<WeeklyFacts>, object]>([
    [
      'a live pass',
      { passes: [pass(2)] },
      { what: 'pass', personId: id(2), since: at(0), requestId: undefined },
    ],
    [
      'a membership without a case',
      { members: { ...none.members, privileged: [id(2)] } },
      { what: 'member', code: 'privileged', requestId: undefined },
    ],
    [
      'a membership of a case, with whose case it is, and who had a part in it and so does not sign',
      { members: { ...none.members, recovery: [id(2)] }, cases: [caseOf(2)] },
      {
        what: 'member',
        requestId: id(1002),
        since: at(0),
        involved: expect.arrayContaining([id(2), requester.id, approver.id]),
      },
    ],
    [
      'a case that is stuck',
      { cases: [caseOf(2, { stuck: 'leave' })] },
      { what: 'stuck', code: 'leave', requestId: id(1002) },
    ],
    ['a pass that is nobody’s', { concerns: [playConcern().now()] }, { what: 'unmanaged' }],
    [
      'a job that fails again and again, without what is in its look',
      { jobs: [{ requestId: id(1002), key: 'tell:status:a b c', since: at(0) }] },
      { what: 'deadJob', code: 'tell:status' },
    ],
    [
      'a rule that cannot see',
      { blind: [{ rule: 'riskySignIn', lacks: ['signIns'] }] },
      { what: 'blindRule', code: 'riskySignIn' },
    ],
    ['a watch that never was', { watchedAt: undefined }, { what: 'noWatch', since: undefined }],
    ['a watch that stopped', { watchedAt: at(-31) }, { what: 'noWatch', since: at(-31) }],
    ['what could not be read', { unseen: ['groups'] }, { what: 'unseen', code: 'groups' }],
  ])('lists %s', (_what, facts, expected) => {
    expect(weeklyLines({ ...none, ...facts })).toEqual([expect.objectContaining(expected)]);
  });

  test.each(['used', 'expired'])('leaves out a pass that is %s', (state) => {
    expect(weeklyLines({ ...none, passes: [pass(2, state)] })).toEqual([]);
  });

  test('leaves out alerts of other rules, and those that somebody is done with', () => {
    const concern = playConcern().now();
    const done = { by: requester, at: at(3), as: 'handled' as const, note: '' };
    const concerns = [
      { ...concern, rule: 'burst' as const },
      { ...concern, resolved: done },
    ];
    expect(weeklyLines({ ...none, concerns })).toEqual([]);
  });

  test('lists every live thing exactly once, however often and in whatever case of letters it was read', () => {
    const some = fc.uniqueArray(fc.integer({ min: 100, max: 140 }), { maxLength: 12 });
    fc.assert(
      fc.property(some, some, some, some, some, (passes, onboarding, recovery, stuck, jobs) => {
        const facts: WeeklyFacts = {
          ...none,
          passes: [...passes, ...passes].map((number) => pass(number)),
          members: {
            onboarding: onboarding.map(id),
            recovery: [...recovery.map(id), ...recovery.map((one) => id(one).toUpperCase())],
            privileged: [],
          },
          cases: stuck.map((number) => caseOf(number, { stuck: 'leave' })),
          jobs: jobs.map((number) => ({ requestId: id(number), key: 'step:leave:open', since: at(0) })),
        };
        const lines = weeklyLines(facts);
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
        const count = (what: string) => lines.filter((one) => one.what === what).length;
        expect([count('pass'), count('member'), count('stuck'), count('deadJob')]).toEqual([
          passes.length,
          onboarding.length + recovery.length,
          stuck.length,
          jobs.length,
        ]);
      }),
    );
  });
});

describe('the day of the weekly review', () => {
  const oslo = 'Europe/Oslo';
  test.each([
    ['on the day, after the hour', '2026-03-02T09:00:00.000Z', '2026-03-02T07:00:00.000Z'],
    ['on the day, before the hour', '2026-03-02T06:59:00.000Z', '2026-02-23T07:00:00.000Z'],
    ['at the minute itself', '2026-03-02T07:00:30.000Z', '2026-03-02T07:00:00.000Z'],
    ['on a Sunday', '2026-03-08T23:30:00.000Z', '2026-03-02T07:00:00.000Z'],
    ['in summer time', '2026-07-08T12:00:00.000Z', '2026-07-06T06:00:00.000Z'],
    ['in the week in which summer time begins', '2026-03-29T12:00:00.000Z', '2026-03-23T07:00:00.000Z'],
    ['in the week in which it ends', '2026-10-25T12:00:00.000Z', '2026-10-19T06:00:00.000Z'],
  ])('is told %s', (_when, now, expected) => {
    expect(lastScheduled(guideReviewing, oslo, now)).toBe(expected);
  });

  test('lies within a week before now, whenever and wherever', () => {
    const zones = fc.constantFrom('UTC', oslo, 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati');
    const hours = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        zones,
        hours,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 800 }),
        (zone, hour, weekday, hoursOn) => {
          const now = new Date(Date.parse('2026-01-01T00:30:00Z') + hoursOn * 11 * 3_600_000).toISOString();
          const reviewing = { ...guideReviewing, weekday, at: `${String(hour).padStart(2, '0')}:00` };
          const ago = (Date.parse(now) - Date.parse(lastScheduled(reviewing, zone, now))) / 3_600_000;
          expect(ago).toBeGreaterThanOrEqual(0);
          expect(ago).toBeLessThanOrEqual(7 * 24 + 1);
        },
      ),
    );
  });

  test('comes when the last review, or the beginning, lies before it', () => {
    expect(isWeeklyDue(at(0), at(-1))).toBe(true);
    expect(isWeeklyDue(at(0), at(0))).toBe(false);
    expect(isWeeklyDue(at(0), at(1))).toBe(false);
  });
});

describe('the times of reviews in a policy', () => {
  test('are the guide’s where the file says nothing', () => {
    const file = JSON.stringify({ ...guidePolicy, reviews: undefined });
    expect(readPolicy(file)).toMatchObject({ policy: { reviews: guideReviewing } });
  });

  test.each([
    [{ caseHours: 73 }, /reviews\.caseHours: 1 to 72/],
    [{ caseHours: 0 }, /reviews\.caseHours: 1 to 72/],
    [{ weeklyHours: 121 }, /reviews\.weeklyHours: 1 to 120/],
    [{ weekday: 8 }, /reviews\.weekday/],
    [{ at: '24:00' }, /reviews\.at/],
    [{ at: 'noon' }, /reviews\.at/],
    [{ more: 1 }, /reviews/],
  ])('%j is refused by name', (bent, words) => {
    const read = readPolicy(JSON.stringify({ ...guidePolicy, reviews: { ...guideReviewing, ...bent } }));
    expect('faults' in read ? read.faults.join('\n') : '').toMatch(words);
  });

  test('the guide’s are not loosened', () => {
    expect(loosenedReviews(guideReviewing)).toEqual([]);
  });
});
