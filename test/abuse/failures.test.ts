import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJob } from '../../services/jobs';
import { hire } from '../crash/people';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { groups, people } from '../sandbox/people';
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
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;
/** What is out of order now. */
const broken = new Set<'desk' | 'looks' | 'deleting'>();

beforeAll(async () => {
  scene = await startScene();
  scene.desk.fault(() => broken.has('desk'), { status: 503, body: '' }, Infinity);
  const passes = ({ url }: DoubleRequest, end: RegExp): boolean => end.test(url.pathname);
  scene.graph.fault(
    (request) =>
      broken.has('looks') && request.method === 'GET' && passes(request, /authentication\/methods$/),
    { status: 500, body: '' },
    Infinity,
  );
  scene.graph.fault(
    (request) => broken.has('deleting') && request.method === 'DELETE' && passes(request, /PassMethods\//),
    { status: 403, body: { error: { code: 'accessDenied', message: '' } } },
    Infinity,
  );
});

afterAll(async () => {
  await scene.close();
});

const notice = (text: RegExp): Promise<Message> =>
  scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    String(text),
  );

/** A case of somebody new that is ready, and how its pass is asked for at the page. */
async function readyCase(name: string) {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const path = linkIn(scene, ticket);
  const code = await claimCodeOf(scene, subject);
  const visitor = createVisitor(scene);
  return {
    subject,
    ticket,
    collect: async () => await visitor.submit(path, await visitor.open(path), { code }),
  };
}

/** The calls to Graph about the passes of somebody, since a number of exchanges, in order. */
const callsFor = ({ id }: SandboxPerson, since: number): readonly string[] =>
  scene.recorder.exchanges
    .slice(since)
    .filter(({ to, url }) => to === 'graph' && url.includes(`/users/${id}/authentication/`))
    .map(({ method, status }) => `${method} ${status}`);

describe('a case with which much goes wrong', () => {
  let begun: Awaited<ReturnType<typeof readyCase>>;
  let passcode: string;

  test('a create that took effect and answered 504: its pass is deleted before another is asked for (AC-77)', async () => {
    begun = await readyCase('Gate Way');
    scene.graph.fault(({ method }) => method === 'POST', { doneBut: { status: 504, body: '<html>' } });
    const since = scene.recorder.exchanges.length;
    expect(passcodeOn((await begun.collect()).text)).toBeUndefined();
    const calls = callsFor(begun.subject, since);
    expect(calls.slice(calls.indexOf('POST 504'))).toEqual(['POST 504', 'GET 200', 'DELETE 204']);
    expect(scene.graph.tenant.passes.has(begun.subject.id)).toBe(false);
  });

  test('a service desk that is down delays a note, and nothing else (AC-79)', async () => {
    broken.add('desk');
    passcode = passcodeOn((await begun.collect()).text) ?? '';
    expect(passcode).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    await notice(showing('Pass shown', begun.subject));
    broken.clear();
    const written = (): boolean =>
      scene.desk.journal(begun.ticket).some(({ value }) => value.includes('the pass was shown'));
    while (!written()) await fetch(`${scene.url}/livez`);
    expect(JSON.stringify(scene.desk.journal(begun.ticket))).not.toContain(passcode);
  });

  test('a registration while looking fails is seen when it works again (AC-82)', async () => {
    broken.add('looks');
    const since = scene.recorder.exchanges.length;
    const session = scene.subject.signIn(begun.subject.upn, passcode) ?? '';
    expect(scene.subject.register(session, 'fido2')).toBe(true);
    while (!callsFor(begun.subject, since).includes('GET 500')) await fetch(`${scene.url}/livez`);
    expect(scene.graph.tenant.passes.has(begun.subject.id)).toBe(true);
    broken.clear();
    await cast(scene).tara.sees(showing('Done: Passkey', begun.subject));
    expect(scene.graph.tenant.passes.has(begun.subject.id)).toBe(false);
  });
});

describe('a pass that is to be revoked', () => {
  let begun: Awaited<ReturnType<typeof readyCase>>;
  let passcode: string;
  let issued: Message;

  beforeAll(async () => {
    begun = await readyCase('Rita Revoked');
    passcode = passcodeOn((await begun.collect()).text) ?? '';
    issued = await notice(showing('Pass shown', begun.subject));
  });

  test('stays when somebody presses who is of neither desk nor approvers (AC-88)', async () => {
    expect(textOf(await scene.teams.person(people.atle).press({ ...issued }, 'revoke'))).toMatch(
      /^No such case/,
    );
    expect(scene.graph.tenant.passes.has(begun.subject.id)).toBe(true);
  });

  test('lets nobody in although it cannot be deleted, once any technician pressed (AC-80, AC-88)', async () => {
    broken.add('deleting');
    const { tenant } = scene.graph;
    await scene.teams.person(people.theo).press({ ...issued }, 'revoke');
    while (tenant.inGroup(groups.recovery.id).includes(begun.subject.id)) await fetch(`${scene.url}/livez`);
    expect(tenant.passes.has(begun.subject.id)).toBe(true);
    expect(scene.subject.signIn(begun.subject.upn, passcode)).toBeUndefined();
  });

  test('is told of, goes on being tried, and is deleted in the end (AC-80)', async () => {
    const requestId = (await scene.product.world.store.openFor(begun.subject.id))?.id ?? '';
    await runJob(scene.product.world, { requestId, key: 'step:deletePass:revoked', attempt: 5 });
    await notice(showing('Something cannot be taken away', begun.subject));
    broken.clear();
    await notice(new RegExp(`${begun.subject.upn}[^]*Ended by`));
    expect(scene.graph.tenant.passes.has(begun.subject.id)).toBe(false);
  });

  test('and pressed once more says that it is done, and does nothing (AC-88)', async () => {
    const since = scene.recorder.exchanges.length;
    const again = await scene.teams.person(people.theo).press({ ...issued }, 'revoke');
    expect(textOf(again)).toContain('Revoked');
    expect(callsFor(begun.subject, since)).toEqual([]);
  });
});
