import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hire } from '../crash/people';
import { groups, people, roleIds, branchUnit } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { tara, anna } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** A case of somebody new, up to the question to the approvers. */
async function asked(name: string) {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  return { subject, ticket, card: await cast(scene).anna.sees(showing('Approve a pass', subject)) };
}

/** Such a case, prepared. */
async function prepared(name: string) {
  const begun = await asked(name);
  await approve(scene, begun.subject);
  await cast(scene).tara.sees(showing('Prepared', begun.subject));
  return begun;
}

/** Collects a pass with the right code; returns what the page says, and that it showed none. */
async function refusedAtPage(subject: SandboxPerson, ticket: string): Promise<string> {
  const visitor = createVisitor(scene);
  const path = linkIn(scene, ticket);
  const page = await visitor.submit(path, await visitor.open(path), {
    code: await claimCodeOf(scene, subject),
  });
  expect([page.status, passcodeOn(page.text)]).toEqual([403, undefined]);
  expect(scene.graph.tenant.passes.has(subject.id)).toBe(false);
  return page.text;
}

/** Ends a case, and waits until nothing of it is left. */
async function nothingLeft(subject: SandboxPerson): Promise<void> {
  const { tara: technician } = cast(scene);
  const id = (await scene.product.world.store.openFor(subject.id))?.id ?? '';
  const revoke = {
    type: 'Action.Execute',
    associatedInputs: 'none',
    title: '',
    verb: 'revoke',
    data: { id },
  };
  const card = await technician.sees(showing('(?:Prepared|Ready for)', subject));
  await technician.press({ ...card, card: { actions: [revoke] } }, 'revoke');
  await technician.sees(showing('(?:Cancelled|Revoked)', subject));
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).not.toContain(subject.id);
}

const rolesOf = (id: string) => scene.graph.tenant.roles.filter(({ principalId }) => principalId === id);
/** Runs with other roles for somebody. */
async function withRoles(
  id: string,
  roles: ReturnType<typeof rolesOf>,
  work: () => Promise<void>,
): Promise<void> {
  const { tenant } = scene.graph;
  const before = [...tenant.roles];
  tenant.roles.splice(0, Infinity, ...before.filter(({ principalId }) => principalId !== id), ...roles);
  try {
    await work();
  } finally {
    tenant.roles.splice(0, Infinity, ...before);
  }
}

describe('who approves', () => {
  let subject: SandboxPerson;
  let card: Message;

  beforeAll(async () => {
    ({ subject, card } = await asked('Sigrun Subject'));
  });

  test('is not the subject, though they are an approver (AC-41)', async () => {
    scene.graph.tenant.members.get(groups.approvers.id)?.set(subject.id, 0);
    expect(textOf(await scene.teams.person(subject).press({ ...card }, 'approve'))).toMatch(/A pass for you/);
    expect(await scene.product.world.store.openFor(subject.id)).toMatchObject({ approvals: [] });
    scene.graph.tenant.members.get(groups.approvers.id)?.delete(subject.id);
  });

  test.each<[string, Partial<SandboxPerson>]>([
    ['disabled', { disabled: true }],
    ['a guest', { userType: 'Guest' }],
  ])('is nobody who is %s by then (AC-48)', async (_, change) => {
    const { users } = scene.graph.tenant;
    users.set(anna.id, { ...anna, ...change });
    expect(textOf(await cast(scene).anna.press({ ...card }, 'approve'))).toMatch(/Not for this account/);
    users.set(anna.id, anna);
    expect(await scene.product.world.store.openFor(subject.id)).toMatchObject({ approvals: [] });
  });
});

describe('the technician, when the pass is made', () => {
  test('who has left the service desk lends nothing, nor does a sign-in of another browser or tenant (AC-49)', async () => {
    const { subject } = await prepared('Lars Leaver');
    const { store } = scene.product.world;
    const { ref = '', id = '' } = (await store.openFor(subject.id)) ?? {};
    const technicians = scene.graph.tenant.members.get(groups.technicians.id);
    technicians?.delete(tara.id);
    expect((await ready(scene, subject)).text).toMatch(/For the service desk/);
    technicians?.set(tara.id, 0);

    const begin = await fetch(`${scene.url}/ready/${ref}`, { redirect: 'manual' });
    const location = begin.headers.get('location') ?? '';
    const cookie = begin.headers.getSetCookie().map((line) => line.split(';')[0]);
    const answer = async (fields: Readonly<Record<string, string>>, headers: Record<string, string>) =>
      await fetch(`${scene.url}/signin/callback`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers,
      });
    const { fields } = scene.login.signIn(location, tara);
    expect((await answer(fields, {})).status).toBe(404);
    expect((await answer(fields, { cookie: cookie.join('; ') })).status).toBe(404);

    const again = await fetch(`${scene.url}/ready/${ref}`, { redirect: 'manual' });
    const own = again.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    const foreign = scene.login.signIn(again.headers.get('location') ?? '', tara, { ofTenant: subject.id });
    expect((await answer(foreign.fields, { cookie: own.join('; ') })).status).toBe(503);
    expect(await store.lent(id)).toBeUndefined();
    await nothingLeft(subject);
  });

  test('whose role has run out since "ready" makes none, and nothing is left (AC-49)', async () => {
    const { subject, ticket } = await prepared('Runa Runout');
    await ready(scene, subject);
    await withRoles(tara.id, [], async () => {
      expect(await refusedAtPage(subject, ticket)).toMatch(/Your role is not active/);
    });
    await nothingLeft(subject);
  });

  test('whose administrative unit does not hold the subject is told so, and nobody makes it instead (AC-50)', async () => {
    const { subject } = await prepared('Oda Outside');
    const [role] = rolesOf(tara.id);
    if (role === undefined) throw new Error('no role');
    const scoped = { ...role, directoryScopeId: `/administrativeUnits/${branchUnit}` };
    const made = scene.graph.tenant.issuedPasscodes.length;
    await withRoles(tara.id, [scoped], async () => {
      expect((await ready(scene, subject)).text).toMatch(/Outside your unit/);
    });
    expect(scene.graph.tenant.issuedPasscodes).toHaveLength(made);
    await nothingLeft(subject);
  });
});

describe('the subject, when the pass is made', () => {
  const role = (principalId: string) => ({
    principalId,
    roleDefinitionId: roleIds.helpdeskAdministrator,
    displayName: 'Helpdesk Administrator',
    directoryScopeId: '/',
  });

  test('who has become an administrator since the approval gets none (AC-52)', async () => {
    const { subject, ticket } = await prepared('Ada Administrator');
    await withRoles(subject.id, [role(subject.id)], async () => {
      expect((await ready(scene, subject)).text).toMatch(/Your role is not active|The account has changed/);
    });
    await ready(scene, subject);
    await withRoles(subject.id, [role(subject.id)], async () => {
      expect(await refusedAtPage(subject, ticket)).toMatch(/The account has changed/);
    });
    await nothingLeft(subject);
  });

  test('is the account that was approved, not another under its name (AC-54)', async () => {
    const { subject, ticket } = await prepared('Rebecca Recreated');
    await ready(scene, subject);
    scene.graph.tenant.users.delete(subject.id);
    const twin = hire(scene, 'Rebecca Recreated');
    expect([twin.upn === subject.upn, twin.id === subject.id]).toEqual([true, false]);
    expect(await refusedAtPage(subject, ticket)).toMatch(/Nobody by that name/);
    expect(scene.graph.tenant.passes.has(twin.id)).toBe(false);
  });
});
