import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea, mona, nils } = people;
const day = 86_400_000;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

beforeEach(() => {
  stage.double.tenant.audits.splice(0);
  stage.double.tenant.signIns.splice(0);
  stage.double.tenant.risks.clear();
});

afterAll(async () => {
  await stage.close();
});

const forbidden = { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: '' } } };
const ago = (ms: number): string => new Date(stage.clock.now().getTime() - ms).toISOString();
const of = (id: string, managerId: string | undefined = mona.id) =>
  stage.directory.background(id, managerId, { since: ago(30 * day), now: ago(0) });

describe('what changed', () => {
  test.each<[string, () => void, object]>([
    [
      'a new mobile number',
      () => {
        stage.double.tenant.audit('Update user', '', mona.id, lea.id, [
          'Mobile',
          'Included Updated Properties',
        ]);
      },
      { phone: expect.any(String), manager: undefined, password: undefined },
    ],
    [
      'a telephone registered as a method',
      () => {
        stage.double.tenant.audit(
          'User registered security info',
          'User registered Mobile Phone SMS',
          lea.id,
          lea.id,
        );
      },
      { phone: expect.any(String), manager: undefined, password: undefined },
    ],
    [
      'another manager',
      () => {
        stage.double.tenant.audit('Set user manager', '', mona.id, lea.id);
      },
      { phone: undefined, manager: expect.any(String), password: undefined },
    ],
    [
      'a password that an administrator reset',
      () => {
        stage.double.tenant.audit('Reset user password', '', mona.id, lea.id);
      },
      { phone: undefined, manager: undefined, password: expect.any(String) },
    ],
    [
      'a password reset by self-service',
      () => {
        stage.double.tenant.audit('Reset password (self-service)', '', lea.id, lea.id);
      },
      { phone: undefined, manager: undefined, password: expect.any(String) },
    ],
    [
      "another title, or somebody else's number, is no change of contact",
      () => {
        stage.double.tenant.audit('Update user', '', mona.id, lea.id, ['JobTitle']);
        stage.double.tenant.audit('Update user', '', mona.id, nils.id, ['Mobile']);
      },
      { phone: undefined, manager: undefined, password: undefined },
    ],
  ])('%s', async (_, happen, changes) => {
    happen();
    expect((await of(lea.id)).changes).toEqual(changes);
  });

  test('what came with the account is no change', async () => {
    const born = { ...nils, id: '10000000-0000-4000-8000-000000000777', createdAt: ago(day / 2) };
    stage.double.tenant.hire(born);
    stage.double.tenant.audit('Update user', '', mona.id, born.id, ['TelephoneNumber']);
    expect((await of(born.id)).changes?.phone).toBeUndefined();
  });

  test('a log that may not be read is unknown, and one that does not answer is trouble', async () => {
    stage.double.fault(calling('GET', 'directoryAudits'), forbidden);
    expect((await of(lea.id)).changes).toBeUndefined();
    for (let tries = 0; tries < 4; tries += 1)
      stage.double.fault(calling('GET', 'directoryAudits'), { status: 503, body: {} });
    await expect(of(lea.id)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});

describe('risk', () => {
  test.each<[string, string, string, string]>([
    ['at risk, high', 'high', 'atRisk', 'high'],
    ['at risk, medium', 'medium', 'atRisk', 'medium'],
    ['remediated', 'high', 'remediated', 'none'],
    ['dismissed', 'high', 'dismissed', 'none'],
    ['confirmed compromised', 'none', 'confirmedCompromised', 'high'],
    ['hidden from this licence', 'hidden', 'atRisk', 'unknown'],
  ])('%s', async (_, riskLevel, riskState, risk) => {
    stage.double.tenant.risks.set(lea.id, { riskLevel, riskState });
    expect(await stage.directory.riskOf(lea.id)).toBe(risk);
  });

  test('nobody on the list is at risk; a tenant that does not tell is unknown', async () => {
    expect(await stage.directory.riskOf(lea.id)).toBe('none');
    stage.double.fault(calling('GET', 'riskyUsers'), forbidden);
    expect(await stage.directory.riskOf(lea.id)).toBe('unknown');
  });
});

describe('the last sign-in', () => {
  test('counts when it succeeded in the last two hours', async () => {
    expect((await of(lea.id)).signedInAt).toBeUndefined();
    stage.double.tenant.signIn(lea.id, 50_126, 'Invalid password');
    expect((await of(lea.id)).signedInAt).toBeUndefined();
    stage.double.tenant.signIn(lea.id, 0, '');
    expect((await of(lea.id)).signedInAt).toEqual(expect.any(String));
  });
});

describe('the manager', () => {
  test('can be asked when active and not at risk', async () => {
    expect(await of(lea.id)).toMatchObject({ managerFit: true });
    expect(await of(lea.id, people.dina.id)).toMatchObject({ managerFit: false });
    expect(await of(lea.id, people.gus.id)).toMatchObject({ managerFit: false });
    stage.double.tenant.risks.set(mona.id, { riskLevel: 'medium', riskState: 'atRisk' });
    expect(await of(lea.id)).toMatchObject({ managerFit: false });
  });
});
