import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../services/alerts/alert';
import { raise } from '../../services/raising';
import { watchLogs } from '../../services/monitor';
import { alert as example } from '../alerting/examples';
import { askForForm, fillIn } from '../sandbox/fillIn';
import { apps, groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { georg, petra, lea, elin, kariOslo, kariBergen, pia, nils, milo, sigrid, anna, arne, siri, tara } =
  people;
let scene: Scene;
let count = 0;

beforeAll(async () => {
  scene = await startScene();
  // Where Teams is, the bot learns from whoever speaks first.
  await scene.teams.person(siri).says('help');
});

afterAll(async () => {
  await scene.close();
});

/** An alert about somebody, by Georg. */
function about(person: SandboxPerson, more: Partial<Alert> = {}): Alert {
  count += 1;
  return example({ key: `story:${count}`, subjectId: person.id, initiatorId: georg.id, ...more });
}

/** The card of an alert about somebody in the notice channel, once it shows this. */
function card(person: SandboxPerson, shows: RegExp): Promise<Message> {
  return scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) &&
      textOf(message.card).includes(person.upn) &&
      shows.test(textOf(message.card)),
    `an alert about ${person.name} like ${String(shows)}`,
  );
}

const as = (person: SandboxPerson) => scene.teams.person(person);
const buttons = (message: Message): readonly string[] =>
  actionsOf(message.card).map(({ verb, title }) => (verb === '' ? title : verb));
const world = () => scene.product.world;
const concernAbout = async ({ id }: SandboxPerson) => {
  const { concerns } = await world().store.openConcerns(1_000);
  return concerns.find(({ subjectId, rule }) => subjectId === id && rule === 'unmanagedPass');
};

describe('an administrator’s own pass', () => {
  test('is on a card within one round of the watch, with names and not with ids (AC-104)', async () => {
    scene.portal.makePass(georg, lea);
    await watchLogs(world(), (alerts) => raise(world(), alerts));
    const posted = await card(lea, /A pass that this desk did not make[^]*Georg Global made a pass for Lea/);
    expect(textOf(posted.card)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(buttons(posted)).toEqual(['acknowledge', 'revokePass', 'containAccount', 'form', 'Open in Entra']);
    await watchLogs(world(), (alerts) => raise(world(), alerts));
    expect(await concernAbout(lea)).toMatchObject({ count: 1 });
  });

  test('is taken up and deleted with one press each, while nothing is issued and the service desk is down', async () => {
    let deskIsDown = true;
    scene.desk.fault(() => deskIsDown, { status: 503, body: '' }, Infinity);
    await world().store.changeDesk(() => ({
      events: [{ kind: 'issuingStopped', reason: 'An incident', name: '' }],
      by: 'operator',
      answer: undefined,
    }));
    const posted = await card(lea, /A pass that this desk did not make/);
    expect(textOf(await as(siri).press(posted, 'acknowledge'))).toMatch(/Siri Security took it up/);
    expect(buttons(posted)).not.toContain('acknowledge');
    const after = textOf(await as(anna).press(posted, 'revokePass'));
    expect(after).toMatch(/The pass was deleted at .*, as Anna Approver decided/);
    expect(scene.graph.tenant.passes.has(lea.id)).toBe(false);
    deskIsDown = false;
    await world().store.changeDesk(() => ({
      events: [{ kind: 'issuingResumed' }],
      by: 'operator',
      answer: undefined,
    }));
  });

  test('is done with by security, with words; then nothing is left to press', async () => {
    const posted = await card(lea, /The pass was deleted/);
    const bare = await fillIn(as(siri), { ...posted }, 'resolve', { as: 'falsePositive', note: '' });
    expect(textOf(bare)).toContain('A reason is needed');
    const form = await askForForm(as(siri), posted, 'resolve');
    expect(textOf(posted.card)).toContain('The form is in your own chat');
    await as(siri).press(form, 'resolve', { as: 'handled', note: 'Georg knows now' });
    expect(textOf(form.card)).toContain('Saved on the card of the alert');
    const done = await card(lea, /Handled, says Siri Security at .*: Georg knows now/);
    expect(buttons(done)).toEqual(['Open in Entra']);
    expect(await concernAbout(lea)).toBeUndefined();
  });
});

test('a pass by the desk’s own application is on a card, which says to stop it (AC-55)', async () => {
  const { reaper } = apps;
  scene.graph.tenant.audit(
    'User registered security info',
    'User registered temporary access pass method',
    reaper.clientId,
    people.vera.id,
  );
  await watchLogs(world(), (alerts) => raise(world(), alerts));
  const posted = await card(people.vera, /The identity that takes away did something else/);
  expect(textOf(posted.card)).toMatch(/Critical[^]*Stop the desk, replace the credential of this identity/);
});

describe('somebody who may not', () => {
  test.each([
    ['a technician deletes nothing', tara, 'revokePass', /For approvers only|not an approver/i],
    ['an approver judges nothing', anna, 'acknowledge', /For security only/],
    ['an approver is not done with it', anna, 'form', /For security only/],
  ])('%s', async (_what, person, verb, words) => {
    if ((await concernAbout(kariOslo)) === undefined) {
      scene.portal.makePass(georg, kariOslo);
      await raise(world(), [about(kariOslo)]);
    }
    const posted = await card(kariOslo, /A pass that this desk did not make/);
    expect(textOf(await as(person).press({ ...posted }, verb))).toMatch(words);
    expect(scene.graph.tenant.passes.has(kariOslo.id)).toBe(true);
    const concern = await concernAbout(kariOslo);
    expect(concern).toMatchObject({ deeds: {} });
    expect(concern?.acknowledged).toBeUndefined();
  });

  test('whoever did it judges it no more than whoever it is about', async () => {
    scene.graph.tenant.members.get(groups.security.id)?.set(georg.id, 0);
    const posted = await card(kariOslo, /A pass that this desk did not make/);
    for (const verb of ['acknowledge', 'revokePass'])
      expect(textOf(await as(georg).press({ ...posted }, verb))).toContain('It is about you');
    const form = await fillIn(as(georg), { ...posted }, 'resolve', { as: 'handled' });
    expect(textOf(form)).toContain('It is about you');
    scene.graph.tenant.members.get(groups.security.id)?.delete(georg.id);
    expect(scene.graph.tenant.passes.has(kariOslo.id)).toBe(true);
  });
});

test('a pass that was replaced meanwhile is not deleted unseen: the card shows it first', async () => {
  const posted = await card(kariOslo, /A pass that this desk did not make/);
  scene.portal.makePass(petra, kariOslo);
  expect(textOf(await as(anna).press(posted, 'revokePass'))).toContain('Another pass than the one shown');
  expect(scene.graph.tenant.passes.has(kariOslo.id)).toBe(true);
  expect(textOf(await as(anna).press(posted, 'revokePass'))).toContain('The pass was deleted');
  expect(scene.graph.tenant.passes.has(kariOslo.id)).toBe(false);
});

test('a pass that is gone already is said to be', async () => {
  scene.portal.makePass(georg, pia);
  await raise(world(), [about(pia)]);
  const posted = await card(pia, /A pass that this desk did not make/);
  scene.graph.tenant.passes.delete(pia.id);
  expect(textOf(await as(anna).press(posted, 'revokePass'))).toContain('There is no pass any more');
  expect(buttons(posted)).not.toContain('revokePass');
});

test('for a privileged account two people decide, and the same one twice is not two', async () => {
  scene.portal.makePass(petra, elin);
  await raise(world(), [about(elin, { severity: 'critical', initiatorId: petra.id })]);
  const posted = await card(elin, /A pass that this desk did not make/);
  expect(textOf(await as(anna).press(posted, 'revokePass'))).toMatch(/Anna Approver asks to delete the pass/);
  expect(textOf(await as(anna).press({ ...posted }, 'revokePass'))).toContain('A second person decides');
  expect(scene.graph.tenant.passes.has(elin.id)).toBe(true);
  const after = textOf(await as(siri).press(posted, 'revokePass'));
  expect(after).toMatch(/The pass was deleted at .*, as Anna Approver, Siri Security decided/);
  expect(scene.graph.tenant.passes.has(elin.id)).toBe(false);
});

test('an account is contained: no pass, no group, no session', async () => {
  scene.portal.makePass(georg, kariBergen);
  scene.portal.join(georg, groups.recovery, kariBergen);
  await raise(world(), [
    about(kariBergen, {
      rule: 'riskySignIn',
      toDo: 'contain',
      reason: { code: 'riskySignIn', values: { risk: 'high' } },
    }),
  ]);
  const posted = await card(kariBergen, /A risky sign-in with a pass/);
  expect(textOf(await as(anna).press(posted, 'containAccount'))).toMatch(/Contained at .*, as Anna Approver/);
  expect(scene.graph.tenant.passes.has(kariBergen.id)).toBe(false);
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).not.toContain(kariBergen.id);
  expect(scene.graph.tenant.revokedSessions).toContain(kariBergen.id);
});

test('somebody is taken out of a group, and Graph’s trouble is outlasted', async () => {
  scene.portal.join(georg, groups.recovery, nils);
  const found = { rule: 'memberWithoutCase', toDo: 'removeMember' } as const;
  await raise(world(), [
    about(nils, { ...found, reason: { code: 'noCase', values: { group: 'recovery' } } }),
  ]);
  const posted = await card(nils, /In a pass group without a case/);
  scene.graph.fault(
    ({ method, url }) => method === 'DELETE' && url.pathname.includes(nils.id),
    { status: 503, body: {} },
    2,
  );
  await as(anna).press(posted, 'removeMember');
  await card(nils, /Taken out of the group at/);
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).not.toContain(nils.id);
});

test('one that nobody takes up is posted again and told to security in person, and all of it follows what is done', async () => {
  await raise(world(), [about(milo, { severity: 'critical' })]);
  const first = await card(milo, /A pass that this desk did not make/);
  scene.clock.move(16 * 60_000);
  const again = await scene.teams.until(
    (message) =>
      message.id !== first.id &&
      scene.teams.notices().includes(message) &&
      textOf(message.card).includes(milo.upn),
    'the second post',
  );
  expect(textOf(again.card)).toContain('Nobody has taken this up yet');
  const inPerson = await as(arne).sees(new RegExp(`Nobody has taken this up[^]*${milo.upn}`));
  await as(siri).sees(new RegExp(`Nobody has taken this up[^]*${milo.upn}`));
  await as(arne).press(inPerson, 'acknowledge');
  await scene.teams.until(
    (message) => message.id === again.id && textOf(message.card).includes('Arne Approver took it up'),
    'the channel follows',
  );
  await as(siri).sees(/Arne Approver took it up/);
  const messages = scene.teams.messages.length;
  scene.clock.move(3 * 60 * 60_000);
  await raise(world(), []);
  expect(
    scene.teams.messages.slice(messages).filter(({ card: shown }) => textOf(shown).includes(milo.upn)),
  ).toEqual([]);
});

test('when the channel is gone, security is told in person and told why; when it is back it has the card', async () => {
  const blocked = { status: 403, body: { error: { code: 'MessageWritesBlocked' } } };
  let gone = true;
  const toChannel = ({ method, body }: { method: string; body: string }): boolean =>
    gone && method !== 'GET' && body.includes('19:notices');
  scene.teams.connector.fault(toChannel, blocked, Infinity);
  const reason = { code: 'weakMethod', values: { methods: ['phone'] } };
  const weak = { severity: 'medium', rule: 'weakMethod', toDo: 'callSubject', reason } as const;
  await raise(world(), [about(sigrid, weak)]);
  for (const person of [siri, arne])
    await as(person).sees(new RegExp(`channel cannot be reached, so this comes to you[^]*${sigrid.upn}`));
  gone = false;
  await card(sigrid, /A weak method after a pass/);
});
