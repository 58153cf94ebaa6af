import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people, roleIds } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { askForForm } from '../sandbox/fillIn';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  lookUp,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, kariBergen, theo, tara, anna } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const changed = (person: SandboxPerson, more: Partial<SandboxPerson>): (() => void) => {
  scene.graph.tenant.users.set(person.id, { ...person, ...more });
  return () => scene.graph.tenant.users.set(person.id, person);
};

describe('a colleague picks up the phone when the caller calls again', () => {
  test('is told who has the case and takes it over; approvals are void (AC-34)', async () => {
    const { tara: first } = cast(scene);
    const second = scene.teams.person(theo);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    const form = await askForForm(first, status, 'video');
    await verify(scene, status, lea);
    await approve(scene, lea);
    await first.sees(showing('Prepared', lea));
    await ready(scene);
    const { store } = scene.product.world;
    const { id = '' } = (await store.openFor(lea.id)) ?? {};
    expect(await store.lent(id)).toBeDefined();

    const card = await openCase(scene, {
      scenario: 'recovery',
      upn: lea.upn,
      ticket: 'INC0010001',
      by: theo,
    }).catch((error: unknown) => error);
    expect(card).toBeInstanceOf(Error);
    const busy = await second.sees(/Tara Technician has TAP-\w+ open for this person/);
    expect(actionsOf(busy.card).map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Take over TAP-/)]),
    );
    await second.press(busy, 'takeOver');
    await second.sees(showing('Waiting for approval', lea));
    await first.sees(/Theo Technician goes on with TAP-/);
    expect(await store.openFor(lea.id)).toMatchObject({ approvals: [], earlier: [{ id: tara.id }] });
    expect(await store.lent(id)).toBeUndefined();
    const late = textOf(await first.press(form, 'video', { note: 'Photo on file' }));
    expect(late).toMatch(/^No such case[^]*You wrote: Photo on file$/);
    expect(late).not.toMatch(/Lea|TAP-/);
  });

  test('the approvers decide anew, and the colleague goes on', async () => {
    const { anna: approver } = cast(scene);
    await approver.press(await approver.sees(showing('Approve a pass\\?', lea)), 'approve');
    const card = await scene.teams.person(theo).sees(showing('Prepared', lea));
    await scene.teams.person(theo).press(card, 'cancel');
    await scene.teams.person(theo).sees(showing('Cancelled', lea));
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  });
});

describe('an approval', () => {
  test('is void when its approver has left since, also at the page (AC-48)', async () => {
    const status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
    await verify(scene, status, kariOslo);
    await approve(scene, kariOslo);
    await cast(scene).tara.sees(showing('Prepared', kariOslo));
    const back = changed(anna, { disabled: true });
    expect((await ready(scene, kariOslo)).text).toMatch(/The approval is void/);
    back();
    expect((await ready(scene, kariOslo)).text).toMatch(/The user is ready/);
    const [path, visitor] = [linkIn(scene, 'INC0010012'), createVisitor(scene)];
    const backAgain = changed(anna, { disabled: true });
    const code = await claimCodeOf(scene, kariOslo);
    const page = await visitor.submit(path, await visitor.open(path), { code });
    expect([page.status, passcodeOn(page.text)]).toEqual([403, undefined]);
    expect(page.text).toMatch(/The approval is void/);
    backAgain();
    const card = await cast(scene).tara.sees(showing('Ready for the user', kariOslo));
    await cast(scene).tara.press(card, 'cancel');
  });

  test('is not taken from the second account of the technician (AC-43)', async () => {
    const status = await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
    await verify(scene, status, kariBergen);
    const undo = [changed(tara, { employeeId: '4711' }), changed(anna, { employeeId: '4711' })];
    const card = await approve(scene, kariBergen);
    expect(textOf(card.card)).toMatch(/Your own second account/);
    for (const one of undo) one();
  });

  test('is not taken from the second account of the subject (AC-43)', async () => {
    const undo = [changed(kariBergen, { employeeId: '4711' }), changed(anna, { employeeId: '4711' })];
    expect(textOf((await approve(scene, kariBergen)).card)).toMatch(/Your own second account/);
    for (const one of undo) one();
  });

  test('is not taken from an account at risk (AC-48)', async () => {
    scene.graph.tenant.risks.set(anna.id, { riskLevel: 'medium', riskState: 'atRisk' });
    expect(textOf((await approve(scene, kariBergen)).card)).toMatch(/Your account needs a look/);
    scene.graph.tenant.risks.clear();
  });

  test('does not outlive a rise of the class: the case ends, security is told (AC-52)', async () => {
    scene.graph.tenant.roles.push({
      principalId: kariBergen.id,
      roleDefinitionId: roleIds.helpdeskAdministrator,
      displayName: 'Helpdesk Administrator',
      directoryScopeId: '/',
    });
    await approve(scene, kariBergen);
    await cast(scene).tara.sees(showing('Cancelled', kariBergen));
    await scene.teams.until(
      (message) =>
        scene.teams.notices().includes(message) &&
        textOf(message.card).includes('The account gained rights during the case'),
      'the alert',
    );
    scene.graph.tenant.roles.pop();
  });
});

test('nobody opens a case for their own second account (AC-43)', async () => {
  const undo = [changed(tara, { employeeId: '4711' }), changed(kariOslo, { employeeId: '4711' })];
  const { text } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(text).toMatch(/Not for yourself/);
  for (const one of undo) one();
});

test('an approval says in how many cases of the day the same two have decided', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  await verify(scene, status, kariOslo);
  await approve(scene, kariOslo);
  const request = await scene.product.world.store.openFor(kariOslo.id);
  expect(request?.approvals).toMatchObject([{ approver: { id: anna.id }, pairs: 2 }]);
});
