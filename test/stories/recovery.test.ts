import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { compose } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { upkeep } from '../../services/upkeep';
import { createLogLines } from '../sandbox/logLines';
import { noticed } from '../sandbox/noticed';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  everythingTold,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { quick, startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { tls } from '../sandbox/tls';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, nils, kariOslo, kariBergen, atle, arne, anna } = people;
const minute = 60_000;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const inRecovery = (): readonly string[] => scene.graph.tenant.inGroup(groups.recovery.id);
const putIn = (group: { readonly id: string }, person: { readonly id: string }): void => {
  scene.graph.tenant.members.get(group.id)?.set(person.id, 0);
};
const sweep = (): Promise<void> => upkeep(scene.product.world, 0);
const notice = (text: RegExp): Promise<Message> => noticed(scene, text);

async function prepared(subject: SandboxPerson, ticket: string): Promise<Message> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  return await cast(scene).tara.sees(showing('Prepared', subject));
}

async function cancelled(subject: SandboxPerson, ticket: string): Promise<void> {
  const status = await prepared(subject, ticket);
  const { tara } = cast(scene);
  await tara.press(status, 'cancel');
  await tara.sees(showing('Cancelled', subject));
}

test('the channel hears of the seal although nobody has spoken to the desk yet', async () => {
  const { store } = scene.product.world;
  expect(await store.conversation('service')).toBeUndefined();
  const resumed = { events: [{ kind: 'issuingResumed' as const }], by: 'operator', answer: undefined };
  await store.changeDesk(() => resumed);
  await sweep();
  await notice(/Audit seal \d+/);
  expect(scene.log.filter((line) => line.includes('upkeep:failed'))).toEqual([]);
});

describe('somebody of ours who is still in a group after the end', () => {
  test('is left alone while replicas may lag', async () => {
    await cancelled(lea, 'INC0010001');
    putIn(groups.recovery, lea);
    await sweep();
    expect(inRecovery()).toEqual([lea.id]);
  });

  test('is written down, told and taken out after that', async () => {
    scene.clock.move(6 * minute);
    await sweep();
    await notice(/Left behind, found and removed[^]*Lea/);
    const request = await scene.product.world.store.lastFor(lea.id);
    const kinds = (await scene.product.world.store.events(request?.id ?? '')).map(({ kind }) => kind);
    expect(kinds.indexOf('orphanFound')).toBeGreaterThan(kinds.indexOf('closed'));
    await expectSoon(() => inRecovery().length === 0);
  });
});

describe('somebody whom this desk did not put into a group', () => {
  let card: Message;

  test('is told of once, and left alone (AC-85)', async () => {
    putIn(groups.privileged, kariBergen);
    await sweep();
    await sweep();
    card = await notice(/did not put there[^]*kari\.nordmann2/);
    const told = scene.teams.notices().filter(({ card: one }) => textOf(one).includes('did not put there'));
    expect(told).toHaveLength(1);
    expect(scene.graph.tenant.inGroup(groups.privileged.id)).toEqual([kariBergen.id]);
  });

  test('stays when somebody presses who is not of security', async () => {
    const shown = await scene.teams.person(anna).press({ ...card }, 'removeStranger');
    expect(textOf(shown)).toContain('For security only');
    await sweep();
    expect(scene.graph.tenant.inGroup(groups.privileged.id)).toEqual([kariBergen.id]);
  });

  test('is taken out when security presses', async () => {
    const shown = await scene.teams.person(arne).press(card, 'removeStranger');
    expect(textOf(shown)).toContain('Being removed');
    await sweep();
    expect(scene.graph.tenant.inGroup(groups.privileged.id)).toEqual([]);
    await sweep();
    expect((await scene.product.world.store.desk()).strangers).toEqual([]);
  });
});

test('a pass that a create without an answer made only after the end is found and deleted', async () => {
  await prepared(kariOslo, 'INC0010012');
  await ready(scene, kariOslo);
  scene.graph.fault(
    ({ method, url }) => method === 'POST' && url.pathname.endsWith('temporaryAccessPassMethods'),
    'resetBefore',
  );
  const visitor = createVisitor(scene);
  const path = linkIn(scene, 'INC0010012');
  const page = await visitor.submit(path, await visitor.open(path), {
    code: await claimCodeOf(scene, kariOslo),
  });
  expect(passcodeOn(page.text)).toBeUndefined();
  const { tara } = cast(scene);
  // What can be revoked shows on the card once the attempt has been told.
  await everythingTold(scene, kariOslo);
  const card = await tara.sees(showing('Ready for the user', kariOslo));
  await tara.press(card, 'revoke');
  await tara.sees(showing('Revoked', kariOslo));

  const now = scene.clock.now();
  scene.graph.tenant.passes.set(kariOslo.id, {
    id: randomUUID(),
    passcode: 'a late one, never shown',
    createdDateTime: now.toISOString(),
    startDateTime: now.toISOString(),
    lifetimeInMinutes: 30,
    isUsableOnce: true,
    madeBy: people.tara.id,
    usedAt: undefined,
  });
  scene.clock.move(11 * minute);
  await sweep();
  await notice(/Left behind, found and removed[^]*kari\.nordmann@/);
  await expectSoon(() => !scene.graph.tenant.passes.has(kariOslo.id));
});

test('a case whose jobs were lost goes on', async () => {
  const status = await openCase(scene, {
    scenario: 'onboarding',
    upn: nils.upn,
    ticket: 'INC0010002',
    opener: 'manager',
  });
  const request = await scene.product.world.store.openFor(nils.id);
  const client = new Client({ connectionString: scene.databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select from request where id = $1 for update', [request?.id]);
  await client.query('delete from job where request_id = $1', [request?.id]);
  await client.query('commit');
  await client.end();
  await sweep();
  await cast(scene).mona.sees(showing('Is this really', nils));
  await cast(scene).tara.press(status, 'cancel');
});

test('a process that starts has found what was left behind before it answers anybody', async () => {
  await scene.product.stop();
  putIn(groups.onboarding, atle);
  scene.clock.move(2 * minute);
  const again = await compose(loadConfig(scene.environment), {
    ...quick,
    tls: tls(),
    logTo: createLogLines().stream,
  });
  await again.start();
  expect((await again.world.store.desk()).strangers.map(({ person }) => person.id)).toEqual([atle.id]);
  await again.stop();
});

async function expectSoon(holds: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (!holds() && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}
