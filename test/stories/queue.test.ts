import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { openCase, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { activityBase } from '../sandbox/teams/activityBase';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { WireAction } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { noticeChannel } from '../sandbox/teams/teams';

const { tara, theo, mona, anna, arne, lea, nora, milo, sigrid, nadia, fia } = people;
const minute = 60_000;
let scene: Scene;
let status: Message;

beforeAll(async () => {
  scene = await startScene();
  status = await opened(lea);
  for (const subject of [nora, milo, sigrid, nadia]) await opened(subject);
  await opened(fia, theo);
});

afterAll(async () => {
  await scene.close();
});

const opened = (subject: SandboxPerson, by = tara): Promise<Message> =>
  openCase(scene, {
    scenario: 'recovery',
    upn: subject.upn,
    ticket: scene.serviceDesk.ticketOf(subject),
    by,
  });
const says = (person: SandboxPerson, words: string): Promise<Message> =>
  scene.teams.person(person).says(words);
const names = (card: unknown): readonly string[] =>
  [lea, nora, milo, sigrid, nadia, fia].map(({ name }) => name).filter((name) => textOf(card).includes(name));
const titled = (card: unknown, title: string): WireAction => {
  const found = actionsOf(card).find((one) => one.title === title);
  if (found === undefined) throw new Error(`no ${title} on: ${textOf(card)}`);
  return found;
};

describe('a technician’s queue', () => {
  test('is turned page by page, the oldest first', async () => {
    const list = await says(tara, 'queue');
    expect(names(list.card)).toEqual([lea, nora, milo, sigrid, nadia].map(({ name }) => name));
    expect(textOf(list.card)).toMatch(/6 are open: 6 × prove who is calling[^]*1 to 5 of 6/);
    expect(names(await scene.teams.person(tara).press(list, titled(list.card, 'Next')))).toEqual([fia.name]);
    expect(names(await scene.teams.person(tara).press(list, titled(list.card, 'Previous')))).toHaveLength(5);
  });

  test('is narrowed by words, and a reader opens only what is their own', async () => {
    const mine = await says(theo, 'Queue mine');
    expect(names(mine.card)).toEqual([fia.name]);
    expect(textOf(mine.card)).toContain('Only: Mine');
    expect(textOf(await scene.teams.person(theo).press(mine, 'status'))).toContain('Prove who is calling');
    const others = await says(anna, 'queue colleague');
    expect(names(others.card)).toHaveLength(5);
    expect(actionsOf(others.card).filter(({ title }) => title.startsWith('Open'))).toEqual([]);
    expect(textOf((await says(anna, 'queue approver')).card)).toContain('No open case is like that');
  });

  test('is narrowed on the card, where nothing that the card never had is believed', async () => {
    const list = await says(theo, 'queue');
    const filter = { whose: 'mine', waits: 'technician', stage: 'verifying', late: 'no' };
    expect(names(await scene.teams.person(theo).press(list, titled(list.card, 'Show'), filter))).toEqual([
      fia.name,
    ]);
    const forged = titled(list.card, 'Show');
    expect(
      textOf(await scene.teams.person(theo).press(list, forged, { ...filter, whose: 'everything' })),
    ).not.toContain(fia.name);
  });

  test('is for those who work on it, as it was when the card was made', async () => {
    const list = await says(theo, 'queue');
    const { members } = scene.graph.tenant;
    members.get(groups.technicians.id)?.delete(theo.id);
    const shown = textOf(await scene.teams.person(theo).press(list, titled(list.card, 'Show')));
    members.get(groups.technicians.id)?.set(theo.id, 0);
    expect(shown).toContain('For the service desk');
    expect(shown).not.toContain(lea.name);
  });

  test('says what is overdue once nobody acted for ten minutes', async () => {
    expect(textOf((await says(tara, 'queue overdue')).card)).toContain('No open case is like that');
    scene.clock.move(11 * minute);
    const late = textOf((await says(tara, 'queue mine overdue')).card);
    expect(late).toMatch(/Only: Mine · Overdue[^]*5 are open[^]*Overdue since/);
  });
});

describe('what waits for one’s own word', () => {
  test('is nothing for somebody who is not asked, and the questions of a manager', async () => {
    for (const person of [anna, arne, theo])
      expect(textOf((await says(person, 'waiting')).card)).toContain('Nobody waits for your word');
    const list = await says(mona, 'waiting');
    expect(textOf(list.card)).toMatch(/6 wait for you[^]*Lea Lostphone\nVouch · /);
    expect(textOf(await scene.teams.person(mona).press(list, 'showVouch'))).toContain('Is this really Lea');
  });

  test('is opened and answered from the list by an approver, whose membership is read at the press', async () => {
    await verify(scene, status);
    await scene.teams.person(anna).sees(showing('Approve a pass', lea));
    const list = await says(anna, 'waiting');
    expect(names(list.card)).toEqual([lea.name]);
    const { members } = scene.graph.tenant;
    members.get(groups.approvers.id)?.delete(anna.id);
    expect(textOf((await says(anna, 'waiting')).card)).toContain('Nobody waits for your word');
    const copy = { ...list, card: structuredClone(list.card) };
    expect(textOf(await scene.teams.person(anna).press(copy, 'showApproval'))).not.toContain(lea.name);
    members.get(groups.approvers.id)?.set(anna.id, 0);

    expect(textOf(await scene.teams.person(anna).press(list, 'showApproval'))).toContain('Approve a pass?');
    expect(textOf(await scene.teams.person(anna).press(list, 'approve'))).toContain('You approved');
    expect(textOf((await says(anna, 'waiting')).card)).toContain('Nobody waits for your word');
  });

  test('is not opened by whoever was not asked, though they have the button', async () => {
    const list = await says(mona, 'waiting');
    const button = actionsOf(list.card).find(({ verb }) => verb === 'showVouch');
    if (button === undefined) throw new Error('no question is left');
    for (const verb of ['showVouch', 'showApproval']) {
      const copy = { ...list, card: structuredClone(list.card) };
      const shown = textOf(await scene.teams.person(arne).press(copy, { ...button, verb }));
      expect(shown).toMatch(/No such case/);
      expect(names(shown)).toEqual([]);
    }
  });
});

test('in a channel nobody’s own cards are listed, and the queue opens none', async () => {
  const conversation = `${noticeChannel.channelId};messageid=1`;
  const base = activityBase(tara, conversation, `${scene.teams.connector.url}/`);
  const answer = async (text: string): Promise<string> => {
    const before = scene.teams.notices().length;
    await scene.teams.send({ ...base, id: randomUUID(), type: 'message', text });
    await scene.teams.until(() => scene.teams.notices().length > before, `an answer to ${text}`);
    return textOf(scene.teams.notices().at(-1)?.card);
  };
  for (const word of ['waiting', 'status', 'contacts']) {
    const said = await answer(word);
    expect(said).toContain('Not where others read');
    expect(names(said)).toEqual([]);
  }
  const queue = await answer('queue mine');
  expect(queue).toContain(nora.name);
  expect(queue).not.toMatch(/^Open TAP-/m);
});
