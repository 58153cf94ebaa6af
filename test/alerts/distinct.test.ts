import { expect, test } from '@jest/globals';
import { distinct } from '../../services/alerts/distinct';
import type { TenantRecord } from '../../services/alerts/record';
import { stranger } from '../requests/examples';
import { admin, by, byApp, record } from './examples';

const once = (...records: TenantRecord[]): number => distinct(records).length;
const pass = (minutes: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
  record('passCreated', minutes, more);

test('a record that is read twice counts once, and records come in order of time', () => {
  const [first, second] = [pass(1), pass(2)];
  expect(distinct([second, first, second])).toEqual([first, second]);
});

test('two entries of one action count once: at one time, or under one id within a minute', () => {
  expect(once(pass(1), pass(1))).toBe(1);
  expect(once(pass(1), pass(1 + 1 / 60))).toBe(1);
  expect(once(pass(1, { correlation: 'c' }), pass(2, { correlation: 'c' }))).toBe(1);
});

test.each<[string, TenantRecord, TenantRecord]>([
  ['two seconds apart', pass(1), pass(1 + 2 / 60)],
  ['under one id, but minutes apart', pass(1, { correlation: 'c' }), pass(2.1, { correlation: 'c' })],
  ['of two people', pass(1), pass(1, { subjectId: stranger.id })],
  ['by two people', pass(1), pass(1, { initiator: by(admin.id) })],
  ['by a person and an application', pass(1), pass(1, { initiator: byApp('a') })],
  ['by two applications', pass(1, { initiator: byApp('a') }), pass(1, { initiator: byApp('b') })],
  ['of two kinds', pass(1), record('passDeleted', 1)],
  ['of two methods', record('methodRegistered', 1), record('methodRegistered', 1, { method: 'phone' })],
  ['of two groups', record('memberAdded', 1), record('memberAdded', 1, { groupId: 'other' })],
  ['of two roles', record('roleAssigned', 1), record('roleAssigned', 1, { role: 'other' })],
  ['of two policies', record('policyChanged', 1), record('policyChanged', 1, { what: 'strength' })],
  ['of two contacts', record('contactChanged', 1), record('contactChanged', 1, { contact: 'mail' })],
  ['of two devices', record('deviceRegistered', 1), record('deviceRegistered', 1, { deviceId: 'other' })],
  ['of two activities', record('otherChange', 1), record('otherChange', 1, { activity: 'other' })],
  ['of two sign-ins', record('signIn', 1), record('signIn', 1)],
])('records %s are two', (_what, one, other) => {
  expect(once(one, other)).toBe(2);
});

test('what only one of two entries tells is kept, whichever comes first', () => {
  const short = pass(1, { multiUse: undefined, initiator: { kind: 'unknown' } });
  const long = pass(1, { multiUse: true, initiator: { ...by(), through: ['b'] } as never });
  const third = pass(1, { initiator: { ...by(), through: ['a'] } as never });
  for (const records of [
    [short, long, third],
    [third, long, short],
    [long, third, short],
  ]) {
    const [only, ...others] = distinct(records);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ initiator: { kind: 'user', through: ['a', 'b'] } });
  }
  expect(distinct([short, long])).toMatchObject([{ multiUse: true }]);
  expect(
    distinct([pass(1, { initiator: byApp('a') }), pass(1, { initiator: { kind: 'app', ids: ['b', 'a'] } })]),
  ).toMatchObject([{ initiator: { ids: ['a', 'b'] } }]);
});
