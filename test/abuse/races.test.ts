import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compose } from '../../bot/compose';
import type { Process } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { hire } from '../crash/people';
import { freePort } from '../sandbox/freePort';
import { createLogLines } from '../sandbox/logLines';
import type { SandboxPerson } from '../sandbox/people';
import { people } from '../sandbox/people';
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
import { quick, startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { tls } from '../sandbox/tls';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;
let other: Process;
let otherUrl: string;

beforeAll(async () => {
  scene = await startScene();
  const port = await freePort();
  otherUrl = `https://localhost:${port}`;
  other = await compose(loadConfig({ ...scene.environment, PORT: String(port) }), {
    ...quick,
    tls: tls(),
    logTo: createLogLines().stream,
  });
  await other.start();
});

afterAll(async () => {
  await other.stop();
  await scene.close();
});

async function readyCase(name: string) {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  await approve(scene, subject);
  await ready(scene, subject);
  return { subject, path: linkIn(scene, ticket), code: await claimCodeOf(scene, subject) };
}

const creates = ({ id }: SandboxPerson) =>
  scene.recorder.exchanges.filter(
    ({ to, method, url }) =>
      to === 'graph' && method === 'POST' && url.includes(`/users/${id}/authentication/`),
  );

describe('a dozen forms of one hand-over, each from a browser of its own, at once', () => {
  test.each<[string, string, () => string]>([
    ['at one instance (AC-31)', 'Rut Race', () => scene.url],
    ['at two instances (AC-32)', 'Roy Race', () => otherUrl],
  ])('%s make exactly one pass', async (_, name, second) => {
    const { subject, path, code } = await readyCase(name);
    const browsers = Array.from({ length: 12 }, (_, index) =>
      createVisitor(index % 2 === 0 ? scene : { ...scene, url: second() }),
    );
    const pages = await Promise.all(
      browsers.map(async (browser) => ({ browser, page: await browser.open(path) })),
    );
    const answers = await Promise.all(
      pages.map(async ({ browser, page }) => await browser.submit(path, page, { code })),
    );
    expect(creates(subject)).toHaveLength(1);
    const won = answers.filter(({ text }) => passcodeOn(text) !== undefined);
    expect([won.length, answers.length]).toEqual([1, 12]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(scene.graph.tenant.passes.get(subject.id)?.passcode).toBe(
      scene.graph.tenant.issuedPasscodes.at(-1),
    );
  });
});

test('of an approval and a denial at once one counts, and the other is told how it stands (AC-33)', async () => {
  const subject = hire(scene, 'Dag Decided');
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  const { anna, arne } = cast(scene);
  const asked = showing('Approve a pass', subject);
  const [forAnna, forArne] = [await anna.sees(asked), await arne.sees(asked)];
  const [approver, denier] = await Promise.all([
    anna.press({ ...forAnna }, 'approve'),
    arne.press({ ...forArne }, 'deny', { reason: 'Not her voice' }),
  ]);
  const { store } = scene.product.world;
  const request = await store.lastFor(subject.id);
  const kinds = (await store.events(request?.id ?? '')).map(({ kind }) => kind);
  const decisions = kinds.filter((kind) => kind === 'approved' || kind === 'denied');
  expect(decisions).toHaveLength(1);
  const [winner, loser] = decisions[0] === 'approved' ? [approver, denier] : [denier, approver];
  expect(textOf(winner)).toMatch(/^[^]*(?:You approved|You denied)/);
  expect(textOf(loser)).toMatch(/Not now[^]*The case has moved on/);
  expect(request?.outcome).toBe(decisions[0] === 'denied' ? 'denied' : undefined);
});

test('of two technicians who open a case for one person at once one does, and the other is told (AC-34)', async () => {
  const subject = hire(scene, 'Tone Twice');
  const opened = await Promise.all(
    [people.tara, people.theo].map((by) =>
      openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket: scene.desk.raise(subject), by }),
    ),
  );
  const texts = opened.map(({ card }) => textOf(card));
  expect(texts.filter((text) => text.includes('Prove who is calling'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('There is a case already'))).toHaveLength(1);
});
