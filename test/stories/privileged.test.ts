import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fillIn } from '../sandbox/fillIn';
import { noticed } from '../sandbox/noticed';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { linkIn, lookUp, openCase, ready, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, hiddenFields, passcodeOn } from '../sandbox/visitor';

const { elin, petra, tara, atle, mona, anna, arne, siri } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

async function seenInPerson(status: Message, attester: SandboxPerson): Promise<void> {
  await fillIn(scene.teams.person(petra), status, 'attest', { attester: attester.upn });
  const client = scene.teams.person(attester);
  await client.press(await client.sees(showing('standing beside you', elin)), 'vouch', {
    note: 'Badge and face',
  });
}

/** Signs in anew at the page of the approval card and presses its button. */
async function approveInBrowser(approver: SandboxPerson) {
  const card = await scene.teams.person(approver).sees(showing('Approve a pass', elin));
  const url = actionsOf(card.card).find((action) => action.url.includes('/approve/'))?.url ?? '';
  const path = new URL(url).pathname;
  const browser = createVisitor(scene);
  const page = await browser.signIn(path, approver);
  return { browser, path, page, answer: () => browser.submit(path, page, {}) };
}

/** Changes the one policy that holds a privileged pass to a managed device; returns how to put it back. */
function bend(more: { readonly state?: 'enabledForReportingButNotEnforced'; readonly leavesOut?: string }) {
  const { policies } = scene.graph.tenant.configuration;
  const [id = '', policy] =
    [...policies].find(([, { displayName }]) => displayName.includes('managed device')) ?? [];
  if (policy === undefined) throw new Error('the sandbox has no such policy');
  const { leavesOut, ...state } = more;
  const { conditions } = policy;
  const excludeUsers = [
    ...(conditions.users.excludeUsers ?? []),
    ...(leavesOut === undefined ? [] : [leavesOut]),
  ];
  const users = { ...conditions.users, excludeUsers };
  policies.set(id, { ...policy, ...state, conditions: { ...conditions, users } });
  return () => policies.set(id, policy);
}

describe('an administrator who lost the phone', () => {
  let status: Message;

  test('gets no pass that would work from anywhere: a policy has to hold it, and to her (guide 2.2)', async () => {
    for (const bent of [{ leavesOut: elin.id }, { state: 'enabledForReportingButNotEnforced' as const }]) {
      const mend = bend(bent);
      const { text } = await lookUp(scene, { upn: elin.upn, ticket: 'INC0010006' });
      expect(text).toMatch(/Not safe for this account[^]*managed device or a trusted place/);
      mend();
    }
  });

  test('gets the privileged rule whatever scenario is chosen, and security is told at once (AC-27)', async () => {
    const { text } = await lookUp(scene, { upn: elin.upn, ticket: 'INC0010006' });
    expect(text).toMatch(/Privileged[^]*A security approver[^]*15 minutes/);
    expect(text).toMatch(/two strong proofs, two approvers who sign in anew/);
    status = await openCase(scene, { scenario: 'recovery', upn: elin.upn, ticket: 'INC0010006', by: petra });
    await noticed(scene, /A privileged case was opened[^]*Elin Eligible/);
    expect(textOf(status.card)).not.toMatch(/Say \**\d{6}|Mona/);
  });

  test('is proven by two colleagues who see her; one of them is not enough', async () => {
    await seenInPerson(status, atle);
    const { store } = scene.product.world;
    expect((await store.openFor(elin.id))?.stage).toBe('verifying');
    await seenInPerson(status, mona);
    await scene.teams.person(petra).sees(showing('Waiting for approval', elin));
    expect((await store.openFor(elin.id))?.stage).toBe('awaitingApproval');
  });

  test('is approved only after a fresh sign-in in the browser, never by a press on the card', async () => {
    const card = await scene.teams.person(anna).sees(showing('Approve a pass', elin));
    expect(actionsOf(card.card).map(({ verb }) => verb)).not.toContain('approve');
    const request = await scene.product.world.store.openFor(elin.id);
    const forged = {
      ...card,
      card: {
        actions: [
          {
            type: 'Action.Execute',
            verb: 'approve',
            title: '',
            data: { id: request?.id, hash: 'a'.repeat(64) },
          },
        ],
      },
    };
    expect(textOf(await scene.teams.person(anna).press(forged, 'approve'))).toMatch(/Sign in to approve/);

    const { users } = scene.graph.tenant;
    users.set(anna.id, { ...anna, manager: petra.id });
    expect((await (await approveInBrowser(anna)).answer()).text).toMatch(/In your own line/);
    users.set(anna.id, anna);

    const { page, answer } = await approveInBrowser(anna);
    expect(page.text).toMatch(
      /Approve a pass for <bdi>Elin Eligible<\/bdi>[^]*Privileged[^]*Atle Attester[^]*Mona Manager/,
    );
    expect(scene.login.prompts.at(-1)).toBe('login');
    expect((await answer()).text).toMatch(/Approved/);
    expect((await scene.product.world.store.openFor(elin.id))?.stage).toBe('awaitingApproval');
  });

  test('and somebody who was not asked reads nothing on that page, signed in or not', async () => {
    const request = await scene.product.world.store.openFor(elin.id);
    const page = await createVisitor(scene).signIn(`/approve/${request?.ref ?? ''}`, tara);
    expect(page).toMatchObject({ status: 404, text: expect.not.stringContaining('Elin') });
  });

  test('a form of another browser, or of what the case was before, approves nothing', async () => {
    const { path, page } = await approveInBrowser(arne);
    const stranger = createVisitor(scene);
    expect(await stranger.submit(path, page, {})).toMatchObject({ status: 404 });
    const { browser } = await approveInBrowser(arne);
    const fields = hiddenFields(page.text);
    expect(await browser.submit(path, page, { ...fields, attempt: 'b'.repeat(64) })).toMatchObject({
      status: 403,
    });
    const elsewhere = await browser.submit(
      path,
      await browser.open(path),
      {},
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(elsewhere.status).toBe(403);
    expect((await scene.product.world.store.openFor(elin.id))?.approvals).toHaveLength(1);
  });

  test('needs an approver from security (AC-45)', async () => {
    expect((await (await approveInBrowser(arne)).answer()).text).toMatch(/Approved/);
    await scene.teams.person(petra).sees(showing('Prepared', elin));
    expect(scene.graph.tenant.inGroup(groups.privileged.id)).toEqual([elin.id]);
  });

  test('needs a technician who may manage administrators', async () => {
    const role = scene.graph.tenant.roles.findIndex(({ principalId }) => principalId === petra.id);
    const [held] = scene.graph.tenant.roles.splice(role, 1);
    expect((await ready(scene, elin, petra, petra)).text).toMatch(/Your role is not active/);
    if (held !== undefined) scene.graph.tenant.roles.push(held);
    expect((await ready(scene, elin, petra, petra)).text).toMatch(/The user is ready[^]*security approver/);
  });

  test('gets the pass from a security approver who attests to be with her, and from nobody else', async () => {
    const path = linkIn(scene, 'INC0010006');
    const other = createVisitor(scene);
    const asked = await other.open(path);
    const refused = await other.signIn(path, anna, { form: { ...hiddenFields(asked.text), do: 'signIn' } });
    expect(refused.text).toMatch(/Not for you to open/);

    const browser = createVisitor(scene);
    const start = await browser.open(path);
    const mend = bend({ leavesOut: elin.id });
    const page = await browser.signIn(path, siri, { form: { ...hiddenFields(start.text), do: 'signIn' } });
    expect(passcodeOn((await browser.submit(path, page, {})).text)).toBeUndefined();
    const made = scene.graph.tenant.issuedPasscodes.length;
    const unsafe = await browser.submit(path, await browser.open(path), { present: 'yes' });
    expect(unsafe.text).toMatch(/Not safe for this account/);
    expect(scene.graph.tenant.issuedPasscodes).toHaveLength(made);
    mend();
    const shown = await browser.submit(path, await browser.open(path), { present: 'yes' });
    const passcode = passcodeOn(shown.text) ?? '';
    expect(passcode).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    expect(scene.graph.tenant.passes.get(elin.id)).toMatchObject({ lifetimeInMinutes: 15, madeBy: petra.id });

    scene.subject.register(scene.subject.signIn(elin.upn, passcode) ?? '', 'fido2', 'New key');
    await scene.teams.person(petra).sees(showing('Done: ', elin));
    expect(scene.graph.tenant.inGroup(groups.privileged.id)).toEqual([]);
    expect(scene.graph.tenant.passes.has(elin.id)).toBe(false);
  });
});
