import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { apps, groups, people } from '../sandbox/people';
import { startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';
import { emptyLogs, pagesOf, recordsOf } from './logReading';

const { lea, georg, tara } = people;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

beforeEach(() => {
  emptyLogs(stage);
});

afterAll(async () => {
  await stage.close();
});

const write = (activity: string, properties: Readonly<Record<string, string>> = {}) => {
  stage.double.tenant.write(activity, '', georg.id, [
    {
      id: lea.id,
      type: 'User',
      modified: Object.entries(properties).map(([name, newValue]) => ({ name, newValue })),
    },
  ]);
};

describe('the log of changes', () => {
  test('tells of a pass that an administrator made, in both of its entries', async () => {
    stage.double.tenant.audit(
      'Admin registered security info',
      'Admin registered temporary access pass method for user',
      georg.id,
      lea.id,
    );
    const [one, other, ...more] = await recordsOf(stage, 'audit');
    expect(one).toMatchObject({
      kind: 'passCreated',
      subjectId: lea.id,
      own: false,
      initiator: { kind: 'user', id: georg.id },
    });
    expect(other).toEqual({ ...one, key: other?.key });
    expect(more).toEqual([]);
    expect(await recordsOf(stage, 'methods')).toEqual([one, other]);
  });

  test.each<[string, () => void, object]>([
    [
      'a reset password',
      () => {
        write('Reset user password');
      },
      { kind: 'passwordChanged', own: false },
    ],
    [
      'a role',
      () => {
        write('Add member to role', { 'Role.DisplayName': '"Helpdesk Administrator"' });
      },
      { kind: 'roleAssigned', role: 'Helpdesk Administrator', how: 'active' },
    ],
    [
      'a telephone number',
      () => {
        write('Update user', { TelephoneNumber: '["+47 1"]' });
      },
      { kind: 'contactChanged', contact: 'phone' },
    ],
    [
      'a member of one of our groups',
      () => {
        write('Add member to group', { 'Group.ObjectID': `"${groups.recovery.id}"` });
      },
      { kind: 'memberAdded', groupId: groups.recovery.id },
    ],
    [
      'a pass that can be used more than once, by the name of its property alone',
      () => {
        write('Some new name', { TemporaryAccessPassUsage: '"Multiple"' });
      },
      { kind: 'passCreated', multiUse: true },
    ],
  ])('tells of %s', async (_, happen, record) => {
    happen();
    expect(await recordsOf(stage, 'audit')).toEqual([
      expect.objectContaining({ ...record, subjectId: lea.id, initiator: expect.anything() }),
    ]);
  });

  test('tells of a device, of a policy, and of anything that an identity of the desk does', async () => {
    const { tenant } = stage.double;
    const device = randomUUID();
    tenant.write('Register device', '', lea.id, [{ id: device, type: 'Device' }]);
    tenant.write('Update conditional access policy', '', georg.id, [{ id: device, type: 'Policy' }]);
    tenant.write('Update user', '', apps.reaper.clientId, [{ id: lea.id, type: 'User' }]);
    expect(await recordsOf(stage, 'audit')).toEqual([
      expect.objectContaining({
        kind: 'otherChange',
        activity: 'Update user',
        initiator: { kind: 'app', ids: [apps.reaper.clientId] },
      }),
      expect.objectContaining({ kind: 'policyChanged', what: 'conditionalAccess', objectId: device }),
      expect.objectContaining({ kind: 'deviceRegistered', subjectId: lea.id, deviceId: device }),
    ]);
  });

  test('leaves out what did not happen, other groups and what no rule asks about', async () => {
    const { tenant } = stage.double;
    write('Update user', { JobTitle: '["Boss"]' });
    write('Add member to group', { 'Group.ObjectID': `"${randomUUID()}"` });
    const user = { id: lea.id, type: 'User' } as const;
    tenant.write('Reset user password', '', georg.id, [user], { result: 'failure' });
    expect(await pagesOf(stage, 'audit')).toEqual([
      { state: 'page', records: [], entries: 3, unreadable: 0 },
    ]);
  });

  test('is read under names that policy adds', async () => {
    const names = [
      { kind: 'passCreated', reasons: [], activities: ['pass minted'], properties: [] },
    ] as const;
    const other = await startGraphStage({ names });
    other.double.tenant.audits.splice(0);
    other.double.tenant.audit('Pass minted', '', georg.id, lea.id);
    expect(await recordsOf(other, 'audit')).toEqual([expect.objectContaining({ kind: 'passCreated' })]);
    await other.close();
  });
});

describe('sign-ins', () => {
  test('tell place, device and that a pass was used', async () => {
    stage.double.tenant.signIn(lea.id, 0, '', {
      method: 'Temporary Access Pass',
      ip: '203.0.113.9',
      country: 'NL',
      deviceId: 'D1',
      client: 'IMAP4',
      risk: 'medium',
    });
    expect(await recordsOf(stage, 'signIns')).toEqual([
      expect.objectContaining({
        kind: 'signIn',
        subjectId: lea.id,
        errorCode: 0,
        withPass: true,
        ip: '203.0.113.9',
        country: 'NL',
        deviceId: 'd1',
        legacy: true,
        risk: 'medium',
      }),
    ]);
  });

  test('from the version that does not tell methods leave open whether a pass was used', async () => {
    const other = await startGraphStage({ signInVersion: 'v1.0' });
    other.double.tenant.signIn(lea.id, 50_126, 'Invalid password');
    expect(other.logs.signInMethods).toBe(false);
    expect(await recordsOf(other, 'signIns')).toEqual([
      expect.objectContaining({ errorCode: 50_126, withPass: undefined }),
    ]);
    await other.close();
  });
});

test('risk tells what Identity Protection holds now, and what it no longer does', async () => {
  stage.double.tenant.detect(lea.id, 'high');
  stage.double.tenant.detect(tara.id, 'high', 'dismissed');
  expect(await recordsOf(stage, 'risk')).toEqual([
    expect.objectContaining({ kind: 'riskChanged', subjectId: tara.id, risk: 'none' }),
    expect.objectContaining({ kind: 'riskChanged', subjectId: lea.id, risk: 'high' }),
  ]);
});

test('the report of methods tells them in the words of the desk', async () => {
  const all = [];
  for await (const page of stage.logs.registrations()) if (!('state' in page)) all.push(...page);
  expect(all.find(({ subjectId }) => subjectId === people.pia.id)).toMatchObject({
    methods: ['passkey'],
    passwordlessCapable: true,
  });
  expect(all.find(({ subjectId }) => subjectId === lea.id)?.methods).toEqual(['authenticator', 'phone']);
  expect(all).toHaveLength(Object.keys(people).length);
});
