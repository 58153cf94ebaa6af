import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import { approve, caseClosed, cast, lookUp, openCase, ready, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';

const { lea, kariOslo, arne, siri } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** One of security asks on the card of the desk, another confirms in the channel. */
async function both(title: string): Promise<void> {
  const asking = scene.teams.person(arne);
  const card = await asking.says('desk');
  const button = actionsOf(card.card).find((action) => action.title === title);
  if (button === undefined) throw new Error(`no button ${title}`);
  const only = { actions: [{ type: 'Action.Execute', verb: 'askSwitch', title, data: button.data }] };
  await asking.press({ ...card, card: only }, 'askSwitch', { reason: `Because: ${title}` });
  const asked = await scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) && textOf(message.card).includes(`Because: ${title}`),
    'the question',
  );
  expect(textOf(await asking.press(asked, 'confirmSwitch'))).toMatch(/second|two/i);
  await scene.teams.person(siri).press(asked, 'confirmSwitch');
}

const cancel = async (subject: typeof lea): Promise<void> => {
  const { tara } = cast(scene);
  await tara.press(await tara.sees(showing('(?:Prove who|Waiting|Prepared)', subject)), 'cancel');
  await caseClosed(scene, subject);
};

describe('under elevated threat', () => {
  test('a case that was opened before goes no further', async () => {
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    await verify(scene, status, lea);
    await both('Raise the threat level');
    expect(textOf((await approve(scene, lea)).card)).toMatch(/The threat level was raised/);
    await cancel(lea);
  });

  test('every case takes strong proof and two approvers, and every card says so', async () => {
    const { tara } = cast(scene);
    expect(textOf((await tara.says('new')).card)).toMatch(/Elevated threat: every case takes strong proof/);
    const { card } = await lookUp(scene, { upn: lea.upn, ticket: 'INC0010001' });
    await tara.press(card, 'open');
    expect(textOf(card.card)).toMatch(/Case TAP-\w+ · Lost phone, MFA reset · Elevated threat/);
    expect(textOf(card.card)).toMatch(/Still needed: one strong proof\./);
    expect(await scene.product.world.store.openFor(lea.id)).toMatchObject({ rule: { approvals: 2 } });
    await cancel(lea);
    await both('End the elevated threat');
  });
});

describe('while signs of abuse are only reported', () => {
  test('they are shown and change nothing, but the class still decides', async () => {
    const { tara, anna } = cast(scene);
    await both('Only report signs of abuse');
    scene.graph.tenant.signIn(kariOslo.id, 0, '');
    const status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
    expect(textOf(status.card)).toMatch(/Signs report-only/);
    await verify(scene, status, kariOslo);
    const asked = await anna.sees(showing('Approve a pass', kariOslo));
    expect(textOf(asked.card)).toMatch(/Signed in \d+ min ago/);
    await anna.press(asked, 'approve');
    await tara.sees(showing('Prepared', kariOslo));
    expect((await ready(scene, kariOslo)).text).toMatch(/The user is ready/);
    await tara.press(await tara.sees(showing('Ready for the user', kariOslo)), 'cancel');
    await caseClosed(scene, kariOslo);
    const { text } = await lookUp(scene, { upn: people.georg.upn, ticket: 'INC0010014' });
    expect(text).toMatch(/Privileged/);
  });

  test('after fourteen days they count again', async () => {
    scene.clock.move(14 * 24 * 60 * 60_000 + 60_000);
    scene.graph.tenant.signIn(kariOslo.id, 0, '');
    const { text } = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' });
    expect(text).toMatch(/security approves too this time/);
  });
});

describe('in a pilot', () => {
  test('only members of the pilot group are served', async () => {
    await both('Start the pilot');
    expect((await lookUp(scene, { upn: lea.upn, ticket: 'INC0010001' })).text).toMatch(/Not in the pilot/);
    scene.graph.tenant.members.get(groups.pilot.id)?.set(lea.id, 0);
    expect((await lookUp(scene, { upn: lea.upn, ticket: 'INC0010001' })).text).toMatch(/Is this the person/);
    await both('End the pilot');
  });
});
