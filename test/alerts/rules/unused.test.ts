import { describe, expect, test } from '@jest/globals';
import type { Account, Gathered } from '../../../services/alerts/facts';
import type { TenantRecord } from '../../../services/alerts/record';
import type { Request } from '../../../services/requests/request';
import { at, id, stranger, subject } from '../../requests/examples';
import { endedCase, liveCase } from '../cases';
import { codes, raised } from '../codes';
import { admin, by, byApp, readUntil, record, tenant } from '../examples';

const day = 24 * 60;
const pass = (minutes: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
  record('passCreated', minutes, more);
const strange = (minutes: number, more: Parameters<typeof record<'passCreated'>>[2] = {}) =>
  pass(minutes, { initiator: by(admin.id), ...more });
const given = (records: readonly TenantRecord[], cases: readonly Request[] = []) => ({ records, cases });

describe('passUnused', () => {
  test('a pass that was shown is unused a quarter of an hour after its end, and not before', () => {
    const cases = [liveCase()];
    expect(codes('passUnused', 34 + 15, given([], cases))).toEqual(['shownUnused']);
    expect(codes('passUnused', 34 + 14, given([], cases))).toEqual([]);
    expect(
      codes('passUnused', day, given([], [liveCase({ more: { outcome: 'unused', stage: 'closed' } })])),
    ).toEqual(['shownUnused']);
  });

  test.each<[string, readonly TenantRecord[], Request]>([
    ['was used', [], endedCase()],
    ['was used as the log tells', [record('signIn', 9, { withPass: true })], liveCase()],
    ['was made and not shown', [], liveCase({ attempt: { state: 'made' } })],
    ['was taken back before its end', [], endedCase({ more: { usedAt: undefined, outcome: 'revoked' } })],
  ])('a pass that %s is not unused', (_what, records, request) => {
    expect(codes('passUnused', day, given(records, [request]))).toEqual([]);
  });

  test('a pass that was replaced by a second one of its case is not unused, the second is', () => {
    const one = liveCase();
    const [first] = one.attempts;
    if (first === undefined) throw new Error('no attempt');
    const second = { ...first, number: 2, passId: 'second', expiresAt: at(50) };
    const alerts = raised('passUnused', day, given([], [{ ...one, attempts: [first, second] }]));
    expect(alerts).toMatchObject([{ at: at(50) }]);
  });
});

describe('strangePassUnused', () => {
  test('a pass behind the desk’s back that nobody uses is an alert once the logs are settled', () => {
    const records = [strange(0)];
    expect(codes('strangePassUnused', 30 + 15 + 120, given(records))).toEqual(['strangeUnused']);
    expect(codes('strangePassUnused', 30 + 15 + 119, given(records))).toEqual([]);
  });

  test.each<[string, readonly TenantRecord[], Partial<Gathered>]>([
    ['was used', [record('signIn', 20, { withPass: true })], {}],
    ['was deleted before its end', [record('passDeleted', 29)], {}],
    [
      'cannot be told to be unused',
      [],
      { coverage: { ...readUntil(at(day)), signInMethods: { state: 'blind', because: 'noLicence' } } },
    ],
    ['is of a case', [], { cases: [endedCase({ opened: -4, requester: admin })] }],
  ])('a pass that %s is none', (_what, records, more) => {
    expect(codes('strangePassUnused', day, { records: [strange(0), ...records], ...more })).toEqual([]);
  });

  test('a use of it that is read before the pass itself counts, and one of another person does not', () => {
    const use = record('signIn', 20, { withPass: true });
    expect(codes('strangePassUnused', day, given([use, strange(0)]))).toEqual([]);
    const other = { ...use, subjectId: stranger.id };
    expect(codes('strangePassUnused', day, given([other, strange(0)]))).toEqual(['strangeUnused']);
  });
});

describe('bentPass', () => {
  test.each<[string, Parameters<typeof record<'passCreated'>>[2]]>([
    ['multiUse', { multiUse: true }],
    ['tooLong', { lifetimeMinutes: 61 }],
    ['later', { startsAt: at(16) }],
  ])('a pass that is %s is an alert', (code, more) => {
    expect(codes('bentPass', day, given([strange(0, more)]))).toEqual([code]);
  });

  test('a pass for once, for an hour and for now is none, and neither is one of which nothing is told', () => {
    expect(codes('bentPass', day, given([strange(0, { lifetimeMinutes: 60, startsAt: at(15) })]))).toEqual(
      [],
    );
    const silent = { multiUse: undefined, lifetimeMinutes: undefined, startsAt: undefined };
    expect(codes('bentPass', day, given([strange(0, silent)]))).toEqual([]);
  });

  test('somebody privileged may have fifteen minutes, and a case no more than its rule', () => {
    const accounts = new Map([
      [subject.id, { class: 'privileged', refused: undefined, site: undefined } as const],
    ]);
    const privileged = { ...given([strange(0, { lifetimeMinutes: 16 })]), tenant: { ...tenant, accounts } };
    expect(codes('bentPass', day, privileged)).toEqual(['tooLong']);
    expect(codes('bentPass', day, given([pass(4, { lifetimeMinutes: 31 })], [endedCase()]))).toEqual([
      'tooLong',
    ]);
    expect(codes('bentPass', day, given([pass(4, { lifetimeMinutes: 30 })], [endedCase()]))).toEqual([]);
  });

  test('the tenant tells how long a pass lasts where the log does not', () => {
    const live = { id: 'p', createdAt: at(0), expiresAt: at(90), state: 'usable' } as const;
    const passes = [{ subjectId: subject.id, pass: live }];
    expect(codes('bentPass', 5, { ...given([]), tenant: { ...tenant, passes } })).toEqual(['tooLong']);
  });
});

describe('protectedSubject and unfitSubject', () => {
  const as = (account: Account) => ({
    ...tenant,
    accounts: new Map([[subject.id, account]]),
  });
  const privileged = as({ class: 'privileged', refused: undefined, site: undefined });
  const guest = as({ class: 'refused', refused: 'guest', site: undefined });

  test('a pass for somebody privileged is an alert unless a case of that class made it', () => {
    expect(codes('protectedSubject', day, { ...given([strange(0)]), tenant: privileged })).toEqual([
      'privileged',
    ]);
    const own = endedCase({ more: { class: 'privileged' } });
    expect(codes('protectedSubject', day, { ...given([pass(4)], [own]), tenant: privileged })).toEqual([]);
    expect(
      codes('protectedSubject', day, { ...given([pass(4)], [endedCase()]), tenant: privileged }),
    ).toEqual(['privileged']);
    expect(codes('protectedSubject', day, given([strange(0)]))).toEqual([]);
  });

  test('a pass for an emergency account is an alert whoever made it', () => {
    const emergency = { ...subject, id: id(72) };
    const own = endedCase({ subject: emergency, more: { class: 'privileged' } });
    expect(codes('protectedSubject', day, given([pass(4, { subjectId: id(72) })], [own]))).toEqual([
      'emergencyAccount',
    ]);
  });

  test('a pass for a guest is an alert unless a case made it, and one for a member is none', () => {
    expect(codes('unfitSubject', day, { ...given([strange(0)]), tenant: guest })).toEqual(['guest']);
    expect(codes('unfitSubject', day, { ...given([pass(4)], [endedCase()]), tenant: guest })).toEqual([]);
    expect(codes('unfitSubject', day, { ...given([strange(0)]), tenant: privileged })).toEqual([]);
  });
});

describe('strangeInitiator', () => {
  test.each<[string, Parameters<typeof record<'passCreated'>>[2]]>([
    ['noTechnician', { initiator: by(admin.id) }],
    ['application', { initiator: byApp('other') }],
    ['unknown', { initiator: { kind: 'unknown' } }],
    ['oneself', { initiator: by(subject.id) }],
    ['oneself', { own: true }],
  ])('a pass by %s is an alert', (code, more) => {
    expect(codes('strangeInitiator', day, given([pass(0, more)]))).toEqual([code]);
  });

  test('a pass by a technician is none of this rule, nor is one of a case whose technician has left', () => {
    expect(codes('strangeInitiator', day, given([pass(0)]))).toEqual([]);
    const left = [endedCase({ requester: admin })];
    expect(codes('strangeInitiator', day, given([strange(4)], left))).toEqual([]);
  });
});
