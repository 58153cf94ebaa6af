import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hire } from '../crash/people';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { groups } from '../sandbox/people';
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
import { createVisitor, passcodeOn } from '../sandbox/visitor';
import type { Page } from '../sandbox/visitor';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const making = ({ method, url }: DoubleRequest): boolean =>
  method === 'POST' && url.pathname.endsWith('/temporaryAccessPassMethods');
const busy = (seconds: number) => ({ status: 429, headers: { 'retry-after': String(seconds) }, body: {} });

/** Somebody new whose page is open, and how they send what they typed there. */
async function visit(name: string) {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const path = linkIn(scene, ticket);
  const visitor = createVisitor(scene);
  const page = await visitor.open(path);
  const code = await claimCodeOf(scene, subject);
  return { subject, send: () => visitor.submit(path, page, { code }) };
}

/** Sends the form; resolves when the tenant was asked for the pass, and was busy. */
async function whileAsked(send: () => Promise<Page>): Promise<{ readonly page: Promise<Page> }> {
  const asked = new EventEmitter();
  scene.graph.fault((request) => making(request) && asked.emit('asked'), busy(3));
  const isAsked = once(asked, 'asked');
  const page = send();
  await isAsked;
  return { page };
}

async function revoke(subject: SandboxPerson, card: string, verb: string): Promise<void> {
  const { tara } = cast(scene);
  await tara.press({ ...(await tara.sees(showing(card, subject))) }, verb);
  await tara.sees(showing('Revoked', subject));
}

test('a tenant too busy to make the pass is asked again when it says, and the user only waits', async () => {
  const { subject, send } = await visit('Berit Busy');
  scene.graph.fault(making, busy(1));
  const passcode = passcodeOn((await send()).text);
  expect(passcode).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
  await revoke(subject, 'The pass was shown', 'revoke');
});

test('one that is too busy for longer than anybody waits at a page lets the user try again', async () => {
  const { subject, send } = await visit('Leif Later');
  scene.graph.fault(making, busy(90));
  const page = await send();
  expect([page.status, passcodeOn(page.text)]).toEqual([503, undefined]);
  await revoke(subject, 'Ready for the user', 'revoke');
});

test('nothing is asked again for a case that was ended meanwhile', async () => {
  const { subject, send } = await visit('Else Ended');
  const issued = scene.graph.tenant.issuedPasscodes.length;
  const sent = await whileAsked(send);
  await revoke(subject, 'Ready for the user', 'cancel');
  expect(passcodeOn((await sent.page).text)).toBeUndefined();
  expect(scene.graph.tenant.issuedPasscodes).toHaveLength(issued);
});

test('nor while the desk is stopped', async () => {
  const { subject, send } = await visit('Stian Stopped');
  const { store } = scene.product.world;
  const stop = (happening: 'issuingStopped' | 'issuingResumed'): Promise<void> =>
    store.changeDesk(() => ({
      events: [
        happening === 'issuingStopped' ? { kind: happening, reason: 'test', name: '' } : { kind: happening },
      ],
      by: 'operator',
      answer: undefined,
    }));
  const issued = scene.graph.tenant.issuedPasscodes.length;
  const sent = await whileAsked(send);
  await stop('issuingStopped');
  expect(passcodeOn((await sent.page).text)).toBeUndefined();
  expect(scene.graph.tenant.issuedPasscodes).toHaveLength(issued);
  await stop('issuingResumed');
  await revoke(subject, 'Ready for the user', 'revoke');
});

test('a tenant too busy to say how a new pass stands is asked again', async () => {
  const { subject, send } = await visit('Rune Replica');
  const { tenant } = scene.graph;
  let looks = 0;
  const look = (request: DoubleRequest): boolean => {
    // The membership has not come to where passes are judged.
    if (making(request)) tenant.replicationMs = 24 * 60 * 60_000;
    if (!tenant.passes.has(subject.id) || !request.url.pathname.includes(subject.id)) return false;
    looks += 1;
    if (looks > 1) tenant.replicationMs = 0;
    return looks === 1;
  };
  scene.graph.fault(look, busy(90), Infinity);
  const passcode = passcodeOn((await send()).text);
  expect([looks > 1, passcode]).toEqual([true, tenant.issuedPasscodes.at(-1)]);
  await revoke(subject, 'The pass was shown', 'revoke');
});

test('and of all these cases nothing is left', () => {
  const { tenant } = scene.graph;
  expect([...tenant.passes.keys(), ...tenant.inGroup(groups.recovery.id), ...tenant.dangers]).toEqual([]);
});
