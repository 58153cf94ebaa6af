import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { fillIn } from '../sandbox/fillIn';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  everythingTold,
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
import { createVisitor, hiddenFields, passcodeOn } from '../sandbox/visitor';

const { lea, nils, kariOslo, kariBergen, mona, atle, arne } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** A case that is ready to be opened: the technician's card and the path of the page. */
async function readyCase(subject: SandboxPerson, ticket: string, scenario = 'recovery', opener?: string) {
  const draft = { scenario, upn: subject.upn, ticket, ...(opener === undefined ? {} : { opener }) };
  const status = await openCase(scene, draft);
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  return { status, path: linkIn(scene, ticket) };
}

const notice = async (text: RegExp): Promise<Message> =>
  await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );
const notes = (ticket: string): string =>
  scene.desk
    .ticket(ticket)
    .journal.map(({ value }) => value)
    .join('\n');

describe('when the answer to the subject is lost', () => {
  let path: string;
  let first: string | undefined;

  test('one more pass replaces the first, which is void from then on (AC-67)', async () => {
    ({ path } = await readyCase(lea, 'INC0010001'));
    const code = await claimCodeOf(scene);
    const visitor = createVisitor(scene);
    const shown = await visitor.submit(path, await visitor.open(path), { code });
    first = passcodeOn(shown.text);
    expect([shown.headers.get('refresh'), shown.headers.get('cache-control')]).toEqual([
      '120; url=/closed',
      'no-store',
    ]);
    const second = passcodeOn((await visitor.submit(path, await visitor.open(path), { code })).text);
    expect(second).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    expect(second).not.toBe(first);
    expect(scene.subject.signIn(lea.upn, first ?? '')).toBeUndefined();
  });

  test('and that is told in the channel and in the ticket', async () => {
    await notice(/Second pass shown to Lea Lostphone/);
    await everythingTold(scene);
    expect(notes('INC0010001')).toMatch(/the first answer was lost, a second pass was shown/);
  });

  test('a third is not made, whoever asks (AC-67)', async () => {
    const made = scene.graph.tenant.issuedPasscodes.length;
    const visitor = createVisitor(scene);
    const page = await visitor.open(path);
    const third = await visitor.submit(path, page, { code: await claimCodeOf(scene) });
    expect(passcodeOn(third.text)).toBeUndefined();
    expect(scene.graph.tenant.issuedPasscodes).toHaveLength(made);
  });

  test('the technician revokes it, and nothing is left', async () => {
    const { tara } = cast(scene);
    await tara.press(await tara.sees('The pass was shown'), 'revoke');
    await tara.sees('Revoked');
    await notice(/Revoked/);
    await everythingTold(scene);
    expect(notes('INC0010001')).toMatch(
      /opened a Temporary Access Pass request[^]*approved by Anna[^]*revoked/,
    );
  });
});

describe('the same form sent twice', () => {
  test('makes one pass and shows it once (AC-30)', async () => {
    const { path } = await readyCase(kariOslo, 'INC0010012');
    const code = await claimCodeOf(scene, kariOslo);
    const visitor = createVisitor(scene);
    const page = await visitor.open(path);
    const made = scene.graph.tenant.issuedPasscodes.length;
    const answers = await Promise.all([
      visitor.submit(path, page, { code }),
      visitor.submit(path, page, { code }),
    ]);
    expect(answers.filter(({ text }) => passcodeOn(text) !== undefined)).toHaveLength(1);
    expect(scene.graph.tenant.issuedPasscodes).toHaveLength(made + 1);
    const { tara } = cast(scene);
    await tara.press(await tara.sees(showing('The pass was shown', kariOslo)), 'revoke');
    await tara.sees(showing('Revoked', kariOslo));
  });
});

describe('a pass that was used by somebody else', () => {
  let alert: Message;
  let stolen: string;

  test('registers nothing strong in time, so that security is told (AC-84)', async () => {
    const { path } = await readyCase(kariBergen, 'INC0010004');
    const visitor = createVisitor(scene);
    const shown = await visitor.submit(path, await visitor.open(path), {
      code: await claimCodeOf(scene, kariBergen),
    });
    stolen = scene.subject.signIn(kariBergen.upn, passcodeOn(shown.text) ?? '') ?? '';
    expect(scene.subject.register(stolen, 'microsoftAuthenticator', 'Not Kari’s phone')).toBe(true);
    scene.clock.move(31 * 60_000);
    alert = await notice(/Pass used, nothing strong registered/);
    expect(scene.subject.register(stolen, 'fido2')).toBe(false);
  });

  test('a reader of the channel who may not contain is told so, and the alert stays', async () => {
    const card = await scene.teams.person(mona).press({ ...alert }, 'contain');
    expect(textOf(card)).toMatch(/Pass used, nothing strong registered[^]*Not an approver/);
  });

  test('one press removes what was added since and ends all sessions', async () => {
    await scene.teams.person(arne).press(alert, 'contain');
    await notice(/Contained/);
    const { tenant } = scene.graph;
    const names = (tenant.methods.get(kariBergen.id) ?? []).map(({ name }) => name);
    // What was on the lost phone went before the pass was made.
    expect(names).toEqual(['']);
    expect(tenant.revokedSessions).toContain(kariBergen.id);
  });
});

describe('a pass that the manager opens', () => {
  let path: string;

  test('is not opened by somebody else who signs in (AC-68)', async () => {
    ({ path } = await readyCase(nils, 'INC0010002', 'onboarding', 'manager'));
    const stranger = createVisitor(scene);
    const page = await stranger.open(path);
    expect(page.text).toContain('Sign in as <bdi>Mona Manager</bdi>');
    const back = await stranger.signIn(path, people.tara, {
      form: { ...hiddenFields(page.text), do: 'signIn' },
    });
    expect(back.text).toMatch(/Not for you to open/);
    expect(passcodeOn((await stranger.open(path)).text)).toBeUndefined();
  });

  test('is not opened without saying that the user is there', async () => {
    const manager = createVisitor(scene);
    const start = await manager.open(path);
    const page = await manager.signIn(path, mona, { form: { ...hiddenFields(start.text), do: 'signIn' } });
    expect(page.text).toContain('I am together with <bdi>Nils N.</bdi> now.');
    const absent = await manager.submit(path, page, {});
    expect([absent.status, passcodeOn(absent.text)]).toEqual([403, undefined]);
    const shown = await manager.submit(path, absent, { present: 'yes' });
    const session = scene.subject.signIn(nils.upn, passcodeOn(shown.text) ?? '') ?? '';
    scene.subject.register(session, 'fido2');
    await cast(scene).tara.sees(showing('Done: Passkey', nils));
    expect(scene.graph.tenant.inGroup(groups.onboarding.id)).toEqual([]);
  });
});

describe('seen in person', () => {
  // Long enough after the passes above that they ask for nothing more than usual.
  beforeAll(() => {
    scene.clock.move(8 * 24 * 60 * 60_000);
  });

  test('a colleague beside the user attests from their own chat, and that is proof enough', async () => {
    const { tara } = cast(scene);
    const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
    expect(textOf(await fillIn(tara, { ...status }, 'attest', { attester: people.tara.upn }))).toMatch(
      /neither you nor the user/,
    );
    await fillIn(tara, status, 'attest', { attester: atle.upn });
    const question = await scene.teams.person(atle).sees('Is Lea Lostphone standing beside you?');
    await scene.teams.person(atle).press(question, 'vouch', { note: 'Badge and face fit' });
    await approve(scene);
    await tara.press(await tara.sees(showing('Prepared', lea)), 'cancel');
    await tara.sees(showing('Cancelled', lea));
  });
});

test('a case that is revoked while its pass is being made leaves no pass, and shows none', async () => {
  const { path } = await readyCase(kariBergen, 'INC0010004');
  const code = await claimCodeOf(scene, kariBergen);
  const visitor = createVisitor(scene);
  const page = await visitor.open(path);
  const made = new EventEmitter();
  const making = ({ method, url }: DoubleRequest): boolean => {
    const isMaking = method === 'POST' && url.pathname.endsWith('/temporaryAccessPassMethods');
    if (isMaking) made.emit('begun');
    return isMaking;
  };
  scene.graph.fault(making, { slowMs: 1_500 });
  const begun = once(made, 'begun');
  const shown = visitor.submit(path, page, { code });
  await begun;
  const { tara } = cast(scene);
  await tara.press({ ...(await tara.sees(showing('Ready for the user', kariBergen))) }, 'cancel');
  await tara.sees(showing('Revoked', kariBergen));
  expect(passcodeOn((await shown).text)).toBeUndefined();
  expect(scene.graph.tenant.passes.has(kariBergen.id)).toBe(false);
});

test('and of all these cases nothing is left', () => {
  const { tenant } = scene.graph;
  expect([...tenant.passes.keys(), ...tenant.inGroup(groups.recovery.id), ...tenant.dangers]).toEqual([]);
});
