import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hire } from '../crash/people';
import { groups } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  caseClosed,
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
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;
let out = false;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

beforeEach(() => {
  out = false;
});

const journal = (ticket: string): readonly string[] => scene.desk.journal(ticket).map(({ value }) => value);
const times = (ticket: string, text: string): number =>
  journal(ticket).filter((one) => one.includes(text)).length;
const said = (): string => JSON.stringify(scene.teams.messages.map(({ card }) => card));

/** Plays a case until it is approved. */
async function approved(name: string) {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  return { subject, ticket };
}

async function shown(subject: SandboxPerson, ticket: string): Promise<string | undefined> {
  await ready(scene, subject);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, ticket);
  const code = await claimCodeOf(scene, subject);
  return passcodeOn((await visitor.submit(path, await visitor.open(path), { code })).text);
}

/** Asks the product for nothing until something has come about. */
async function until(cameAbout: () => boolean): Promise<void> {
  while (!cameAbout()) await fetch(`${scene.url}/livez`);
}

test('without its ticket nothing opens, and nothing goes to the chat instead', async () => {
  const subject = hire(scene, 'Ulla Unticketed');
  const ticket = scene.desk.raise(subject);
  out = true;
  scene.desk.fault(() => out, { status: 503, body: '' }, Infinity);
  const card = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }).catch(
    () => undefined,
  );
  expect(card === undefined || !textOf(card.card).includes('Prove who is calling')).toBe(true);
  expect(await scene.product.world.store.openFor(subject.id)).toBeUndefined();
});

describe('while the desk takes writes and drops them', () => {
  test('an approved case is not prepared, its link is nowhere else, and is written once when the desk keeps it', async () => {
    const { subject, ticket } = await approved('Didrik Dropped');
    scene.desk.traps.ignoreWrites = true;
    await approve(scene, subject);
    const writes = (): number =>
      scene.recorder.exchanges.filter(({ to, method }) => to === 'desk' && method === 'PATCH').length;
    const before = writes();
    await until(() => writes() > before);
    expect(await scene.product.world.store.openFor(subject.id)).toMatchObject({ linked: false });
    expect(said()).not.toMatch(/\/h\/[a-z2-9]{8}/);
    scene.desk.traps.ignoreWrites = false;
    scene.clock.move(6 * 60_000);
    await cast(scene).tara.sees(showing('Prepared', subject));
    expect(times(ticket, '/h/')).toBe(1);
    await cast(scene).tara.press(await cast(scene).tara.sees(showing('Prepared', subject)), 'cancel');
    await caseClosed(scene, subject);
  });
});

describe('while the desk hangs', () => {
  test('revoking and cleaning do not wait for it, and every note comes later, once', async () => {
    const { subject, ticket } = await approved('Hanne Hanging');
    await approve(scene, subject);
    expect(await shown(subject, ticket)).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    out = true;
    scene.desk.fault(() => out, { slowMs: 4_000 }, Infinity);
    const { tara } = cast(scene);
    const began = performance.now();
    await tara.press(await tara.sees(showing('The pass was shown', subject)), 'revoke');
    const { tenant } = scene.graph;
    await until(
      () => !tenant.passes.has(subject.id) && !tenant.inGroup(groups.recovery.id).includes(subject.id),
    );
    expect(performance.now() - began).toBeLessThan(3_500);
    await caseClosed(scene, subject);
    out = false;
    const notes = [
      'opened a Temporary',
      'approved by',
      'user is ready',
      'was shown once',
      'revoked. Nothing',
    ];
    await until(() => notes.every((note) => times(ticket, note) > 0));
    expect(notes.map((note) => times(ticket, note))).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('when the desk comes back after it was down', () => {
  test('the notes that were missed are caught up with, each once, though the first answers are lost', async () => {
    const { subject, ticket } = await approved('Tiril Tardy');
    await approve(scene, subject);
    await cast(scene).tara.sees(showing('Prepared', subject));
    out = true;
    scene.desk.fault(() => out, { status: 503, body: '' }, Infinity);
    expect(await shown(subject, ticket)).toBe(scene.graph.tenant.issuedPasscodes.at(-1));
    out = false;
    // Written, and the answer lost on the way back.
    scene.desk.fault(({ method }) => method === 'PATCH', 'resetAfter', 2);
    await until(() => times(ticket, 'was shown once') > 0 && times(ticket, 'user is ready') > 0);
    const { tara } = cast(scene);
    await tara.press(await tara.sees(showing('The pass was shown', subject)), 'revoke');
    await until(() => times(ticket, 'revoked. Nothing') > 0);
    expect(
      ['user is ready', 'was shown once', 'revoked. Nothing'].map((note) => times(ticket, note)),
    ).toEqual([1, 1, 1]);
  });
});
