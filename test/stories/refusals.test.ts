import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  readBackCode,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
  await scene.close();
});

/** Types a draft into the person card and returns what the technician then reads. */
async function lookUp(
  draft: Readonly<Record<string, string>>,
  scenario = 'recovery',
): Promise<{ readonly card: Message; readonly text: string }> {
  const { tara } = cast(scene);
  const card = await tara.says('new');
  const choice = actionsOf(card.card).find((action) => action.data['scenario'] === scenario);
  const only: Message = {
    ...card,
    card: {
      actions: [{ type: 'Action.Execute', verb: 'scenario', data: choice?.data, associatedInputs: 'none' }],
    },
  };
  card.card = await tara.press(only, 'scenario');
  return { card, text: textOf(await tara.press(card, 'person', { reason: 'Phone stolen', ...draft })) };
}

describe('a draft that cannot be opened is answered in words and keeps what was typed', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an unknown user', { upn: 'nobody@contoso.example', ticket: 'INC0010001' }, /Nobody by that name/],
    ['two namesakes', { upn: 'Kari Nordmann', ticket: 'INC0010004' }, /More than one person/],
    [
      'a picker and a user name that differ',
      { upn: people.lea.upn, picked: people.pia.id, ticket: 'INC0010001' },
      /Two different people/,
    ],
    [
      'a picked value that is no person',
      { picked: "x' or 1 eq 1", ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    [
      'a quote in the user name',
      { upn: "o'brien@contoso.example' or startswith(displayName,'a", ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    [
      'a path in the user name',
      { upn: '../groups/x?$top=999#@', ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    ['a guest', { upn: people.gus.upn, ticket: 'INC0010007' }, /Not from this desk/],
    ['a disabled account', { upn: people.dina.upn, ticket: 'INC0010009' }, /Not from this desk/],
    ['an emergency account', { upn: people.emergency.upn, ticket: 'INC0010008' }, /Not from this desk/],
    [
      'an account that could not be cleaned up later',
      { upn: people.rolf.upn, ticket: 'INC0010010' },
      /Not from this desk/,
    ],
    ['oneself', { upn: people.tara.upn, ticket: 'INC0010011' }, /Not for yourself/],
    ['an eligible administrator', { upn: people.elin.upn, ticket: 'INC0010006' }, /Not yet/],
    ['somebody with a usable passkey', { upn: people.pia.upn, ticket: 'INC0010005' }, /No pass needed/],
    ['a closed ticket', { upn: people.lea.upn, ticket: 'INC0010003' }, /The ticket is closed/],
    ["somebody else's ticket", { upn: people.lea.upn, ticket: 'INC0010004' }, /Not this person/],
    ['a missing ticket', { upn: people.lea.upn, ticket: 'INC0099999' }, /No such ticket/],
    [
      'a ticket number that widens the query',
      { upn: people.lea.upn, ticket: 'INC0010001^ORactive=true' },
      /no ticket number/,
    ],
    ['no ticket', { upn: people.lea.upn, ticket: '' }, /ticket number is needed/],
    ['no reason', { upn: people.lea.upn, ticket: 'INC0010001', reason: ' ' }, /reason is needed/],
    ['nobody', { ticket: 'INC0010001' }, /who needs the pass/i],
  ])('%s', async (_, draft, words) => {
    const { card, text } = await lookUp(draft);
    expect(text).toMatch(words);
    if ((draft['upn'] ?? '') !== '')
      expect(JSON.stringify(actionsOf(card.card)[0]?.inputs)).toContain(
        JSON.stringify(draft['upn']).slice(1, -1).slice(0, 12),
      );
  });

  test('a new employee who raised the ticket', async () => {
    const { text } = await lookUp({ upn: people.nils.upn, ticket: 'INC0010013' }, 'onboarding');
    expect(text).toMatch(/Raised by the new employee/);
  });

  test('a live pass from elsewhere is shown and never replaced', async () => {
    const { tenant } = scene.graph;
    tenant.passes.set(people.lea.id, {
      id: '60000000-0000-4000-8000-000000000001',
      passcode: 'made-in-the-portal',
      createdDateTime: tenant.clock.now().toISOString(),
      startDateTime: tenant.clock.now().toISOString(),
      lifetimeInMinutes: 60,
      isUsableOnce: true,
      madeBy: people.georg.id,
      usedAt: undefined,
    });
    expect((await lookUp({ upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /There is a pass already/,
    );
    tenant.passes.delete(people.lea.id);
  });

  test('roles that cannot be read are not "no roles"', async () => {
    scene.graph.fault((request) => request.url.pathname.includes('roleEligibilityScheduleInstances'), {
      status: 403,
      body: { error: { code: 'Forbidden', message: '' } },
    });
    expect((await lookUp({ upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(/Not yet/);
  });

  test('a tenant without the licence for eligible roles is served', async () => {
    scene.graph.tenant.pimLicensed = false;
    expect((await lookUp({ upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(/Is this the person/);
    scene.graph.tenant.pimLicensed = true;
  });
});

describe('what a card sends is not believed', () => {
  test.each<[string, SandboxPerson]>([
    ['an approver', people.anna],
    ['a manager', people.mona],
  ])('%s is no technician', async (_, person) => {
    expect(textOf((await scene.teams.person(person).says('new')).card)).toMatch(/For the service desk/);
  });

  test.each<[string, SandboxPerson]>([
    ['a guest', people.gus],
    ['a disabled account', people.dina],
  ])('%s gets nothing', async (_, person) => {
    expect(textOf((await scene.teams.person(person).says('new')).card)).toMatch(/Not for this account/);
  });

  test('another subject id than the one that was confirmed opens nothing', async () => {
    const { tara } = cast(scene);
    const { card } = await lookUp({ upn: people.lea.upn, ticket: 'INC0010001' });
    const forged = {
      ...card,
      card: JSON.parse(
        JSON.stringify(card.card).replaceAll(
          `"subjectId":"${people.lea.id}"`,
          `"subjectId":"${people.pia.id}"`,
        ),
      ) as Record<string, unknown>,
    };
    expect(textOf(await tara.press(forged, 'open'))).toMatch(/Two different people/);
  });

  test.each<[string, object]>([
    ['an unknown verb', { verb: 'issue', data: {} }],
    [
      'an extra field',
      { verb: 'approve', data: { id: people.lea.id, hash: 'a'.repeat(64), lifetimeMinutes: 43_200 } },
    ],
    [
      'a prototype',
      {
        verb: 'status',
        data: JSON.parse(
          '{"id":"10000000-0000-4000-8000-000000000001","__proto__":{"x":1},"constructor":1}',
        ) as object,
      },
    ],
    ['an array for text', { verb: 'person', data: { scenario: ['recovery'] } }],
  ])('%s is answered as an old card', async (_, action) => {
    const { conversation } = scene.teams.person(people.tara);
    const status = await cast(scene).tara.says('status');
    const forged = {
      ...status,
      card: { actions: [{ type: 'Action.Execute', associatedInputs: 'none', title: '', ...action }] },
    };
    const shown = await scene.teams.person(people.tara).press(forged, (action as { verb: string }).verb);
    expect([conversation, textOf(shown)]).toEqual([
      conversation,
      expect.stringMatching(/Nothing was changed/),
    ]);
  });
});

describe('one case, and everybody who may not', () => {
  let status: Message;
  let approval: Message;

  beforeAll(async () => {
    status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  });

  test('a second case for the same person is refused', async () => {
    expect((await lookUp({ upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /There is a case already/,
    );
  });

  test('another technician has no part in it and learns nothing', async () => {
    expect(textOf(await scene.teams.person(people.theo).press(status, 'cancel'))).toMatch(/No such case/);
  });

  test('a wrong read-back code is counted', async () => {
    const { tara } = cast(scene);
    const right = readBackCode(status);
    await tara.press(status, 'readBack', { code: right === '000000' ? '111111' : '000000' });
    expect(textOf(status.card)).toMatch(/Not the right code/);
    await verify(scene, status, 'Lea Lostphone');
  });

  test('the technician and the voucher cannot approve, whoever presses the forwarded card', async () => {
    approval = await cast(scene).anna.sees('Approve a pass?');
    expect(textOf(await cast(scene).tara.press({ ...approval }, 'approve'))).toMatch(/Not an approver/);
    scene.graph.tenant.members.get(groups.approvers.id)?.set(people.mona.id, 0);
    scene.graph.tenant.members.get(groups.approvers.id)?.set(people.tara.id, 0);
    expect(textOf(await cast(scene).mona.press({ ...approval }, 'approve'))).toMatch(/You vouched/);
    expect(textOf(await cast(scene).tara.press({ ...approval }, 'approve'))).toMatch(/Your own request/);
    scene.graph.tenant.members.get(groups.approvers.id)?.delete(people.mona.id);
    scene.graph.tenant.members.get(groups.approvers.id)?.delete(people.tara.id);
  });

  test('an approver who left the group since the card was posted cannot approve', async () => {
    const approvers = scene.graph.tenant.members.get(groups.approvers.id);
    approvers?.delete(people.anna.id);
    expect(textOf(await cast(scene).anna.press({ ...approval }, 'approve'))).toMatch(/Not an approver/);
    approvers?.set(people.anna.id, 0);
  });

  test('a hash that was not shown approves nothing', async () => {
    const forged = {
      ...approval,
      card: JSON.parse(
        JSON.stringify(approval.card).replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`),
      ) as Record<string, unknown>,
    };
    expect(textOf(await cast(scene).anna.press(forged, 'approve'))).toMatch(/The request has changed/);
    await approve(scene);
  });

  test('a technician without the role is told at "ready", and nothing is lent', async () => {
    const { roles } = scene.graph.tenant;
    const [role] = roles.splice(0, 1);
    expect((await ready(scene)).text).toMatch(/Your role is not active/);
    if (role !== undefined) roles.unshift(role);
  });

  test('another technician cannot lend authority for this case', async () => {
    expect((await ready(scene, people.theo)).text).toMatch(/Signed in as somebody else/);
  });

  test('a sign-in that is not fresh is asked for once more', async () => {
    const prepared = await cast(scene).tara.sees('Prepared');
    const url = actionsOf(prepared.card).find((action) => action.url.includes('/ready/'))?.url ?? '';
    const page = await createVisitor(scene).signIn(new URL(url).pathname, people.tara, {
      signedInMinutesAgo: 60,
    });
    expect(page.text).toMatch(/The user is ready/);
    const asked = scene.recorder.exchanges.filter(
      (exchange) =>
        exchange.url.includes('/oauth2/v2.0/token') && exchange.requestBody.includes('authorization_code'),
    );
    expect(asked.length).toBeGreaterThanOrEqual(2);
  });

  test('GET and HEAD change nothing, however often a scanner calls', async () => {
    const path = linkIn(scene, 'INC0010001');
    const before = await scene.product.world.store.byLocator(path.slice(3));
    for (let count = 0; count < 5; count += 1) {
      await createVisitor(scene).open(path);
      await fetch(scene.url + path, { method: 'HEAD' });
    }
    expect(await scene.product.world.store.byLocator(path.slice(3))).toEqual(before);
  });

  test('unknown links answer like used ones', async () => {
    const page = await createVisitor(scene).open('/h/zzzzzzzz');
    expect([page.status, page.text.includes('Nothing to open here')]).toEqual([404, true]);
    expect((await createVisitor(scene).open("/h/'%20or%201=1")).status).toBe(404);
  });

  test('a scanner that posts the form with an empty code costs no try; a form from elsewhere is refused', async () => {
    const path = linkIn(scene, 'INC0010001');
    const visitor = createVisitor(scene);
    const page = await visitor.open(path);
    expect((await visitor.submit(path, page, { code: '' })).status).toBe(400);
    expect(
      (await visitor.submit(path, page, { code: '12345678' }, { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect(
      (await visitor.submit(path, page, { code: '12345678' }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect((await createVisitor(scene).submit(path, page, { code: '12345678' })).status).toBe(403);
    expect(await scene.product.world.store.byLocator(path.slice(3))).toMatchObject({
      claimFailures: 0,
      attempts: [],
    });
  });

  test('five wrong codes close the page, and the right one no longer opens it', async () => {
    const path = linkIn(scene, 'INC0010001');
    const code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    for (let tries = 0; tries < 5; tries += 1) {
      const page = await visitor.open(path);
      await visitor.submit(path, page, { code: code === '00000000' ? '11111111' : '00000000' });
    }
    const closed = await visitor.open(path);
    expect([closed.status, passcodeOn(closed.text)]).toEqual([404, undefined]);
    await cast(scene).tara.press(await cast(scene).tara.sees('Prepared'), 'cancel');
    await cast(scene).tara.sees('Cancelled');
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  });
});
