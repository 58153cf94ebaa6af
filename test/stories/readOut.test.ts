import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { sandboxPolicy } from '../sandbox/policy';
import {
  approve,
  cast,
  everythingTold,
  linkIn,
  lookUp,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { createVisitor, hiddenFields, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, erik, tara, theo } = people;
const dayMs = 24 * 60 * 60_000;
const day = (ahead: number): string => new Date(Date.now() + ahead * dayMs).toISOString().slice(0, 10);
let scene: Scene;

beforeAll(async () => {
  const exception = {
    scenario: 'recovery',
    from: day(-1),
    until: day(2),
    reason: 'Branch without network',
    approvedBy: 'Head of security',
  };
  scene = await startScene({}, { ...sandboxPolicy, readOut: [exception] });
});

afterAll(async () => {
  await scene.close();
});

const opener = 'technicianByPhone';
const notice = async (text: RegExp) =>
  await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );

describe('while a dated exception holds', () => {
  let path: string;

  test('the case says so to whoever approves it, and security is told before anything is made', async () => {
    const status = await openCase(scene, {
      scenario: 'recovery',
      upn: lea.upn,
      ticket: 'INC0010001',
      opener,
    });
    await verify(scene, status);
    const said = /Tara Technician, reading it out by phone[^]*Until \S+, by Head of security: Branch without/;
    expect(textOf((await cast(scene).anna.sees('Approve a pass')).card)).toMatch(said);
    await approve(scene);
    expect(textOf((await notice(/A pass is to be read out by phone/)).card)).toMatch(
      /Tara Technician is to see the pass for Lea Lostphone[^]*Head of security/,
    );
    expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
  });

  test('the technician is told to call and to open the page, and nobody else can', async () => {
    expect((await ready(scene)).text).toMatch(/Call the user at the number on file/);
    path = linkIn(scene, 'INC0010001');
    const colleague = createVisitor(scene);
    const page = await colleague.open(path);
    expect(page.text).toContain('Sign in as <bdi>Tara Technician</bdi>');
    const back = await colleague.signIn(path, theo, { form: { ...hiddenFields(page.text), do: 'signIn' } });
    expect(back.text).toContain('Not for you to open');
    expect((await colleague.submit(path, page, { code: '12345678', present: 'yes' })).status).toBe(400);
  });

  test('the technician signs in anew, says that the number on file was called, and reads the pass from the page', async () => {
    const visitor = createVisitor(scene);
    const start = await visitor.open(path);
    const page = await visitor.signIn(path, tara, { form: { ...hiddenFields(start.text), do: 'signIn' } });
    expect(scene.login.prompts.at(-1)).toBe('login');
    expect(page.text).toContain(
      'I called <bdi>Lea L.</bdi> at <bdi>+47 22 00 00 08</bdi>, the number on file',
    );
    const unsaid = await visitor.submit(path, page, {});
    expect([unsaid.status, passcodeOn(unsaid.text)]).toEqual([403, undefined]);
    const shown = await visitor.submit(path, unsaid, { present: 'yes' });
    expect(passcodeOn(shown.text)).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    expect(shown.text).toContain('Read it out to <bdi>Lea L.</bdi>');
  });

  test('how it was delivered is on record, in the channel and in the ticket', async () => {
    expect(await scene.product.world.store.openFor(lea.id)).toMatchObject({ delivery: 'readOut' });
    expect(textOf((await notice(/Pass shown to Lea Lostphone/)).card)).toMatch(
      /Exception[^]*Head of security/,
    );
    await everythingTold(scene);
    const notes = scene.desk.ticket('INC0010001').journal.map(({ value }) => value);
    expect(notes.join('\n')).toMatch(
      /shown once to Tara Technician, who reads it out to Lea Lostphone by phone: an exception until/,
    );
    await cast(scene).tara.press(await cast(scene).tara.sees('The pass was shown'), 'revoke');
    await cast(scene).tara.sees(showing('Revoked', lea));
  });

  test('a sensitive account is not read out, and neither is what the exception does not name', async () => {
    const ticket = scene.desk.raise(erik);
    expect((await lookUp(scene, { upn: erik.upn, ticket, opener })).text).toContain(
      'Not allowed in this case',
    );
    const other = await lookUp(scene, { upn: kariOslo.upn, ticket: 'INC0010012', opener }, 'reregistration');
    expect(other.text).toContain('Not allowed in this case');
    expect(other.text).not.toContain('reading it out');
  });
});

test('when its last day is over nothing is read out any more, without a restart', async () => {
  const draft = { upn: kariOslo.upn, ticket: 'INC0010012', opener };
  expect((await lookUp(scene, draft)).text).not.toContain('Not allowed');
  scene.clock.move(4 * dayMs);
  const { text } = await lookUp(scene, draft);
  expect(text).toContain('Not allowed in this case');
  expect(text).not.toContain('reading it out');
});
