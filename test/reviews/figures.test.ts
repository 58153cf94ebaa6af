import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guidePolicy } from '../../services/policy/policy';
import type { Event } from '../../services/requests/event';
import { foldCases } from '../../services/reviews/caseFigures';
import type { Membership } from '../../services/reviews/caseFigures';
import { createDistribution } from '../../services/reviews/distribution';
import {
  foldChanges,
  foldCover,
  foldRegistrations,
  foldSteps,
  retirable,
} from '../../services/reviews/tenantFigures';
import { record } from '../alerts/examples';
import { approver, at, id, requester } from '../requests/examples';
import { unused, used, wholeCase } from './examples';

const always: (moment: string) => boolean = () => true;
function figuresOf(
  events: readonly (readonly [string, Event])[],
  isOpen: (moment: string) => boolean = always,
) {
  const members: Membership[] = [];
  const fold = foldCases(isOpen, (one) => members.push(one));
  for (const [requestId, event] of events) fold.take(requestId, event);
  return { ...fold.told(), members };
}
const about = (requestId: string, events: readonly Event[]) =>
  events.map((event) => [requestId, event] as const);

describe('the figures of cases', () => {
  test('of nothing are nothing', () => {
    expect(figuresOf([])).toMatchObject({
      cases: 0,
      shown: 0,
      unused: 0,
      pairs: [],
      failures: {},
      weeks: {},
    });
  });

  test('tell how cases ended, how long they took, and who decided whose', () => {
    const figures = figuresOf([
      ...about('a', wholeCase(0)),
      ...about('b', wholeCase(100, {}, unused)),
      ...about('c', wholeCase(200).slice(0, 3)),
    ]);
    expect(figures).toMatchObject({
      cases: 3,
      byScenario: { recovery: { completed: 1, unused: 1, open: 1 } },
      failures: { unused: 1 },
      shown: 2,
      unused: 1,
      pairs: [{ requesterId: requester.id, approverId: approver.id, count: 3 }],
      weeks: { '2026-03-02': 3 },
    });
    const { decide, issue, handOver, register } = figures.times.recovery;
    expect([decide.count, issue.count, handOver.count, register.count]).toEqual([3, 2, 2, 1]);
    for (const [told, minutes] of [
      [decide.median, 10],
      [issue.median, 24],
      [handOver.median, 4],
      [register.median, 2],
    ] as const)
      expect(Math.abs((told ?? 0) - minutes) / minutes).toBeLessThan(0.03);
  });

  test('tell why cases failed, and the tries that did on the way', () => {
    const opened = wholeCase(0).slice(0, 2);
    const more = (happening: object): Event => ({ ...happening, at: at(5), by: 'desk' }) as Event;
    const figures = figuresOf([
      ...about('a', [
        ...opened,
        more({ kind: 'readBackFailed' }),
        more({ kind: 'claimRefused', from: 'x' }),
        more({ kind: 'evidenced', item: { result: 'failed' } }),
        more({ kind: 'evidenced', item: { result: 'passed' } }),
        more({ kind: 'dropped', attempt: 1, because: 'NO_ANSWER' }),
        more({ kind: 'concluded', outcome: 'lapsed', because: 'evidenceLate' }),
        more({ kind: 'closed' }),
      ]),
      ...about('b', [...opened, more({ kind: 'concluded', outcome: 'denied' }), more({ kind: 'closed' })]),
    ]);
    expect(figures.tries).toEqual({ readBack: 1, claimCode: 1, proof: 1, pass: 1 });
    expect(figures.failures).toEqual({ evidenceLate: 1, denied: 1 });
  });

  test('count a case by the rule that it was given, whatever was asked for', () => {
    const { privileged: rule } = guidePolicy.rules;
    const figures = figuresOf(about('a', wholeCase(0, { rule })));
    expect(figures).toMatchObject({
      privileged: 1,
      byScenario: { privileged: { completed: 1 }, recovery: {} },
    });
  });

  test('count out of hours by when a case was opened', () => {
    const events = [...about('a', wholeCase(0)), ...about('b', wholeCase(600))];
    expect(figuresOf(events, (moment) => moment < at(300)).outOfHours).toBe(1);
  });

  test('follow a case to whoever took it over', () => {
    const other = { id: id(40), name: 'Other', upn: 'o@example.org' };
    const [opened, submitted, approved] = wholeCase(0);
    if (opened === undefined || submitted === undefined || approved === undefined) throw new Error('no case');
    const taken: Event = { kind: 'takenOver', requester: other, at: at(5), by: other.id };
    const { pairs } = figuresOf(about('a', [opened, submitted, taken, approved]));
    expect(pairs).toEqual([{ requesterId: other.id, approverId: approver.id, count: 1 }]);
  });

  test('tell each membership with its beginning and end, and one that is not over', () => {
    const { members } = figuresOf([...about('a', wholeCase(0)), ...about('b', wholeCase(100).slice(0, 5))]);
    expect(members.map(({ from, until }) => [from, until])).toEqual([
      [at(11), at(29)],
      [at(111), undefined],
    ]);
  });

  test('pass over events of a case whose beginning was not seen', () => {
    expect(figuresOf(about('a', wholeCase(0).slice(1)))).toMatchObject({ cases: 0, shown: 0, pairs: [] });
  });

  test('are the same however the events of cases are interleaved', () => {
    const cases = [wholeCase(0), wholeCase(3, {}, unused), wholeCase(7), wholeCase(9).slice(0, 4)];
    const straight = figuresOf(cases.flatMap((events, index) => about(String(index), events)));
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 80, maxLength: 120 }), (turns) => {
        const left = cases.map((events) => [...events]);
        const mixed: (readonly [string, Event])[] = [];
        for (const turn of [...turns, ...cases.flatMap((events, index) => events.map(() => index))]) {
          const event = left[turn]?.shift();
          if (event !== undefined) mixed.push([String(turn), event]);
        }
        const { members: one, ...figures } = figuresOf(mixed);
        const { members: other, ...expected } = straight;
        expect(figures).toEqual(expected);
        expect(one).toHaveLength(other.length);
      }),
    );
  });

  test('of a million events take seconds, in memory that does not grow with them', () => {
    const events = [...wholeCase(0, {}, used)];
    const run = (count: number): number => {
      const fold = foldCases(always);
      const begin = process.hrtime.bigint();
      for (let index = 0; index * events.length < count; index += 1) {
        const requestId = String(index);
        for (const event of events) fold.take(requestId, event);
      }
      expect(fold.told().cases).toBe(Math.ceil(count / events.length));
      return Number(process.hrtime.bigint() - begin) / 1e6;
    };
    run(100_000);
    const small = run(100_000);
    const before = process.memoryUsage().heapUsed;
    const large = run(1_000_000);
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(100);
    expect(large).toBeLessThan(20_000);
    // Linear, with room for a busy machine.
    expect(large).toBeLessThan(Math.max(small, 5) * 40);
  });
});

describe('a distribution', () => {
  test('tells the middle and the tail within two hundredths', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 1, max: 100_000, noNaN: true }), { minLength: 1 }), (times) => {
        const distribution = createDistribution();
        for (const minutes of times) distribution.take(minutes);
        const sorted = [...times].sort((one, other) => one - other);
        const { median = 0, p90 = 0, count } = distribution.told();
        const exact = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        expect(count).toBe(times.length);
        for (const [told, real] of [
          [median, exact(0.5)],
          [p90, exact(0.9)],
        ] as const)
          expect(Math.abs(told - real)).toBeLessThan(0.02 * real + 0.06);
      }),
    );
  });

  test('of nothing tells nothing, and takes a clock that ran back for a second', () => {
    expect(createDistribution().told()).toEqual({ count: 0, median: undefined, p90: undefined });
    const one = createDistribution();
    one.take(-5);
    expect(one.told()).toMatchObject({ count: 1, median: 0.1 });
  });
});

describe('the figures of the tenant', () => {
  test('tell who has a strong method and who a password only', () => {
    const fold = foldRegistrations(['passkey']);
    fold.take({ admin: true, methods: ['passkey', 'password'] });
    fold.take({ admin: true, methods: ['authenticator'] });
    fold.take({ admin: false, methods: ['password', 'pass'] });
    fold.take({ admin: false, methods: [] });
    expect(fold.told()).toEqual({ users: 4, strong: 1, passwordOnly: 2, admins: 2, adminsStrong: 1 });
  });

  test('tell what Conditional Access covered, did not, and what the log does not tell', () => {
    const fold = foldCover(at(0));
    for (const covered of [true, true, false, undefined]) fold.take({ ...record('signIn', 0), covered });
    expect(fold.told()).toEqual({ covered: 2, notCovered: 1, untold: 1, since: at(0) });
  });

  test('count no sign-in that failed before a policy was asked, and one that a policy stopped', () => {
    const fold = foldCover(at(0));
    const tries = [{ errorCode: 50_126, covered: false }, { errorCode: 130_503 }];
    for (const more of [...tries, { errorCode: 53_003, covered: true }]) fold.take(record('signIn', 0, more));
    expect(fold.told()).toEqual({ covered: 1, notCovered: 0, untold: 0, since: at(0) });
  });

  test('tell roles given and policies changed, and nothing else', () => {
    const fold = foldChanges();
    fold.take(record('roleAssigned', 0, { role: 'Authentication Administrator', how: 'active' }));
    fold.take(record('roleAssigned', 1, { role: 'Authentication Administrator', how: 'active' }));
    fold.take(record('policyChanged', 2, { what: 'passPolicy' }));
    fold.take(record('passCreated', 3));
    expect(fold.told()).toEqual({
      roles: [{ role: 'Authentication Administrator', how: 'active', count: 2 }],
      policies: { passPolicy: 1 },
    });
  });

  test('tell the user’s four steps by how they stood', () => {
    const fold = foldSteps();
    fold.take({ signIn: 'done', method: 'weak', password: 'notAsked', signInAgain: 'unread' });
    fold.take({ signIn: 'done', method: 'done', password: 'notAsked', signInAgain: 'missing' });
    expect(fold.told()).toEqual({
      signIn: { done: 2 },
      method: { weak: 1, done: 1 },
      password: { notAsked: 2 },
      signInAgain: { unread: 1, missing: 1 },
    });
  });

  test('name scenarios to retire only where most users have a strong method, and never the guide’s two', () => {
    const { byScenario } = figuresOf(about('a', wholeCase(0)));
    const users = { users: 1_000, strong: 950, passwordOnly: 0, admins: 0, adminsStrong: 0 };
    expect(retirable({ byScenario }, users)).toEqual(['recovery', 'reregistration']);
    expect(retirable({ byScenario }, { ...users, users: 900, strong: 900 })).toEqual(['reregistration']);
    expect(retirable({ byScenario }, { ...users, strong: 949 })).toEqual([]);
    expect(retirable({ byScenario }, undefined)).toBeUndefined();
    expect(retirable({ byScenario }, { ...users, users: 0 })).toBeUndefined();
  });
});
