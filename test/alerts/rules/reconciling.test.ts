import { describe, expect, test } from '@jest/globals';
import type { TenantNow } from '../../../services/alerts/facts';
import type { TenantRecord } from '../../../services/alerts/record';
import type { Pass } from '../../../services/policy/facts';
import type { TapGroup } from '../../../services/policy/terms';
import type { Request } from '../../../services/requests/request';
import { at, id, stranger, subject } from '../../requests/examples';
import { endedCase, liveCase } from '../cases';
import { codes, raised } from '../codes';
import { admin, by, byApp, identities, readUntil, record, tenant } from '../examples';

const day = 24 * 60;
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });
const [reaper = ''] = identities.reaper;
const [front = ''] = identities.front;
const [signIn = ''] = identities.signIn;

describe('unmanagedPass', () => {
  const strange = record('passCreated', 4, { initiator: by(admin.id) });
  const live = (more: Partial<Pass> = {}): TenantNow => ({
    ...tenant,
    passes: [
      {
        subjectId: subject.id,
        pass: { id: 'unknown', createdAt: at(4), expiresAt: at(34), state: 'usable', ...more },
      },
    ],
  });

  test('a pass that no case made is an alert, and says what there was instead', () => {
    expect(raised('unmanagedPass', 5, given([strange]))).toMatchObject([
      { severity: 'high', toDo: 'revokePass', initiatorId: admin.id, reason: { code: 'noCase' } },
    ]);
    expect(codes('unmanagedPass', 5, given([strange], [liveCase()]))).toEqual(['besideCase']);
    expect(codes('unmanagedPass', day, given([{ ...strange, at: at(20) }], [endedCase()]))).toEqual([
      'noCase',
    ]);
    expect(codes('unmanagedPass', 5, given([{ ...strange, own: true }]))).toEqual(['madeForOneself']);
  });

  test('the pass of a case is none, and a second one by the same technician at the same time is', () => {
    const own = record('passCreated', 4);
    expect(codes('unmanagedPass', 5, given([own], [liveCase()]))).toEqual([]);
    expect(codes('unmanagedPass', 5, given([own, record('passCreated', 4.5)], [liveCase()]))).toEqual([
      'besideCase',
    ]);
  });

  test('a pass that only the tenant shows is an alert, until the log tells of it under the same key', () => {
    const [early] = raised('unmanagedPass', 5, { tenant: live() });
    expect(early?.reason.code).toBe('liveOnly');
    expect(raised('unmanagedPass', 6, { ...given([strange]), tenant: live() })).toMatchObject([
      { key: early?.key, reason: { code: 'noCase' } },
    ]);
  });

  test('the live pass of a case is none, by its id or, where its create had no answer, by its time', () => {
    expect(
      codes('unmanagedPass', 5, { ...given([], [liveCase()]), tenant: live({ id: 'pass-case' }) }),
    ).toEqual([]);
    const unanswered = liveCase({ attempt: { state: 'intended', passId: undefined } });
    expect(codes('unmanagedPass', 5, { ...given([], [unanswered]), tenant: live() })).toEqual([]);
    expect(
      codes('unmanagedPass', 5, { ...given([], [unanswered]), tenant: live({ createdAt: at(-2) }) }),
    ).toEqual(['liveOnly']);
  });

  test('it is critical for somebody privileged and for an emergency account', () => {
    const accounts = new Map([
      [subject.id, { class: 'privileged', refused: undefined, site: undefined } as const],
    ]);
    expect(
      raised('unmanagedPass', 5, { ...given([strange]), tenant: { ...tenant, accounts } }),
    ).toMatchObject([{ severity: 'critical' }]);
    expect(raised('unmanagedPass', 5, given([{ ...strange, subjectId: id(72) }]))).toMatchObject([
      { severity: 'critical' },
    ]);
  });
});

describe('passWithoutRecord', () => {
  test('a pass that the log should tell of by now is an alert, and a late record is waited for', () => {
    const cases = [endedCase()];
    expect(codes('passWithoutRecord', 4 + 5 + 120, given([], cases))).toEqual(['passWithoutRecord']);
    expect(codes('passWithoutRecord', 4 + 5 + 119, given([], cases))).toEqual([]);
    expect(codes('passWithoutRecord', day, given([record('passCreated', 4)], cases))).toEqual([]);
  });

  test('nothing is missing in a log that cannot be read, in time that was not read, or of a pass that was not made', () => {
    const cases = [endedCase()];
    const blind = { ...readUntil(at(day)), audit: { state: 'blind', because: 'noPermission' } } as const;
    expect(codes('passWithoutRecord', day, { ...given([], cases), coverage: blind })).toEqual([]);
    expect(codes('passWithoutRecord', day, { ...given([], cases), coverage: readUntil(at(60)) })).toEqual([]);
    expect(codes('passWithoutRecord', day, { ...given([], cases), since: at(0) })).toEqual([]);
    expect(codes('passWithoutRecord', day, { ...given([], cases), since: at(-2) })).toEqual([
      'passWithoutRecord',
    ]);
    const unmade = endedCase({ attempt: { passId: undefined } });
    expect(codes('passWithoutRecord', day, given([], [unmade]))).toEqual([]);
  });
});

describe('memberWithoutCase', () => {
  const withMember = (group: TapGroup, member = subject.id): TenantNow => ({
    ...tenant,
    groups: { ...tenant.groups, [group]: { ...tenant.groups[group], members: [member] } },
  });
  const byStranger = record('memberAdded', 2, { initiator: by(admin.id) });

  test('a member without a case is an alert that names who added them', () => {
    expect(raised('memberWithoutCase', 20, { tenant: withMember('recovery') })).toMatchObject([
      {
        reason: { code: 'noCase', values: { group: 'recovery' } },
        toDo: 'removeMember',
        initiatorId: undefined,
      },
    ]);
    const alerts = raised('memberWithoutCase', 20, {
      ...given([byStranger]),
      tenant: withMember('recovery'),
    });
    expect(alerts.map(({ reason, initiatorId }) => [reason.code, initiatorId])).toEqual([
      ['noCase', admin.id],
      ['addedByStranger', admin.id],
    ]);
  });

  test('the member of an open case is none, but for its own group only', () => {
    expect(
      codes('memberWithoutCase', 20, { ...given([], [liveCase()]), tenant: withMember('recovery') }),
    ).toEqual([]);
    expect(
      codes('memberWithoutCase', 20, { ...given([], [liveCase()]), tenant: withMember('privileged') }),
    ).toEqual(['noCase']);
    const other = withMember('recovery', stranger.id);
    expect(codes('memberWithoutCase', 20, { ...given([], [liveCase()]), tenant: other })).toEqual(['noCase']);
    const before = liveCase({ more: { membership: 'none' } });
    expect(
      codes('memberWithoutCase', 20, { ...given([], [before]), tenant: withMember('recovery') }),
    ).toEqual(['pastDeadline']);
  });

  test('a case that has ended may take an hour to leave, and one that is closed a moment', () => {
    const ending = liveCase({ more: { outcome: 'unused', stage: 'closing' } });
    const found = (minutes: number, request: Request) =>
      codes('memberWithoutCase', minutes, { ...given([], [request]), tenant: withMember('recovery') });
    expect(found(9 + 59, ending)).toEqual([]);
    expect(found(9 + 60, ending)).toEqual(['pastDeadline']);
    expect(found(9 + 4, endedCase())).toEqual([]);
    expect(found(9 + 5, endedCase())).toEqual(['noCase']);
  });

  test('whoever was added by anybody but the desk is an alert even when they have left again', () => {
    expect(raised('memberWithoutCase', 20, given([byStranger]))).toMatchObject([
      { reason: { code: 'addedByStranger' }, toDo: 'askInitiator' },
    ]);
    expect(codes('memberWithoutCase', 20, given([record('memberAdded', 2)], [liveCase()]))).toEqual([]);
    expect(codes('memberWithoutCase', 20, given([{ ...byStranger, groupId: 'other' }]))).toEqual([]);
  });
});

describe('reaperStrayed', () => {
  const mine = { initiator: byApp(reaper) };
  test.each<[string, TenantRecord]>([
    ['madePass', record('passCreated', 4, mine)],
    ['otherGroup', record('memberAdded', 2, { ...mine, groupId: 'other' })],
    ['otherGroup', record('memberRemoved', 2, { ...mine, groupId: 'other' })],
    ['addedWithoutCase', record('memberAdded', 2, mine)],
    ['methodWithoutCase', record('methodDeleted', 2, mine)],
    ['otherChange', record('otherChange', 2, { ...mine, activity: 'Update user' })],
    ['roleAssigned', record('roleAssigned', 2, mine)],
    ['policyChanged', record('policyChanged', 2, mine)],
    ['methodRegistered', record('methodRegistered', 2, mine)],
  ])('%s is an alert', (code, one) => {
    expect(raised('reaperStrayed', day, given([one]))).toMatchObject([
      { severity: 'critical', toDo: 'stopIdentity', initiatorId: reaper, reason: { code } },
    ]);
  });

  test.each<[string, TenantRecord]>([
    ['adds the member of a case', record('memberAdded', 2, mine)],
    ['removes a member', record('memberRemoved', 200, mine)],
    ['deletes a pass', record('passDeleted', 200, mine)],
    ['removes a method in a case', record('methodDeleted', 8, mine)],
    ['ends sessions', record('otherChange', 8, { ...mine, activity: 'Revoke sign-in sessions' })],
    [
      'revokes sessions',
      record('otherChange', 8, { ...mine, activity: 'Update StsRefreshTokenValidFrom Timestamp' }),
    ],
  ])('it is none when it %s', (_what, one) => {
    expect(codes('reaperStrayed', day, given([one], [endedCase()]))).toEqual([]);
  });

  test('a case explains what is done while it is open, clocks five minutes apart, and no longer', () => {
    const added = (minutes: number) => [record('memberAdded', minutes, mine)];
    expect(codes('reaperStrayed', day, given(added(-5), [endedCase()]))).toEqual([]);
    expect(codes('reaperStrayed', day, given(added(14), [endedCase()]))).toEqual([]);
    expect(codes('reaperStrayed', day, given(added(-6), [endedCase()]))).toEqual(['addedWithoutCase']);
    expect(codes('reaperStrayed', day, given(added(15), [endedCase()]))).toEqual(['addedWithoutCase']);
    expect(codes('reaperStrayed', day, given(added(900), [liveCase()]))).toEqual([]);
  });
});

describe('frontWrote', () => {
  test('anything that an identity changes by itself which only reads, or acts for people, is an alert', () => {
    expect(codes('frontWrote', day, given([record('otherChange', 4, { initiator: byApp(front) })]))).toEqual([
      'frontWrote',
    ]);
    expect(codes('frontWrote', day, given([record('passCreated', 4, { initiator: byApp(signIn) })]))).toEqual(
      ['signInWrote'],
    );
  });

  test('what a technician does through the sign-in application, and what the reaper does, is none', () => {
    const through = { kind: 'user', id: admin.id, through: [signIn] } as const;
    const records = [
      record('passCreated', 4, { initiator: through }),
      record('passDeleted', 4, { initiator: byApp(reaper) }),
    ];
    expect(codes('frontWrote', day, given(records))).toEqual([]);
  });
});
