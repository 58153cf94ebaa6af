import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import { desk } from '../../bot/cli/desk';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
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
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, kariBergen, nils, arne, siri, anna, tara } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const notice = (text: RegExp): Promise<Message> =>
  scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );

/** Asks for a switch as one person and confirms it as another; returns what the second then sees. */
async function both(what: string, reason: string): Promise<string> {
  const card = await scene.teams.person(arne).says('desk');
  const button = actionWith(what, reason);
  await scene.teams.person(arne).press({ ...card, card: button }, 'askSwitch', { reason });
  const asked = await notice(new RegExp(`Asked:[^]*${reason}`));
  return textOf(await scene.teams.person(siri).press(asked, 'confirmSwitch'));
}

function actionWith(what: string, reason: string) {
  return { actions: [{ type: 'Action.Execute', verb: 'askSwitch', title: what, data: { what, reason } }] };
}

async function readyCase(subject: SandboxPerson, ticket: string): Promise<string> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  return linkIn(scene, ticket);
}

async function collect(subject: SandboxPerson, path: string): Promise<string> {
  const visitor = createVisitor(scene);
  const code = await claimCodeOf(scene, subject);
  return (await visitor.submit(path, await visitor.open(path), { code })).text;
}

async function operate(...argv: readonly string[]) {
  return await operateWith(scene.environment, ...argv);
}

async function operateWith(environment: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const said: string[] = [];
  const code = await answer(desk, argv, environment, (line) => said.push(line));
  return { code, said: said.join('\n') };
}

test('the switches are shown to security and to nobody else', async () => {
  expect(textOf((await scene.teams.person(arne).says('desk')).card)).toContain('The desk issues passes');
  expect(textOf((await scene.teams.person(anna).says('desk')).card)).toContain('For security only');
});

describe('stopped by two of security', () => {
  let path: string;
  let judged: Message;

  test('it takes a reason, and a second person', async () => {
    path = await readyCase(lea, 'INC0010001');
    judged = (await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012' })).card;
    const card = await scene.teams.person(arne).says('desk');
    const bare = { ...card, card: actionWith('stop', '') };
    expect(textOf(await scene.teams.person(arne).press(bare, 'askSwitch'))).toContain('A reason is needed');
    const asking = { ...card, card: actionWith('stop', 'Calls all morning') };
    await scene.teams.person(arne).press(asking, 'askSwitch');
    const asked = await notice(/Asked: stop issuing[^]*Calls all morning/);
    const same = textOf(await scene.teams.person(arne).press({ ...asked }, 'confirmSwitch'));
    expect(same).toContain('A second person decides');
    const other = textOf(await scene.teams.person(anna).press({ ...asked }, 'confirmSwitch'));
    expect(other).toContain('For security only');
    expect((await scene.product.world.store.desk()).stopped).toBeUndefined();
    expect(textOf(await scene.teams.person(siri).press(asked, 'confirmSwitch'))).toContain(
      'Done: stop issuing',
    );
  });

  test('nothing is opened, made ready or shown any more', async () => {
    const { tara: technician } = cast(scene);
    for (const card of [(await technician.says('new')).card, await technician.press(judged, 'open')])
      expect(textOf(card)).toMatch(/Nothing is issued now[^]*Calls all morning/);
    expect(await collect(lea, path)).not.toContain('class="passcode"');
    expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
    expect((await ready(scene)).text).toMatch(/Nothing is issued now/);
  });

  test('two of security let it go on', async () => {
    expect(await both('resume', 'It was a drill')).toContain('Done: resume issuing');
    expect(passcodeOn(await collect(lea, path))).toBeDefined();
  });
});

test('what was asked for too long ago is not confirmed', async () => {
  const card = await scene.teams.person(arne).says('desk');
  await scene.teams.person(arne).press({ ...card, card: actionWith('stop', 'Too late') }, 'askSwitch');
  const asked = await notice(/Asked: stop issuing[^]*Too late/);
  scene.clock.move(16 * 60_000);
  expect(textOf(await scene.teams.person(siri).press(asked, 'confirmSwitch'))).toContain(
    'No longer asked for',
  );
});

test('everything is revoked: passes, memberships and open cases, whoever put them there', async () => {
  scene.graph.tenant.members.get(groups.onboarding.id)?.set(nils.id, 0);
  const path = await readyCase(kariBergen, 'INC0010004');
  expect(passcodeOn(await collect(kariBergen, path))).toBeDefined();
  await both('revokeAll', 'Known attacker');
  expect(scene.graph.tenant.passes.size).toBe(0);
  for (const group of [groups.onboarding, groups.recovery, groups.privileged])
    expect(scene.graph.tenant.inGroup(group.id)).toEqual([]);
  await scene.teams.person(tara).sees(showing('Revoked', kariBergen));
  expect((await scene.product.world.store.desk()).stopped).toMatchObject({ reason: 'Known attacker' });
});

describe('at the command line', () => {
  test.each([
    [['stop-issuing', '--reason', 'Why', '--now'], "Unknown option '--now'"],
    [['status', 'all'], 'Unexpected argument'],
    [['revoke-all', '--yes'], '--reason "why": needed'],
    [['sweep'], 'add --yes'],
    [['explode'], 'npm run desk -- status'],
    [[], 'npm run desk -- status'],
  ])('%j is answered in words, and ends with 2', async (argv, words) => {
    const { code, said } = await operate(...argv);
    expect(said).toContain(words);
    expect(code).toBe(2);
  });

  test('the desk is stopped and resumed with a reason, and says how it stands', async () => {
    expect(await operate('resume', '--reason', 'Over')).toMatchObject({ code: 0 });
    expect((await operate('status')).said).toMatch(/^The desk issues\.\n\d+ open cases/);
    expect(await operate('stop-issuing')).toMatchObject({ code: 2 });
    expect(await operate('stop-issuing', '--reason', 'Incident 7')).toMatchObject({ code: 0 });
    expect((await operate('status')).said).toContain('Nothing is issued: Incident 7');
    await operate('resume', '--reason', 'Over');
  });

  test('everything is revoked without the database, and that issuing goes on is said', async () => {
    await readyCase(kariOslo, 'INC0010012');
    const nowhere = { ...scene.environment, DATABASE_URL: 'postgres://tap@127.0.0.1:1/tap' };
    expect(await operateWith(nowhere, 'revoke-all', '--reason', 'Fire')).toMatchObject({ code: 2 });
    const { code, said } = await operateWith(nowhere, 'revoke-all', '--reason', 'Fire', '--yes');
    expect(said).toMatch(
      /0 passes deleted, 1 members removed[^]*issuing is not stopped|The database could not/,
    );
    expect(code).toBe(1);
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  });

  test('with the database it also stops issuing and ends the cases', async () => {
    expect(await operate('revoke-all', '--reason', 'Fire', '--yes')).toMatchObject({ code: 0 });
    await cast(scene).tara.sees(showing('Cancelled', kariOslo));
    expect((await scene.product.world.store.desk()).stopped).toMatchObject({ reason: 'Fire' });
  });

  test.each([['destroy'], ['status', '--loudly'], ['revoke-all', '--yes'], ['sweep'], []])(
    'what is not understood is answered with how to call it: %j',
    async (...argv) => {
      const { code, said } = await operate(...argv);
      expect(said).toContain('npm run desk');
      expect(code).toBe(2);
    },
  );
});
