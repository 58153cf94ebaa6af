import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { watchLogs } from '../../services/monitor';
import { raise } from '../../services/raising';
import { openWhenDue } from '../../services/reviewing';
import { askForForm, fillIn } from '../sandbox/fillIn';
import { groups, people } from '../sandbox/people';
import { lookUp, openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { elin, petra, siri, anna, tara, lea, georg } = people;
const hour = 60 * 60_000;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
  await scene.teams.person(siri).says('help');
});

afterAll(async () => {
  await scene.close();
});

const noticed = (text: RegExp): Promise<Message> =>
  scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    String(text),
  );
const as = (person: typeof siri) => scene.teams.person(person);
const world = () => scene.product.world;

/** The card with nothing on it but one button of a line. */
function alone(card: Message, verb: 'signOk' | 'form', line: number): Message {
  const button = actionsOf(card.card).find((one) => one.verb === verb && one.data['line'] === String(line));
  if (button === undefined) throw new Error(`no button for line ${line}`);
  return { ...card, card: { actions: [{ type: 'Action.Execute', title: '', verb, data: button.data }] } };
}

/** Signs a line as being in order; returns what stands there then. */
const signOk = async (by: typeof siri, card: Message, line: number): Promise<string> =>
  textOf(await as(by).press(alone(card, 'signOk', line), 'signOk'));

/** Signs a line as not being in order, on the form that comes for it; returns what stands in its place. */
const signNotOk = async (by: typeof siri, card: Message, line: number, note: string): Promise<string> =>
  textOf(await fillIn(as(by), alone(card, 'form', line), 'signNotOk', { note }));

describe('after a privileged case', () => {
  let card: Message;

  test('security is asked in the channel to review its log, whatever came of it', async () => {
    const status = await openCase(scene, {
      scenario: 'recovery',
      upn: elin.upn,
      ticket: 'INC0010006',
      by: petra,
    });
    await as(petra).press(status, 'cancel');
    card = await noticed(/Review the log of a privileged case[^]*Elin Eligible/);
    expect(textOf(card.card)).toMatch(/Asked for by[^]*Petra Privileged[^]*never[^]*Cancelled/);
  });

  test('nobody signs it who is not of security, or had a part in it', async () => {
    expect(await signOk(anna, card, 0)).toMatch(/For security only/);
    scene.graph.tenant.members.get(groups.security.id)?.set(petra.id, 0);
    expect(await signOk(petra, card, 0)).toMatch(/You had a part in this/);
    scene.graph.tenant.members.get(groups.security.id)?.delete(petra.id);
    expect((await world().store.openReviews('case', 5)).map(({ signs }) => signs)).toEqual([{}]);
  });

  test('in time the next privileged case opens; late, it does not, and that is an alert', async () => {
    const draft = { upn: elin.upn, ticket: 'INC0010006' };
    expect((await lookUp(scene, draft)).text).toMatch(/Privileged/);
    scene.clock.move(25 * hour);
    expect((await lookUp(scene, draft)).text).toMatch(/A review comes first/);
    await watchLogs(world(), (alerts) => raise(world(), alerts));
    await noticed(/A privileged case was not reviewed[^]*Elin Eligible/);
    await as(siri).sees(/This is late: no other privileged case/);
  });

  test('what is not in order takes a note; signed, the next one opens', async () => {
    expect(await signNotOk(siri, card, 0, ' ')).toMatch(/A note is needed/);
    expect(await signNotOk(siri, card, 0, 'Nobody called Elin back')).toMatch(/Saved on the card/);
    await noticed(/was reviewed[^]*Signed by Siri Security at .*: Nobody called Elin back/);
    expect((await lookUp(scene, { upn: elin.upn, ticket: 'INC0010006' })).text).not.toMatch(
      /A review comes first/,
    );
    expect(await world().store.openReviews('case', 5)).toEqual([]);
    const request = await world().store.lastFor(elin.id);
    expect((await world().store.events(request?.id ?? '')).map(({ kind }) => kind)).toContain('reviewAsked');
  });
});

describe('the weekly review', () => {
  test('is for approvers and security to read, and for security to have made now', async () => {
    expect(textOf((await as(tara).says('review')).card)).toMatch(/approver/i);
    const none = await as(anna).says('review');
    expect(textOf(none.card)).toMatch(/There has been none yet/);
    expect(actionsOf(none.card)).toEqual([]);
  });

  test('lists what is live, and is signed line by line', async () => {
    scene.portal.makePass(georg, lea);
    scene.graph.tenant.members.get(groups.recovery.id)?.set(lea.id, 0);
    await watchLogs(world(), (alerts) => raise(world(), alerts));
    await as(siri).press(await as(siri).says('review'), 'startReview');
    const card = await noticed(/Weekly review[^]*0 of \d are signed/);
    expect(textOf(card.card)).toMatch(/A pass of Lea/);
    expect(textOf(card.card)).toMatch(/Lea .*is in the recovery group/);
    expect(textOf(card.card)).toMatch(/A pass that this desk did not make, of Lea/);
    const [review] = await world().store.openReviews('weekly', 1);
    const lines = review?.lines ?? [];
    for (const [index, { what }] of lines.entries()) {
      if (what === 'member') await signNotOk(siri, card, index, 'Not by a case of ours');
      else await signOk(siri, card, index);
    }
    await noticed(/Every line is signed off[^]*Not in order, says Siri Security: Not by a case of ours/);
    const done = await world().store.lastReview('weekly');
    expect(done?.signedAt).toBeDefined();
    expect(textOf((await as(siri).says('review')).card)).toMatch(/Every line is signed off/);
  });

  test('comes by itself once a week, once, and is passed on when nobody signs it', async () => {
    scene.clock.move(7 * 24 * hour);
    await openWhenDue(world());
    await openWhenDue(world());
    const { store } = world();
    const open = await store.openReviews('weekly', 5);
    expect(open).toHaveLength(1);
    await noticed(/Weekly review[^]*0 of \d are signed/);
    scene.clock.move(73 * hour);
    await as(siri).sees(/Weekly review[^]*This is late/);
    expect(await store.review(open[0]?.id ?? '')).toMatchObject({ escalated: 1 });
  });

  test('what was written about a line stands there still when a colleague signed it meanwhile', async () => {
    const card = await noticed(/Weekly review[^]*0 of \d are signed/);
    const form = await askForForm(as(siri), alone(card, 'form', 0), 'signNotOk');
    expect(textOf(form.card)).toMatch(/Weekly review · .*group\nNot in order/);
    scene.graph.tenant.members.get(groups.security.id)?.set(petra.id, 0);
    await signOk(petra, card, 0);
    scene.graph.tenant.members.get(groups.security.id)?.delete(petra.id);
    const sent = await as(siri).press(form, 'signNotOk', { note: 'Nobody asked for it' });
    expect(textOf(sent)).toMatch(/signed[^]*You wrote: Nobody asked for it/i);
    expect(actionsOf(sent)).toEqual([]);
  });

  test('and the one of a quarter and the rules in force are told in chat, with the same figures', async () => {
    const told = textOf((await as(siri).says('quarterly')).card);
    expect(told).toMatch(/Restore an administrator · 1\s[^]*Not completed[^]*ended by a person · 1\s/i);
    expect(told).toMatch(
      /Hold a role that may issue[^]*[1-9]\d* all the time[^]*Can activate such a role[^]*\d+/,
    );
    expect(textOf((await as(tara).says('policy')).card)).toMatch(
      /The rules in force[^]*15 minutes, once[^]*reviewed within 24 hours/,
    );
    expect(textOf((await as(tara).says('quarterly')).card)).toMatch(/approver/i);
  });
});
