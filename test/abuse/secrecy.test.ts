import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runJob } from '../../services/jobs';
import { hire } from '../crash/people';
import type { DoubleResponse, WireFault } from '../sandbox/httpsDouble';
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
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfRun, placesOf } from '../sandbox/taint';
import { textOf } from '../sandbox/teams/card';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const answered = 'node → graph POST temporaryAccessPassMethods (answer)';
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const made = (): readonly string[] => scene.graph.tenant.issuedPasscodes;
const places = async (passcode: string) =>
  placesOf(await evidenceOfRun({ ...scene, exchanges: scene.recorder.exchanges }), passcode);

/** A case of somebody new that is ready, and how its pass is asked for at the page. */
async function readyCase(subject: SandboxPerson) {
  const ticket = scene.desk.raise(subject);
  await verify(scene, await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket }), subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const path = linkIn(scene, ticket);
  const code = await claimCodeOf(scene, subject);
  const visitor = createVisitor(scene);
  return {
    path,
    subject,
    collect: async () => await visitor.submit(path, await visitor.open(path), { code }),
  };
}

describe('whatever Graph does with the passcode', () => {
  let begun: Awaited<ReturnType<typeof readyCase>>;

  beforeAll(async () => {
    begun = await readyCase(hire(scene, 'Ellen Echo'));
  });

  /** An answer that repeats the passcode which was made just then. */
  const repeating = (status: number, body: (passcode: string) => object | string): DoubleResponse => ({
    status,
    get body() {
      return body(made().at(-1) ?? '');
    },
  });

  test.each<[string, WireFault]>([
    [
      'repeats it in an error',
      { doneBut: repeating(500, (code) => ({ error: { code, message: `No: ${code}` } })) },
    ],
    ['repeats it in a page', { doneBut: repeating(504, (code) => `<html>Gateway: ${code}</html>`) }],
    ['breaks off in the middle', { doneBut: 'truncated' }],
    ['gives it another name', { doneBut: repeating(201, (code) => ({ id: people.lea.id, value: code })) }],
  ])('%s: it is nowhere else (AC-61)', async (_, fault) => {
    const before = made().length;
    scene.graph.fault(({ method, url }) => method === 'POST' && url.pathname.endsWith('PassMethods'), fault);
    expect(passcodeOn((await begun.collect()).text)).toBeUndefined();
    expect(made()).toHaveLength(before + 1);
    expect(await places(made().at(-1) ?? '')).toEqual([answered]);
  });

  test('typed into the chat, it is to be deleted, void from then on, and kept nowhere (AC-66)', async () => {
    const passcode = passcodeOn((await begun.collect()).text) ?? '';
    expect(passcode).toBe(made().at(-1));
    const answer = textOf((await cast(scene).tara.says(`${passcode} is the pass`)).card);
    expect(answer).toMatch(/Delete your message now[^]*the pass that was out is revoked/);
    expect(answer).not.toContain(passcode);
    await cast(scene).tara.sees(showing('Revoked', begun.subject));
    expect(scene.subject.signIn(begun.subject.upn, passcode)).toBeUndefined();
    const page = expect.stringMatching(/^browser → page .* \(answer\)$/);
    const typed = expect.stringMatching(/^Teams → bot POST messages \(request\)$/);
    expect(await places(passcode)).toEqual([answered, page, typed]);
  });
});

describe('a bug right after Graph’s answer', () => {
  let subject: SandboxPerson;
  let begun: Awaited<ReturnType<typeof readyCase>>;

  test('shows and logs nothing of it, and what was made is swept (AC-62)', async () => {
    subject = hire(scene, 'Bugge Bug');
    begun = await readyCase(subject);
    const { passes } = scene.product.world;
    const create = passes.create.bind(passes);
    const broken: typeof create = async (...call) => {
      const answer = await create(...call);
      throw Object.assign(new Error(`no ${String(answer.passcode)}`), { answer });
    };
    Object.assign(passes, { create: broken });
    const page = await begun.collect();
    Object.assign(passes, { create });
    expect([page.status, page.text]).toEqual([500, '']);
    expect(await places(made().at(-1) ?? '')).toEqual([answered]);
    scene.clock.move(3 * 60_000);
    const requestId = (await scene.product.world.store.openFor(subject.id))?.id ?? '';
    await runJob(scene.product.world, { requestId, key: 'sweep:1', attempt: 1 });
    expect(scene.graph.tenant.passes.has(subject.id)).toBe(false);
  });

  test('of which the process dies prints nothing of it (AC-62)', () => {
    const bug = `const { Secret } = require('./services/secret');
      const made = { passcode: new Secret('Sup3r+Secret/') };
      const error = Object.assign(new Error('no ' + made.passcode), { made, list: [made.passcode] });
      process.on('exit', () => process.stderr.write(JSON.stringify(made)));
      if (process.env.HOW === 'throw') throw error;
      void Promise.reject(error);`;
    for (const HOW of ['throw', 'reject']) {
      const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '-e', bug], {
        cwd: join(__dirname, '../..'),
        env: { ...process.env, HOW },
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([1, expect.stringMatching(/Error: no \[secret\]/)]);
      expect(stderr).not.toContain('Sup3r');
    }
  });

  test('and its page is the page of no link once the case, or its window, is over (AC-69)', async () => {
    const gone = await createVisitor(scene).open('/h/zzzzzzzz');
    expect((await createVisitor(scene).open(begun.path)).status).toBe(200);
    scene.clock.move(16 * 60_000);
    expect(await createVisitor(scene).open(begun.path)).toMatchObject({ status: 404, text: gone.text });
    const { tara } = cast(scene);
    await ready(scene, subject);
    await tara.press({ ...(await tara.sees(showing('Ready for the user', subject))) }, 'revoke');
    expect(await createVisitor(scene).open(begun.path)).toMatchObject({ status: 404, text: gone.text });
  });
});
