import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rates } from '../../bot/floods/floods';
import { within } from '../../services/within';
import { apps, groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { activityBase, personal } from '../sandbox/teams/activityBase';
import { createVisitor } from '../sandbox/visitor';

const { lea, theo, tara, kariOslo } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene({ rates });
});

afterAll(async () => {
  await scene.close();
});

/** Posts to the bot over connections of its own, so many at once; returns how often each status came. */
async function flood(
  count: number,
  each: (index: number) => { readonly authorization: string; readonly body: string },
): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < count; index = next) {
      next += 1;
      const { authorization, body } = each(index);
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(`${scene.url}/api/messages`, { method: 'POST', headers, body });
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  return statuses;
}

/** Bytes in use after a collection. */
function heapNow(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function said(who: SandboxPerson, text: string): object {
  const base = activityBase(who, personal(who.id), `${scene.teams.connector.url}/`);
  return { ...base, type: 'message', id: String(Math.random()), text };
}

/** A case with a pass that was shown: something to revoke. */
async function shownPass(subject: SandboxPerson, ticket: string): Promise<Message> {
  const card = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, card, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, ticket);
  await visitor.submit(path, await visitor.open(path), { code: await claimCodeOf(scene, subject) });
  await cast(scene).tara.sees(showing('The pass was shown', subject));
  return card;
}

describe('garbage', () => {
  test('10,000 tokens with a tenant each leave nothing behind, and a good word is answered meanwhile (AC-10)', async () => {
    const { tara: technician } = cast(scene);
    await technician.says('help');
    const body = JSON.stringify(said(tara, 'help'));
    const before = heapNow();
    const garbage = flood(10_000, (index) => {
      const tid = `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
      const claims = { iss: `https://sts.windows.net/${tid}/`, tid, aud: apps.bot.clientId, exp: 9e9 };
      return {
        authorization: `Bearer ${part({ alg: 'RS256', kid: 'x' })}.${part(claims)}.c2lnbmF0dXJl`,
        body,
      };
    });
    let isOver = false;
    void garbage.then(() => (isOver = true));
    await technician.says('help');
    expect(isOver).toBe(false);
    expect([...(await garbage)]).toEqual([[401, 10_000]]);
    expect((heapNow() - before) / 2 ** 20).toBeLessThan(20);
  });

  test.each<[string, string, readonly number[]]>([
    ['of the channel', 'channel-1', [401]],
    ['that nobody knows', 'x', [401, 429]],
  ])('forged tokens under a key %s are in nobody’s way (AC-10)', async (_, kid, answers) => {
    const { tara: technician } = cast(scene);
    const exp = Math.floor(Date.now() / 1_000) + 3_000;
    const serviceurl = `${scene.teams.connector.url}/`;
    const claims = { iss: 'https://api.botframework.com', aud: apps.bot.clientId, serviceurl, exp };
    const body = JSON.stringify(said(tara, 'help'));
    const forged = flood(2_000, (index) => ({
      authorization: `Bearer ${part({ alg: 'RS256', kid })}.${part({ ...claims, index })}.c2ln`,
      body,
    }));
    await technician.says('status');
    expect([...(await forged).keys()].sort()).toEqual(answers);
  });
});

describe('connections that say nothing', () => {
  const sockets: Socket[] = [];

  afterAll(() => {
    for (const socket of sockets) socket.destroy();
  });

  /** Connects, says so much and then nothing more; resolves when connected. */
  async function open(words: string): Promise<Socket> {
    const { hostname, port } = new URL(scene.url);
    const socket = connect({ host: hostname, port: Number(port), servername: hostname });
    socket.on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'secureConnect');
    socket.resume();
    if (words !== '') socket.write(words);
    return socket;
  }

  const slowHeader = 'POST /api/messages HTTP/1.1\r\nhost: localhost\r\nx-slow: ';
  const slowBody = `${slowHeader}1\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`;

  test('a thousand of them, idle, with half a header or half a body, keep nobody out (AC-12)', async () => {
    const card = await shownPass(kariOslo, 'INC0010012');
    for (let count = 0; count < 1_000; count += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => open(['', slowHeader, slowBody][index % 3] ?? '')),
      );
    await cast(scene).tara.press(card, 'revoke');
    expect(sockets.some((socket) => !socket.destroyed && !socket.closed)).toBe(true);
    await cast(scene).tara.sees(showing('Revoked', kariOslo));
    expect(scene.graph.tenant.passes.size).toBe(0);
    // Beyond what the server lets wait, the oldest were closed at once.
    expect(sockets.filter((socket) => socket.destroyed || socket.closed).length).toBeGreaterThanOrEqual(450);
  });

  test('and those that are left are closed when their time is up (AC-12)', async () => {
    const silent = await Promise.all([open(''), open(slowHeader)]);
    const closed = Promise.all(silent.map((socket) => once(socket, 'close')));
    expect(await within(closed, 17_000)).toBeDefined();
  });
});

describe('a person who presses without a pause', () => {
  test('is told that it is too much, others are not, and their own revocation goes through (AC-13)', async () => {
    const status = await shownPass(lea, 'INC0010001');
    const cards = await Promise.all(
      Array.from({ length: rates.person.burst * 2 }, () => press(tara, 'guide')),
    );
    const refused = cards.filter((card) => textOf(card).includes('Too much at once'));
    expect(refused.length).toBeGreaterThan(10);
    expect(textOf(await press(theo, 'guide'))).not.toContain('Too much at once');
    const shown = await cast(scene).tara.press(status, 'revoke');
    expect(textOf(shown)).not.toContain('Too much at once');
    await cast(scene).tara.sees(showing('Revoked', lea));
    expect(scene.graph.tenant.passes.size).toBe(0);
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  });

  async function press(who: SandboxPerson, verb: string): Promise<Readonly<Record<string, unknown>>> {
    const answer = await scene.teams.send({
      ...activityBase(who, personal(who.id), `${scene.teams.connector.url}/`),
      id: String(Math.random()),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1',
      value: { action: { type: 'Action.Execute', verb, data: {} }, trigger: 'manual' },
    });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { value: Readonly<Record<string, unknown>> }).value;
  }
});
