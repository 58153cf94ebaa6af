import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
import { isTrackerDesk } from '../sandbox/requestTracker/sandboxDesk';
import type { TrackerDesk } from '../sandbox/requestTracker/sandboxDesk';
import { whereInstalled } from '../sandbox/requestTracker/whereInstalled';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfFiles, evidenceOfRun, placesOf } from '../sandbox/taint';
import type { Evidence } from '../sandbox/taint';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, nils, tara, siri } = people;

/** What only agents may read. */
const notes = [
  'opened a Temporary Access Pass request',
  'approved by Anna Approver',
  'confirmed that the user is ready',
  'the pass was shown once',
  'The pass is deleted and the user is out of the group',
];

whereInstalled('a recovery with its ticket in a real Request Tracker', () => {
  let scene: Scene;
  let desk: TrackerDesk;
  let ticket: string;
  let card: string;
  let path: string;
  let code: string;
  let passcode: string;
  let evidence: readonly Evidence[];
  let mail: string;

  const pageOf = async (person: typeof lea) => await (await desk.tracker.reader(person)).ticket(ticket);

  /** Lea has lost her phone. */
  beforeAll(async () => {
    scene = await startScene({}, undefined, { desk: 'rt' });
    if (!isTrackerDesk(scene.serviceDesk)) throw new Error('not the tracker');
    desk = scene.serviceDesk;
    ticket = desk.ticketOf(lea);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: `RT #${ticket}` });
    card = JSON.stringify(status.card);
    await verify(scene, status);
    await approve(scene);
    await ready(scene);
    const { html } = await pageOf(lea);
    const link = /<a href="(https:[^"]+\/h\/\w+)" target="_blank">/.exec(html)?.[1];
    if (link === undefined) throw new Error('no link in the ticket');
    path = new URL(link).pathname;
    code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    await visitor.submit(path, await visitor.open(path), { code: '00000000' });
    const shown = await visitor.submit(path, await visitor.open(path), { code });
    passcode = passcodeOn(shown.text) ?? '';
    scene.subject.register(scene.subject.signIn(lea.upn, passcode) ?? '', 'fido2');
    await cast(scene).tara.sees(/Done: Passkey/);
    await caseClosed(scene, lea);
    await everythingTold(scene);
    mail = await desk.tracker.mail();
    evidence = [
      ...(await evidenceOfRun({ ...scene, exchanges: scene.recorder.exchanges })),
      ...(await evidenceOfFiles(desk.tracker.folder)),
      { where: 'mail', text: mail },
    ];
  });

  afterAll(async () => {
    await scene.close();
  });

  test('is found by its number however it was typed, and the technician’s card leads to it', () => {
    expect(card).toContain(desk.ticketPage('agent', ticket));
  });

  test('hands the pass over by the link that the requester reads in a field, on either page of the ticket', async () => {
    expect(passcode).not.toBe('');
    for (const reader of [lea, tara]) expect((await pageOf(reader)).html).toContain(`${scene.url}${path}`);
    expect((await pageOf(lea)).url).toBe(desk.ticketPage('requester', ticket));
  });

  test('tells the agents step by step, and the requester nothing of it', async () => {
    const agents = (await pageOf(tara)).html;
    expect(notes.filter((note) => !agents.includes(note))).toEqual([]);
    const reader = await desk.tracker.reader(lea);
    const requesters = [
      (await reader.ticket(ticket)).html,
      (await reader.rest(`ticket/${ticket}/history?fields=Type,Content`)).text,
      (await reader.rest(`ticket/${ticket}/attachments?fields=Content`)).text,
    ].join('\n');
    expect(requesters).toContain('When the service desk says so, open this page');
    expect(notes.filter((note) => requesters.includes(note))).toEqual([]);
  });

  test.each([
    ['another requester', nils],
    ['an agent of another team', siri],
  ])('shows %s neither ticket nor link nor notes', async (_, person) => {
    const reader = await desk.tracker.reader(person);
    const answers = await Promise.all(
      [
        `ticket/${ticket}`,
        `ticket/${ticket}/history?fields=Type,Content`,
        `ticket/${ticket}/attachments?fields=Content`,
        `tickets?query=${encodeURIComponent(`id = ${ticket}`)}&fields=Subject,CustomFields`,
      ].map((rest) => reader.rest(rest)),
    );
    expect(answers[0]?.status).toBe(403);
    const seen = [(await reader.ticket(ticket)).html, ...answers.map(({ text }) => text)].join('\n');
    expect([path, lea.upn, ...notes].filter((text) => seen.includes(text))).toEqual([]);
  });

  test('ends in a finished ticket', async () => {
    const state = await (await desk.tracker.reader(tara)).rest(`ticket/${ticket}`);
    expect(state.text).toContain('"resolved"');
    expect(scene.graph.tenant.passes.size).toBe(0);
  });

  test('what the desk mails is the public text: no link, no code, no note, nothing of the pass (AC-70)', () => {
    expect(mail).toContain('When the service desk says so, open this page');
    expect(mail).toContain(`To: ${lea.upn}`);
    expect([path, code, ...notes].filter((text) => mail.includes(text))).toEqual([]);
    expect(placesOf([{ where: 'mail', text: mail }], passcode)).toEqual([]);
  });

  test('leaves the passcode nowhere, and the claim code not in the tracker, its database, log or sessions (AC-60)', () => {
    expect(scene.graph.tenant.issuedPasscodes).toEqual([passcode]);
    expect(placesOf(evidence, passcode)).toEqual([
      'node → graph POST temporaryAccessPassMethods (answer)',
      expect.stringMatching(/^browser → page .* \(answer\)$/),
    ]);
    const tracker = evidence.filter(({ where }) => /→ desk|tap-desk-rt-/.test(where));
    expect(tracker.some(({ text }) => text.includes(path))).toBe(true);
    expect(tracker.filter(({ text }) => text.replace(/\s/g, '').includes(code))).toEqual([]);
    const log = scene.log.join('');
    for (const secret of [desk.environment['DESK_TOKEN'] ?? '', path.slice('/h/'.length), code])
      expect(log).not.toContain(secret);
  });
});
