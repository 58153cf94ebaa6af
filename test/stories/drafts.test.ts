import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { postNotices } from '../../services/upkeep';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { cast, lookUp } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

describe('a draft that cannot be opened is answered in words and keeps what was typed', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an unknown user', { upn: 'nobody@contoso.example', ticket: 'INC0010001' }, /Nobody by that name/],
    ['two namesakes (AC-116)', { upn: 'Kari Nordmann', ticket: 'INC0010004' }, /More than one person/],
    [
      'a picker and a user name that differ',
      { upn: people.lea.upn, picked: people.pia.id, ticket: 'INC0010001' },
      /Two different people/,
    ],
    [
      'a picked value that is no person (AC-115)',
      { picked: "x' or 1 eq 1", ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    [
      'a quote in the user name (AC-115)',
      { upn: "o'brien@contoso.example' or startswith(displayName,'a", ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    [
      'a path in the user name (AC-115)',
      { upn: '../groups/x?$top=999#@', ticket: 'INC0010001' },
      /Nobody by that name/,
    ],
    ['a guest (AC-54)', { upn: people.gus.upn, ticket: 'INC0010007' }, /Not from this desk/],
    ['a disabled account (AC-54)', { upn: people.dina.upn, ticket: 'INC0010009' }, /Not from this desk/],
    [
      'an emergency account in another spelling (AC-53)',
      { upn: people.emergency.upn.toUpperCase(), ticket: 'INC0010008' },
      /Not from this desk/,
    ],
    [
      'an emergency account by its object id (AC-53)',
      { picked: people.emergency.id.toUpperCase(), ticket: 'INC0010008' },
      /Not from this desk/,
    ],
    [
      'an emergency account (AC-53)',
      { upn: people.emergency.upn, ticket: 'INC0010008' },
      /Not from this desk/,
    ],
    [
      'an account that could not be cleaned up later',
      { upn: people.rolf.upn, ticket: 'INC0010010' },
      /Not from this desk/,
    ],
    ['oneself (AC-42)', { upn: people.tara.upn, ticket: 'INC0010011' }, /Not for yourself/],
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
    const { card, text } = await lookUp(scene, draft);
    expect(text).toMatch(words);
    if ((draft['upn'] ?? '') !== '')
      expect(JSON.stringify(actionsOf(card.card)[0]?.inputs)).toContain(
        JSON.stringify(draft['upn']).slice(1, -1).slice(0, 12),
      );
  });

  test('a new employee who raised the ticket', async () => {
    const { text } = await lookUp(scene, { upn: people.nils.upn, ticket: 'INC0010013' }, 'onboarding');
    expect(text).toMatch(/Raised by the new employee/);
  });

  test('a live pass from elsewhere is shown and never replaced (AC-34)', async () => {
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
    expect((await lookUp(scene, { upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /There is a pass already/,
    );
    tenant.passes.delete(people.lea.id);
  });

  test('roles that cannot be read are not "no roles"', async () => {
    scene.graph.fault((request) => request.url.pathname.includes('roleEligibilityScheduleInstances'), {
      status: 403,
      body: { error: { code: 'Forbidden', message: '' } },
    });
    expect((await lookUp(scene, { upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /Class\nPrivileged/,
    );
  });

  test('a tenant without the licence for eligible roles is served', async () => {
    scene.graph.tenant.pimLicensed = false;
    expect((await lookUp(scene, { upn: people.lea.upn, ticket: 'INC0010001' })).text).toMatch(
      /Is this the person/,
    );
    scene.graph.tenant.pimLicensed = true;
  });
});

test('a try at an emergency account is told to security, with who was on the telephone (AC-53)', async () => {
  await lookUp(scene, { upn: people.emergency.upn, ticket: 'INC0010008' });
  await postNotices(scene.product.world);
  const told = scene.teams.notices().map(({ card }) => textOf(card));
  expect(told).toContainEqual(
    expect.stringMatching(/asked for an emergency account[^]*Emergency Account[^]*Tara Technician/),
  );
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
  ])('%s gets nothing (AC-07)', async (_, person) => {
    expect(textOf((await scene.teams.person(person).says('new')).card)).toMatch(/Not for this account/);
  });

  test('another subject id than the one that was confirmed opens nothing (AC-21)', async () => {
    const { tara } = cast(scene);
    const { card } = await lookUp(scene, { upn: people.lea.upn, ticket: 'INC0010001' });
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
      'an extra field (AC-22, AC-29)',
      { verb: 'approve', data: { id: people.lea.id, hash: 'a'.repeat(64), lifetimeMinutes: 43_200 } },
    ],
    [
      'a prototype (AC-29)',
      {
        verb: 'status',
        data: JSON.parse(
          '{"id":"10000000-0000-4000-8000-000000000001","__proto__":{"x":1},"constructor":1}',
        ) as object,
      },
    ],
    ['an array for text (AC-14)', { verb: 'person', data: { scenario: ['recovery'] } }],
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

test('and through all of it not one pass was made', () => {
  expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
});
