import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people, roleIds } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea, nils, mona, tara, theo, petra, georg, gus } = people;
const nobody = '99999999-0000-4000-8000-000000000001';
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterEach(() => {
  stage.double.tenant.passes.clear();
  stage.double.tenant.members.get(groups.recovery.id)?.clear();
});

afterAll(async () => {
  await stage.close();
});

const posts = (): number => stage.calls().filter((call) => call.method === 'POST').length;

describe('membership', () => {
  test('is added once, read and taken away once', async () => {
    const group = groups.recovery.id;
    await stage.groups.add(group, lea.id);
    await stage.groups.add(group, lea.id);
    expect(await stage.groups.has(group, lea.id)).toBe(true);
    await stage.groups.remove(group, lea.id);
    await stage.groups.remove(group, lea.id);
    expect(await stage.groups.has(group, lea.id)).toBe(false);
  });

  test('no call was ever near deleting a user', () => {
    expect(stage.double.tenant.dangers).toEqual([]);
  });

  test('a group that is not ours cannot be changed', async () => {
    await expect(stage.groups.add(groups.technicians.id, lea.id)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
    });
  });
});

test.each([-1, 43_201, 9e15])('a lifetime of %d minutes is no answer', async (lifetimeInMinutes) => {
  const pass = { id: 'x', createdDateTime: '2026-03-02T09:00:00Z', lifetimeInMinutes };
  const type = '#microsoft.graph.temporaryAccessPassAuthenticationMethod';
  stage.double.fault(calling('GET', '/authentication/methods'), {
    status: 200,
    body: { value: [{ '@odata.type': type, ...pass }] },
  });
  await expect(stage.passes.look(lea.id)).rejects.toMatchObject({ code: 'GRAPH_ANSWER' });
});

describe('who may manage whose passes', () => {
  test.each([
    ['an administrator of all', tara, lea, 'yes'],
    ['an administrator of a branch, for somebody in it', theo, nils, 'yes'],
    ['an administrator of a branch, for somebody outside', theo, lea, 'outOfScope'],
    ['somebody without a role', mona, lea, 'noRole'],
    ['an administrator, for an administrator', tara, georg, 'noRole'],
    ['a privileged authentication administrator, for an administrator', petra, georg, 'yes'],
    ['an administrator, for themselves', tara, tara, 'noRole'],
  ] as const)('%s: %s', async (_, technician, subject, expected) => {
    const subjectClass = subject === georg ? 'privileged' : 'ordinary';
    const authority = await stage.authorityOf(technician);
    expect(await stage.passes.mayManage(subject.id, technician.id, authority, subjectClass)).toBe(expected);
  });

  test('whoever may only read is let in by Entra, and manages nobody they do not manage otherwise', async () => {
    const { roles } = stage.double.tenant;
    for (const { id: principalId } of [mona, tara]) {
      const roleDefinitionId = roleIds.globalReader;
      roles.push({ principalId, roleDefinitionId, displayName: 'Global Reader', directoryScopeId: '/' });
    }
    const may = async (technician: typeof mona, subjectId: string, of: 'ordinary' | 'privileged') =>
      await stage.passes.mayManage(subjectId, technician.id, await stage.authorityOf(technician), of);
    expect(await may(mona, lea.id, 'ordinary')).toBe('noRole');
    expect(await may(tara, georg.id, 'privileged')).toBe('noRole');
    roles.splice(-2);
  });
});

describe('passes', () => {
  const make = async (minutes = 30) =>
    await stage.passes.create(lea.id, minutes, await stage.authorityOf(tara));

  test('are made once, seen without their code, and deleted once', async () => {
    const { pass, passcode } = await make();
    expect(passcode.reveal((code) => code)).toBe(stage.double.tenant.issuedPasscodes.at(-1));
    expect(Date.parse(pass.expiresAt) - Date.parse(pass.createdAt)).toBe(30 * 60_000);
    const seen = await stage.passes.look(lea.id);
    expect(seen.pass).toEqual({ ...pass, state: 'outOfScope' });
    expect(seen.methods.map(({ kind }) => kind)).toEqual(['password', 'authenticator', 'phone', 'pass']);
    await stage.passes.remove(lea.id, pass.id);
    await stage.passes.remove(lea.id, pass.id);
    expect((await stage.passes.look(lea.id)).pass).toBeUndefined();
  });

  test('are asked for as one-time passes with the lifetime and nothing else (AC-22, AC-123)', async () => {
    await make(15);
    const sent: unknown = JSON.parse(
      stage.calls().findLast((call) => call.method === 'POST')?.requestBody ?? '',
    );
    expect(sent).toEqual({ lifetimeInMinutes: 15, isUsableOnce: true });
  });

  test('end by Graph’s own times, however far its clock is from ours (AC-124)', async () => {
    stage.clock.move(-3 * 60 * 60_000);
    const { pass } = await make();
    expect(Date.parse(pass.createdAt)).toBeLessThan(Date.now() - 2 * 60 * 60_000);
    expect(Date.parse(pass.expiresAt) - Date.parse(pass.createdAt)).toBe(30 * 60_000);
    expect((await stage.passes.look(lea.id)).pass).toMatchObject({ expiresAt: pass.expiresAt });
    stage.clock.move(3 * 60 * 60_000);
  });

  test('states: usable once the membership has replicated, used, expired', async () => {
    const { tenant } = stage.double;
    const state = async () => (await stage.passes.look(lea.id)).pass?.state;
    tenant.replicationMs = 60_000;
    await stage.groups.add(groups.recovery.id, lea.id);
    await make();
    expect(await state()).toBe('outOfScope');
    stage.clock.move(61_000);
    expect(await state()).toBe('usable');
    const [pass] = tenant.passes.values();
    if (pass !== undefined) pass.usedAt = stage.clock.now().toISOString();
    expect(await state()).toBe('used');
    stage.clock.move(30 * 60_000);
    expect(await state()).toBe('expired');
    tenant.replicationMs = 0;
  });

  test.each([
    [5, 'GRAPH_LIFETIME'],
    [2_000, 'GRAPH_LIFETIME'],
  ])('a lifetime of %d minutes, outside the tenant’s policy, is told as such', async (minutes, code) => {
    await expect(make(minutes)).rejects.toMatchObject({ code, details: { retryable: false } });
  });

  test.each([
    ['a guest', gus.id, tara, 'GRAPH_GUEST'],
    ['oneself (AC-42)', tara.id, tara, 'GRAPH_FORBIDDEN'],
    ['somebody outside the unit (AC-50)', lea.id, theo, 'GRAPH_FORBIDDEN'],
    ['nobody', nobody, tara, 'GRAPH_NOT_FOUND'],
  ])('for %s: %s', async (_, subjectId, technician, code) => {
    const authority = await stage.authorityOf(technician);
    await expect(stage.passes.create(subjectId, 30, authority)).rejects.toMatchObject({ code });
  });

  test.each([
    ['the answer is lost', 'resetAfter'],
    ['the call is lost', 'resetBefore'],
    ['Graph answers 503', { status: 503, body: '' }],
    ['Graph answers 504 with a page', { status: 504, body: '<html>Gateway</html>' }],
    ['the passcode is missing', { status: 201, body: { id: nobody } }],
    ['the answer is no JSON', { status: 201, body: 'Created' }],
    ['its times are missing', { status: 201, body: { id: nobody, temporaryAccessPass: 'made' } }],
  ] as const)('when %s the create is ambiguous and is never sent again (AC-76)', async (_, fault) => {
    const before = posts();
    stage.double.fault(calling('POST', 'temporaryAccessPassMethods'), fault);
    await expect(make()).rejects.toMatchObject({ code: 'GRAPH_AMBIGUOUS', details: { retryable: false } });
    expect(posts() - before).toBeLessThanOrEqual(1);
  });

  test('a policy that does not let the user have a pass yet is worth another try', async () => {
    const message =
      'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].';
    stage.double.fault(calling('POST', 'temporaryAccessPassMethods'), {
      status: 400,
      body: { error: { code: 'badRequest', message } },
    });
    await expect(make()).rejects.toMatchObject({ code: 'GRAPH_NOT_IN_SCOPE', details: { retryable: true } });
  });
});

describe('containment', () => {
  test('removes a method, again without harm, and ends all sessions', async () => {
    const method = (await stage.passes.look(lea.id)).methods.find(({ kind }) => kind === 'phone');
    if (method === undefined) throw new Error('the seeded phone is missing');
    await stage.containment.removeMethod(lea.id, method);
    await stage.containment.removeMethod(lea.id, method);
    await stage.containment.revokeSessions(lea.id);
    expect((await stage.passes.look(lea.id)).methods.some(({ kind }) => kind === 'phone')).toBe(false);
    expect(stage.double.tenant.revokedSessions).toEqual([lea.id]);
  });

  test('a method that Graph cannot remove is told, not skipped', async () => {
    const password = { id: nobody, kind: 'password', label: 'Password', onPhone: false } as const;
    await expect(stage.containment.removeMethod(lea.id, password)).rejects.toMatchObject({
      code: 'GRAPH_REFUSED',
    });
  });
});
