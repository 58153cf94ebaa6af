import { describe, expect, test } from '@jest/globals';
import type { Gathered } from '../../services/alerts/facts';
import { stepsOf } from '../../services/alerts/stepsOf';
import { guidePolicy } from '../../services/policy/policy';
import type { Request } from '../../services/requests/request';
import { at } from '../requests/examples';
import { endedCase, liveCase } from './cases';
import { raised } from './codes';
import { factsAt, readUntil, record } from './examples';

const day = 24 * 60;
const again = record('signIn', 10);
const policy = {
  ...guidePolicy,
  alerts: { ...guidePolicy.alerts, setPassword: ['recovery'] as const },
};
const steps = (request: Request, minutes: number, more: Partial<Gathered> = {}) =>
  stepsOf(factsAt(minutes, { cases: [request], ...more }), request);

describe('the user’s four steps of a case', () => {
  test('are done when each was seen', () => {
    const records = [again, record('passwordChanged', 7)];
    expect(steps(endedCase(), 60, { records, policy })).toEqual({
      signIn: 'done',
      method: 'done',
      password: 'done',
      signInAgain: 'done',
    });
  });

  test('do not begin before a pass is shown', () => {
    expect(steps(liveCase({ attempt: { state: 'made', shownAt: undefined } }), 60)).toBeUndefined();
  });

  test('are open for a day and missing then', () => {
    const open = liveCase();
    expect(steps(open, 4 + day - 1, { policy })).toEqual({
      signIn: 'open',
      method: 'open',
      password: 'open',
      signInAgain: 'open',
    });
    expect(steps(open, 4 + day, { policy })).toEqual({
      signIn: 'missing',
      method: 'missing',
      password: 'missing',
      signInAgain: 'missing',
    });
    expect(steps(endedCase(), 9 + day - 1)).toMatchObject({ signInAgain: 'open' });
    expect(steps(endedCase(), 9 + day)).toMatchObject({ signInAgain: 'missing' });
  });

  test('the sign-in is late after ten minutes, by the log rather than by when the desk saw it', () => {
    expect(steps(endedCase({ more: { usedAt: at(14) } }), 60)).toMatchObject({ signIn: 'done' });
    expect(steps(endedCase({ more: { usedAt: at(15) } }), 60)).toMatchObject({ signIn: 'late' });
    const records = [record('signIn', 14, { withPass: true })];
    expect(steps(endedCase({ more: { usedAt: at(20) } }), 60, { records })).toMatchObject({ signIn: 'done' });
  });

  test('a weaker method is flagged, one from before does not count, and a pass is none', () => {
    const bare = endedCase({ more: { registered: [] } });
    const method = (minutes: number, kind: 'phone' | 'pass' | 'passkey') =>
      steps(bare, 60, { records: [record('methodRegistered', minutes, { method: kind })] });
    expect(method(8, 'phone')).toMatchObject({ method: 'weak' });
    expect(method(8, 'passkey')).toMatchObject({ method: 'done' });
    expect(method(3, 'phone')).toMatchObject({ method: 'open' });
    expect(method(8, 'pass')).toMatchObject({ method: 'open' });
  });

  test('a password is asked for where policy says so', () => {
    expect(steps(endedCase(), 2 * day)).toMatchObject({ password: 'notAsked' });
    expect(steps(endedCase(), 2 * day, { policy })).toMatchObject({ password: 'missing' });
    const early = [record('passwordChanged', 3)];
    expect(steps(endedCase(), 2 * day, { policy, records: early })).toMatchObject({ password: 'missing' });
  });

  test.each([
    ['failed', { errorCode: 50126 }],
    ['was a background one', { interactive: false }],
    ['was with a pass', { withPass: true }],
    ['was before the pass was revoked', { at: at(8) }],
  ])('a sign-in that %s is no normal one', (_what, more) => {
    expect(steps(endedCase(), 2 * day, { records: [{ ...again, ...more }] })).toMatchObject({
      signInAgain: 'missing',
    });
  });

  test('what a log cannot tell is unread, and what it has not told yet is open', () => {
    const blind = { state: 'blind', because: 'noLicence' } as const;
    const coverage = { ...readUntil(at(2 * day)), signIns: blind, audit: blind };
    expect(steps(endedCase(), 2 * day, { coverage, policy })).toMatchObject({
      password: 'unread',
      signInAgain: 'unread',
    });
    expect(steps(endedCase(), 2 * day, { coverage: readUntil(at(day)) })).toMatchObject({
      signInAgain: 'open',
    });
  });
});

describe('stepsMissing', () => {
  const alerts = (request: Request, more: Partial<Gathered> = {}) =>
    raised('stepsMissing', 2 * day, { cases: [request], ...more });

  test('names what is missing a day later, and nothing before or when all is done', () => {
    expect(alerts(endedCase(), { policy })).toMatchObject([
      { reason: { code: 'stepsMissing', values: { steps: ['password', 'signInAgain'] } } },
    ]);
    expect(alerts(endedCase(), { records: [again] })).toEqual([]);
    expect(raised('stepsMissing', day, { cases: [endedCase()] })).toEqual([]);
  });

  test('flags a case that ended with a weak method only', () => {
    const weak = endedCase({ more: { registered: [], outcome: 'unregistered' } });
    const records = [again, record('methodRegistered', 8, { method: 'authenticator' })];
    expect(alerts(weak, { records })).toMatchObject([
      { reason: { code: 'weakOnly', values: { steps: ['method'] } } },
    ]);
  });

  test.each(['denied', 'cancelled', 'lapsed', 'revoked', 'contained'] as const)(
    'asks nothing more of the user of a case that was %s',
    (outcome) => {
      expect(alerts(endedCase({ more: { outcome } }))).toEqual([]);
    },
  );

  test('leaves a pass that nobody used to the rule for it', () => {
    expect(alerts(liveCase())).toEqual([]);
  });
});
