import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  everythingTold,
  linkIn,
  lookUp,
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

const wrong = (code: string): string => (code === '00000000' ? '11111111' : '00000000');
let scene: Scene;

beforeAll(async () => {
  // The visitors of these pages come from several addresses, behind a proxy of ours.
  scene = await startScene({}, undefined, { settings: { PROXIES: '1' } });
});

afterAll(async () => {
  await scene.close();
});

describe('one case, and everybody who may not', () => {
  let status: Message;
  let approval: Message;

  beforeAll(async () => {
    status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  });

  test('a second case for the same person is refused (AC-34)', async () => {
    expect((await lookUp(scene, { upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /There is a case already/,
    );
  });

  test('another technician has no part in it and learns nothing (AC-23)', async () => {
    expect(textOf(await scene.teams.person(people.theo).press({ ...status }, 'cancel'))).toMatch(
      /No such case/,
    );
  });

  test('a wrong read-back code is counted', async () => {
    const { tara } = cast(scene);
    const right = readBackCode(status);
    await tara.press(status, 'readBack', { code: right === '000000' ? '111111' : '000000' });
    expect(textOf(status.card)).toMatch(/Not the right code/);
    await verify(scene, status);
  });

  test('the technician and the voucher cannot approve, whoever presses the forwarded card (AC-20, AC-40, AC-46)', async () => {
    approval = await cast(scene).anna.sees('Approve a pass?');
    expect(textOf(await cast(scene).tara.press({ ...approval }, 'approve'))).toMatch(/Not an approver/);
    scene.graph.tenant.members.get(groups.approvers.id)?.set(people.mona.id, 0);
    scene.graph.tenant.members.get(groups.approvers.id)?.set(people.tara.id, 0);
    expect(textOf(await cast(scene).mona.press({ ...approval }, 'approve'))).toMatch(/You vouched/);
    expect(textOf(await cast(scene).tara.press({ ...approval }, 'approve'))).toMatch(/Your own request/);
    scene.graph.tenant.members.get(groups.approvers.id)?.delete(people.mona.id);
    scene.graph.tenant.members.get(groups.approvers.id)?.delete(people.tara.id);
  });

  test('an approver who left the group since the card was posted cannot approve (AC-47)', async () => {
    const approvers = scene.graph.tenant.members.get(groups.approvers.id);
    approvers?.delete(people.anna.id);
    expect(textOf(await cast(scene).anna.press({ ...approval }, 'approve'))).toMatch(/Not an approver/);
    approvers?.set(people.anna.id, 0);
  });

  test('a hash that was not shown approves nothing (AC-25)', async () => {
    const forged = {
      ...approval,
      card: JSON.parse(
        JSON.stringify(approval.card).replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`),
      ) as Record<string, unknown>,
    };
    expect(textOf(await cast(scene).anna.press(forged, 'approve'))).toMatch(/The request has changed/);
    await approve(scene);
  });

  test('a technician without the role is told at "ready", and nothing is lent (AC-49)', async () => {
    const { roles } = scene.graph.tenant;
    const [role] = roles.splice(0, 1);
    expect((await ready(scene)).text).toMatch(/Your role is not active/);
    if (role !== undefined) roles.unshift(role);
  });

  test('another technician cannot lend authority for this case', async () => {
    expect((await ready(scene, people.lea, people.theo)).text).toMatch(/Signed in as somebody else/);
  });

  test('a sign-in that stays old although it was asked for anew is none', async () => {
    const prepared = await cast(scene).tara.sees('Prepared');
    const url = actionsOf(prepared.card).find((action) => action.url.includes('/ready/'))?.url ?? '';
    const page = await createVisitor(scene).signIn(new URL(url).pathname, people.tara, {
      bent: { auth_time: Math.floor(Date.now() / 1000) - 3_600 },
    });
    expect(page).toMatchObject({ status: 403, text: expect.stringContaining('Please sign in again') });
    const request = await scene.product.world.store.openFor(people.lea.id);
    expect(await scene.product.world.store.lent(request?.id ?? '')).toBeUndefined();
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

  test("the claim code goes to the voucher's own chat, though the voucher pressed a card in another", async () => {
    const code = await claimCodeOf(scene);
    const readers = scene.teams.messages
      .filter((message) => textOf(message.card).replaceAll(' ', '').includes(code))
      .map((message) => message.conversation);
    expect(readers).toEqual([cast(scene).mona.conversation]);
  });

  test('GET and HEAD change nothing, however often a scanner calls (AC-67)', async () => {
    const path = linkIn(scene, 'INC0010001');
    await everythingTold(scene);
    const before = await scene.product.world.store.byLocator(path.slice(3));
    for (let count = 0; count < 5; count += 1) {
      await createVisitor(scene).open(path);
      await fetch(scene.url + path, { method: 'HEAD' });
    }
    expect(await scene.product.world.store.byLocator(path.slice(3))).toEqual(before);
  });

  test('unknown links answer like used ones (AC-135)', async () => {
    const page = await createVisitor(scene).open('/h/zzzzzzzz');
    expect([page.status, page.text.includes('Nothing to open here')]).toEqual([404, true]);
    expect((await createVisitor(scene).open("/h/'%20or%201=1")).status).toBe(404);
  });

  test('a scanner that posts the form with an empty code costs no try; a form from elsewhere is refused (AC-70)', async () => {
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

  test('what is no code costs no try, however it is written', async () => {
    const path = linkIn(scene, 'INC0010001');
    const code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    const typed = ['1234567', '123456789', `code ${code}`, '१२३४५६७८', `${code}0`, `<${code}>`, ' '];
    for (const code of typed)
      expect((await visitor.submit(path, await visitor.open(path), { code })).status).toBe(400);
    expect(await scene.product.world.store.byLocator(path.slice(3))).toMatchObject({ claimFailures: 0 });
  });

  test('three wrong codes from one address are all that counts there: then the right one is answered like a wrong one', async () => {
    const path = linkIn(scene, 'INC0010001');
    const code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    const tries = async (code: string) => {
      const from = { 'x-forwarded-for': '192.0.2.7' };
      const { status, text } = await visitor.submit(path, await visitor.open(path), { code }, from);
      return { status, text };
    };
    for (let count = 0; count < 3; count += 1)
      expect((await tries(wrong(code))).text).toContain('That code is not right');
    const spent = await tries(wrong(code));
    expect(spent).toMatchObject({ status: 403, text: expect.stringContaining('Too many wrong codes') });
    expect(await tries(`${code.slice(0, 4)} ${code.slice(4)}`)).toEqual(spent);
    expect(await scene.product.world.store.byLocator(path.slice(3))).toMatchObject({
      claimFailures: 3,
      attempts: [],
    });
  });

  test('five wrong codes in all close the page for everybody, and the right one no longer opens it (AC-68)', async () => {
    const path = linkIn(scene, 'INC0010001');
    const code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    for (let tries = 3; tries < 5; tries += 1) {
      const page = await visitor.open(path);
      const from = { 'x-forwarded-for': '192.0.2.8' };
      await visitor.submit(path, page, { code: wrong(code) }, from);
    }
    const closed = await visitor.open(path);
    expect([closed.status, passcodeOn(closed.text)]).toEqual([404, undefined]);
    await cast(scene).tara.press(await cast(scene).tara.sees('Prepared'), 'cancel');
    await cast(scene).tara.sees('Cancelled');
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  });
});

test('and through all of it not one pass was made', () => {
  expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
});
