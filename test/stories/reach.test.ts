import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { approve, cast, openCase, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { approvalsChannelId } from '../sandbox/teams/teams';

const { lea, kariOslo, mona } = people;
let scene: Scene;
let status: Message;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const inApprovals = (text: RegExp): Promise<Message> =>
  scene.teams.until(
    ({ conversation, card }) => conversation.startsWith(approvalsChannelId) && text.test(textOf(card)),
    `in the approvals channel: ${String(text)}`,
  );

test('the bot installs itself for a manager who never opened it, and asks them', async () => {
  scene.graph.tenant.withoutApp.add(mona.id);
  status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await cast(scene).mona.sees(showing('Is this really', lea));
  expect(scene.graph.tenant.withoutApp.size).toBe(0);
});

test('a channel hears that approvers are asked, without a button and without what they decide on', async () => {
  await verify(scene, status);
  const told = await inApprovals(/Anna Approver/);
  const text = textOf(told.card);
  expect(text).toMatch(/TAP-\w{6}/);
  expect(text).not.toMatch(/Lea|lostphone|Phone stolen|INC0010001/);
  expect(actionsOf(told.card)).toEqual([]);
  await approve(scene);
  await cast(scene).tara.sees('Prepared');
  await inApprovals(/Decided/);
  expect(told.edits).toBeGreaterThan(0);
});

test('who cannot be reached at all is named to the technician and to security', async () => {
  scene.graph.tenant.withoutApp.add(mona.id);
  scene.graph.tenant.mayInstall = false;
  await scene.product.world.store.saveConversation(`person:${mona.id}`, '{}');
  await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  await cast(scene).tara.sees(/Kari Nordmann[^]*Could not be told: Mona Manager/);
  const alert = await scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) && textOf(message.card).includes('could not be told'),
    'an alert',
  );
  expect(textOf(alert.card)).toContain('Mona Manager');
});
