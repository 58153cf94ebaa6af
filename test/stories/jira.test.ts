import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { textOf } from '../contracts/deskStage';
import { people } from '../sandbox/people';
import {
  approve,
  caseClosed,
  cast,
  claimCodeOf,
  everythingTold,
  openCase,
  ready,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfRun, placesOf } from '../sandbox/taint';
import type { Evidence } from '../sandbox/taint';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea } = people;
let scene: Scene;
let ticket: string;
let status: Message;
/** The request as the customer and the agents saw it when the link was written, and at the end. */
let prepared: Pages;
let ended: Pages;
let path: string;
let code: string;
let passcode: string | undefined;
let evidence: readonly Evidence[];

interface Pages {
  readonly requester: string;
  readonly agent: string;
}

async function pages(): Promise<Pages> {
  const read = async (reader: 'agent' | 'requester'): Promise<string> =>
    await (await fetch(scene.serviceDesk.ticketPage(reader, ticket))).text();
  return { requester: await read('requester'), agent: await read('agent') };
}

/** Lea has lost her phone, and her request is in Jira. */
beforeAll(async () => {
  scene = await startScene({}, undefined, { desk: 'jira' });
  ticket = scene.serviceDesk.ticketOf(lea);
  status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket });
  await verify(scene, status);
  await approve(scene);
  await ready(scene);
  prepared = await pages();
  path = new URL(/https:\/\/[^"<\s]+\/h\/\w+/.exec(prepared.requester)?.[0] ?? 'https://none.example/')
    .pathname;
  code = await claimCodeOf(scene);
  const visitor = createVisitor(scene);
  const shown = await visitor.submit(path, await visitor.open(path), { code });
  passcode = passcodeOn(shown.text);
  const session = scene.subject.signIn(lea.upn, passcode ?? '') ?? '';
  scene.subject.register(session, 'fido2');
  await cast(scene).tara.sees(/Done: Passkey/);
  await caseClosed(scene, lea);
  await everythingTold(scene);
  ended = await pages();
  evidence = await evidenceOfRun({ ...scene, exchanges: scene.recorder.exchanges });
});

afterAll(async () => {
  await scene.close();
});

describe('a recovery with its request in Jira', () => {
  test('is found by its key, and the technician’s card leads to the customer’s page of it', () => {
    const page = scene.serviceDesk.ticketPage('requester', ticket);
    expect(textOf(JSON.stringify(status.card))).toContain(page);
  });

  test('hands the pass over by the link that the customer reads in the request', () => {
    expect(path).toMatch(/^\/h\/\w+$/);
    expect(prepared.requester).toContain(`<a href="${scene.url}${path}"`);
    expect(passcode).toBeDefined();
  });

  test('tells the agents step by step, and the customer nothing of it', () => {
    const notes = ended.agent.split('<h2>').filter((part) => part.startsWith('Internal note'));
    expect(notes.length).toBeGreaterThan(3);
    expect(textOf(notes.join('\n'))).toContain('the pass was shown');
    expect(ended.requester).not.toContain('Internal note');
    for (const note of notes.map((part) => textOf(part).split('\n').at(-1) ?? ''))
      expect(ended.requester).not.toContain(note);
  });

  test('ends in a finished request', () => {
    expect(prepared.agent).toContain('waiting for support');
    expect(ended.agent).toContain('resolved');
    expect(scene.graph.tenant.passes.size).toBe(0);
  });

  test('leaves the passcode nowhere but in Graph’s answer and on the page, and no claim code in Jira', () => {
    const { issuedPasscodes } = scene.graph.tenant;
    expect(issuedPasscodes).toEqual([passcode]);
    const sent = evidence.filter(({ where }) => where.includes('→ jira'));
    expect(sent.length).toBeGreaterThan(20);
    expect(placesOf(evidence, passcode ?? '')).toEqual([
      'node → graph POST temporaryAccessPassMethods (answer)',
      expect.stringMatching(/^browser → page .* \(answer\)$/),
    ]);
    expect(sent.some(({ text }) => text.includes(path))).toBe(true);
    expect(sent.filter(({ text }) => text.replace(/\s/g, '').includes(code))).toEqual([]);
    const log = scene.log.join('');
    for (const secret of ['secret-of-the-sandbox', path.slice('/h/'.length), code])
      expect(log).not.toContain(secret);
  });
});
