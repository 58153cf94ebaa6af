import { describe, expect, test } from '@jest/globals';
import type { Initiator, TenantRecord } from '../../../services/alerts/record';
import type { SignalKind } from '../../../services/policy/signals';
import type { Request } from '../../../services/requests/request';
import { at, id, requester, subject } from '../../requests/examples';
import { endedCase } from '../cases';
import { codes, raised } from '../codes';
import { admin, by, record } from '../examples';

const hour = 60;
const day = 24 * hour;
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });
const strange = (minutes: number, initiator: Initiator = by(admin.id)) =>
  record('passCreated', minutes, { initiator });
const own = record('passCreated', 4);
const knowing = (kind: SignalKind) => endedCase({ more: { signals: [{ kind, count: 1 }] } });

describe('policyChanged and policyBeforePass', () => {
  const change = record('policyChanged', 0);

  test('a change of a policy is an alert that names it, and saving it once is one alert', () => {
    const again = record('policyChanged', 5);
    expect(raised('policyChanged', day, given([again, change]))).toMatchObject([
      { reason: { code: 'passPolicy' }, records: [change.key, again.key] },
    ]);
    expect(codes('policyChanged', day, given([own]))).toEqual([]);
    expect(codes('policyChanged', day, given([change, record('policyChanged', 61)]))).toHaveLength(2);
  });

  test('a strange pass within a day of it is another, and worse by the same person', () => {
    expect(raised('policyBeforePass', 2 * day, given([change, strange(day)]))).toMatchObject([
      { severity: 'high', reason: { code: 'changedByOther' } },
    ]);
    const same = record('policyChanged', 0, { initiator: by(admin.id) });
    expect(
      raised('policyBeforePass', 2 * day, given([same, record('policyChanged', 9), strange(20)])),
    ).toMatchObject([{ severity: 'critical', reason: { code: 'changedBySame' } }]);
  });

  test('a pass a day and more later, before it, or of a case is none', () => {
    expect(codes('policyBeforePass', 2 * day, given([change, strange(day + 1)]))).toEqual([]);
    expect(codes('policyBeforePass', 2 * day, given([strange(-1), change]))).toEqual([]);
    expect(codes('policyBeforePass', 2 * day, given([change, own], [endedCase()]))).toEqual([]);
  });
});

describe('passwordBeforePass', () => {
  const reset = (minutes: number, by: boolean) => record('passwordChanged', minutes, { own: by });

  test('a new password two hours before a pass is an alert, and earlier or later is none', () => {
    expect(codes('passwordBeforePass', day, given([reset(0, false), strange(120)]))).toEqual([
      'passwordByOther',
    ]);
    expect(codes('passwordBeforePass', day, given([reset(0, true), strange(120)]))).toEqual([
      'passwordBySubject',
    ]);
    expect(codes('passwordBeforePass', day, given([reset(0, false), strange(121)]))).toEqual([]);
    expect(codes('passwordBeforePass', day, given([reset(5, false), strange(4)]))).toEqual([]);
  });

  test('what the case was told of is none, what it was not told of is', () => {
    expect(
      codes('passwordBeforePass', day, given([reset(0, false), own], [knowing('passwordReset')])),
    ).toEqual([]);
    expect(codes('passwordBeforePass', day, given([reset(0, false), own], [endedCase()]))).toEqual([
      'passwordByOther',
    ]);
  });
});

describe('contactBeforePass', () => {
  const phone = record('contactChanged', 0);
  const vouched = (kind: 'callBack' | 'managerVouch') => {
    const request = endedCase();
    return { ...request, evidence: request.evidence.filter((item) => item.kind === kind) };
  };

  test('a strange pass within a week of a new number, manager or telephone method is an alert', () => {
    expect(codes('contactBeforePass', 8 * day, given([phone, strange(7 * day)]))).toEqual(['phone']);
    expect(codes('contactBeforePass', 8 * day, given([phone, strange(7 * day + 1)]))).toEqual([]);
    const manager = record('contactChanged', 0, { contact: 'manager' });
    expect(codes('contactBeforePass', day, given([manager, strange(9)]))).toEqual(['manager']);
    const method = record('methodRegistered', 0, { method: 'phone' });
    expect(codes('contactBeforePass', day, given([method, strange(9)]))).toEqual(['phone']);
    expect(codes('contactBeforePass', day, given([record('methodRegistered', 0), strange(9)]))).toEqual([]);
  });

  test('what the log held when a case was opened was judged there, what came too late for that was not', () => {
    const late = 120;
    const cameWith = (minutes: number) => [record('contactChanged', minutes, { contact: 'manager' }), own];
    const codesOf = (minutes: number) =>
      codes('contactBeforePass', day, given(cameWith(minutes), [vouched('managerVouch')]));
    expect(codesOf(-late - 1)).toEqual([]);
    expect(codesOf(-late)).toEqual(['manager']);
  });

  test('a case is an alert only where its proof rests on what changed', () => {
    const manager = record('contactChanged', 0, { contact: 'manager' });
    expect(raised('contactBeforePass', day, given([phone, own], [vouched('callBack')]))).toMatchObject([
      { severity: 'high', reason: { code: 'phone' } },
    ]);
    expect(codes('contactBeforePass', day, given([manager, own], [vouched('callBack')]))).toEqual([]);
    expect(codes('contactBeforePass', day, given([manager, own], [vouched('managerVouch')]))).toEqual([
      'manager',
    ]);
    expect(codes('contactBeforePass', day, given([phone, own], [vouched('managerVouch')]))).toEqual([]);
    const mail = record('contactChanged', 0, { contact: 'mail' });
    expect(codes('contactBeforePass', day, given([mail, own], [vouched('callBack')]))).toEqual([]);
  });
});

describe('subjectAtRisk and initiatorAtRisk', () => {
  const risk = (who: string, level: 'none' | 'low' | 'medium' | 'high', minutes = 0) =>
    record('riskChanged', minutes, { subjectId: who, risk: level });

  test.each(['medium', 'high'] as const)('a pass while the account is at %s risk is an alert', (level) => {
    expect(codes('subjectAtRisk', day, given([risk(subject.id, level), strange(5)]))).toEqual([level]);
    expect(codes('initiatorAtRisk', day, given([risk(admin.id, level), strange(5)]))).toEqual([level]);
  });

  test('low risk, risk that is over, and risk that came later are none', () => {
    const [subjects, initiators] = [subject.id, admin.id];
    for (const [rule, who] of [
      ['subjectAtRisk', subjects],
      ['initiatorAtRisk', initiators],
    ] as const) {
      expect(codes(rule, day, given([risk(who, 'low'), strange(5)]))).toEqual([]);
      expect(codes(rule, day, given([risk(who, 'high'), risk(who, 'none', 2), strange(5)]))).toEqual([]);
      expect(codes(rule, day, given([strange(5), risk(who, 'high', 11)]))).toEqual([]);
      expect(codes(rule, day, given([strange(5), risk(who, 'high', 10)]))).toEqual(['high']);
    }
  });

  test('what security decided about in the case is none', () => {
    for (const kind of ['subjectAtRisk', 'subjectRisky'] as const)
      expect(codes('subjectAtRisk', day, given([risk(subject.id, 'high'), own], [knowing(kind)]))).toEqual(
        [],
      );
    for (const kind of ['requesterAtRisk', 'requesterRisky'] as const)
      expect(
        codes('initiatorAtRisk', day, given([risk(requester.id, 'high'), own], [knowing(kind)])),
      ).toEqual([]);
    expect(codes('subjectAtRisk', day, given([risk(subject.id, 'high'), own], [endedCase()]))).toEqual([
      'high',
    ]);
    expect(codes('initiatorAtRisk', day, given([risk(requester.id, 'high'), own], [endedCase()]))).toEqual([
      'high',
    ]);
  });

  test('nobody is at risk who is not named', () => {
    expect(codes('initiatorAtRisk', day, given([strange(5, { kind: 'unknown' })]))).toEqual([]);
  });
});

describe('roleBeforePass', () => {
  const role = (how: 'active' | 'eligible' | 'activated', who: string) =>
    record('roleAssigned', 0, { how, subjectId: who });

  test('a strange pass within a quarter of an hour of a role is an alert, and later is none', () => {
    expect(codes('roleBeforePass', day, given([role('activated', admin.id), strange(15)]))).toEqual([
      'roleActivated',
    ]);
    expect(codes('roleBeforePass', day, given([role('active', admin.id), strange(15)]))).toEqual([
      'roleGiven',
    ]);
    expect(codes('roleBeforePass', day, given([role('active', admin.id), strange(16)]))).toEqual([]);
    expect(codes('roleBeforePass', day, given([role('active', subject.id), strange(5)]))).toEqual([]);
    expect(codes('roleBeforePass', day, given([strange(5, { kind: 'unknown' })]))).toEqual([]);
  });

  test('a technician who takes up a role for a case is none, one who was just given it is', () => {
    const cases = [endedCase()];
    expect(codes('roleBeforePass', day, given([role('activated', requester.id), own], cases))).toEqual([]);
    expect(codes('roleBeforePass', day, given([role('active', requester.id), own], cases))).toEqual([
      'roleGiven',
    ]);
  });
});

describe('initiatorNewDevice', () => {
  const signIns = (count: number, device: string | undefined, minutes = -day) =>
    Array.from({ length: count }, (_, index) =>
      record('signIn', minutes - index, { subjectId: admin.id, deviceId: device }),
    );
  const lately = (device: string | undefined) => signIns(1, device, 0);

  test('a pass from a device that five sign-ins before it do not know is an alert', () => {
    expect(
      raised('initiatorNewDevice', day, given([...signIns(5, 'old'), ...lately('new'), strange(5)])),
    ).toMatchObject([{ severity: 'medium', initiatorId: admin.id }]);
    const mine = endedCase({ requester: admin });
    expect(
      raised('initiatorNewDevice', day, given([...signIns(5, 'old'), ...lately('new'), strange(4)], [mine])),
    ).toMatchObject([{ severity: 'low' }]);
  });

  test.each<[string, readonly TenantRecord[]]>([
    ['is known', [...signIns(4, 'old'), ...signIns(1, 'new', -2 * day), ...lately('new')]],
    ['cannot be compared with five', [...signIns(4, 'old'), ...lately('new')]],
    ['is not named', [...signIns(5, 'old'), ...lately(undefined)]],
    ['was used half a day before', [...signIns(5, 'old'), ...signIns(1, 'new', -12 * hour + 4)]],
    [
      'was refused',
      [...signIns(5, 'old'), record('signIn', 0, { subjectId: admin.id, deviceId: 'new', errorCode: 1 })],
    ],
    ['is used later', [...signIns(5, 'old'), ...signIns(1, 'new', 6)]],
  ])('a device that %s is none', (_what, records) => {
    expect(codes('initiatorNewDevice', day, given([...records, strange(5)]))).toEqual([]);
  });

  test('nobody works on a new device who is not named', () => {
    expect(codes('initiatorNewDevice', day, given([strange(5, { kind: 'unknown' })]))).toEqual([]);
  });
});

describe('signedInBefore', () => {
  test('a strange pass for somebody who signed in without one two hours before is an alert', () => {
    expect(codes('signedInBefore', day, given([record('signIn', 0), strange(120)]))).toEqual([
      'signedInBefore',
    ]);
    expect(codes('signedInBefore', day, given([record('signIn', 0), strange(121)]))).toEqual([]);
  });

  test.each<[string, Parameters<typeof record<'signIn'>>[2]]>([
    ['failed', { errorCode: 50126 }],
    ['was a background one', { interactive: false }],
    ['was with a pass', { withPass: true }],
    ['was somebody else’s', { subjectId: id(99) }],
  ])('a sign-in that %s is none', (_what, more) => {
    expect(codes('signedInBefore', day, given([record('signIn', 0, more), strange(60)]))).toEqual([]);
  });

  test('a case is none: it asks about that itself', () => {
    expect(codes('signedInBefore', day, given([record('signIn', 0), own], [endedCase()]))).toEqual([]);
    expect(at(0) < own.at).toBe(true);
  });
});
