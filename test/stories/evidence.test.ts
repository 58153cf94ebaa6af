import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer } from '../../bot/cli/command';
import { evidence } from '../../bot/cli/evidence';
import { policyHash } from '../../bot/policyHash';
import { dutyQueries } from '../../services/evidence/duties';
import type { DutyAnswer } from '../../services/evidence/duties';
import { watchLogs } from '../../services/monitor';
import { raise } from '../../services/raising';
import { seal } from '../../services/upkeep';
import { fillIn } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import { approve, caseClosed, claimCodeOf, linkIn, openCase, ready, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, georg, kariOslo, siri, tara } = people;
let scene: Scene;
let environment: Readonly<Record<string, string>>;
let folder: string;
let passcode: string;
let pack: string;
let from: string;
let until: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-evidence-story-'));
  pack = join(folder, 'pack');
  const settings = { AUDIT_FILE: join(folder, 'seals.jsonl') };
  scene = await startScene({}, undefined, { settings });
  environment = { ...scene.environment, ...settings };
  await scene.teams.person(siri).says('help');
  from = (await world().store.now()).slice(0, 10);
});

afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

const world = () => scene.product.world;

async function runIn(settings: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const lines: string[] = [];
  const code = await answer(evidence, argv, settings, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

const run = (...argv: readonly string[]) => runIn(environment, ...argv);

async function jsonOf<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(pack, name), 'utf8')) as T;
}

async function wholeText(out = pack): Promise<string> {
  const found = await readdir(out, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

test('a recovery runs its course, and an administrator makes a pass behind the desk’s back', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  await approve(scene);
  await ready(scene);
  const path = linkIn(scene, 'INC0010001');
  const browser = createVisitor(scene);
  const page = await browser.submit(path, await browser.open(path), { code: await claimCodeOf(scene) });
  passcode = passcodeOn(page.text) ?? '';
  expect(passcode).not.toBe('');
  const session = scene.subject.signIn(lea.upn, passcode);
  expect(scene.subject.register(session ?? '', 'fido2')).toBe(true);
  await caseClosed(scene, lea);

  scene.portal.makePass(georg, kariOslo);
  await watchLogs(world(), (alerts) => raise(world(), alerts));
  const card = await scene.teams.until(
    (message) => scene.teams.notices().includes(message) && textOf(message.card).includes(kariOslo.upn),
    'the alert',
  );
  await fillIn(scene.teams.person(siri), card, 'resolve', { as: 'handled', note: 'Georg was asked' });
});

describe('the day after, the pack of that time', () => {
  beforeAll(async () => {
    until = (await world().store.now()).slice(0, 10);
    scene.clock.move(36 * 60 * 60_000);
    await seal(world());
  });

  test('is complete and intact: both passes of the log are in it, one with its case and one without', async () => {
    const { code, said } = await run('--from', from, '--to', until, '--out', pack);
    expect(said).toMatch(/^In \S+: cases 1, passes 2, entries of the trail \d+/);
    expect(said).not.toMatch(/INCOMPLETE|NOT INTACT|breaches/);
    expect(code).toBe(0);
    const { passes } = await jsonOf<{ readonly passes: readonly object[] }>('passes.json');
    expect(passes).toEqual([
      expect.objectContaining({
        state: 'matched',
        subject: lea.id,
        initiator: tara.id,
        ref: expect.stringMatching(/^TAP-/),
      }),
      expect.objectContaining({ state: 'unmanaged', subject: kariOslo.id, initiator: georg.id, ref: '' }),
    ]);
  });

  test('has a zero of something for each query that the case gives occasion to', async () => {
    const answers = await jsonOf<readonly DutyAnswer[]>('duties.json');
    expect(answers.flatMap(({ found }) => found)).toEqual([]);
    const asked = answers.filter((one) => one.asked > 0).map(({ query }) => query);
    expect(asked).toEqual(dutyQueries.filter((query) => query !== 'ownReview' && query !== 'oneSwitch'));
  });

  test('tells how the alert ended, and by which policy the desk worked', async () => {
    const alerts = await jsonOf<readonly object[]>('alerts.json');
    expect(alerts).toContainEqual(
      expect.objectContaining({ rule: 'unmanagedPass', endedAs: 'handled', note: 'Georg was asked' }),
    );
    const hash = policyHash(await readFile(scene.environment['POLICY_FILE'] ?? '', 'utf8'));
    expect(await jsonOf('policies.json')).toEqual([expect.objectContaining({ hash, until: '' })]);
    expect(policyHash(await readFile(join(pack, 'policy.json'), 'utf8'))).toBe(hash);
  });

  test('holds the passcode nowhere, nor where the page is', async () => {
    const text = await wholeText();
    const request = await world().store.lastFor(lea.id);
    // The whole text is no help to whoever reads a failure.
    const has = (word = ''): boolean => text.includes(word);
    expect([has(request?.ref), has(passcode), has(request?.locator)]).toEqual([true, false, false]);
  });

  test('is checked without the database, and what is changed in it is found', async () => {
    const nothing = { PATH: '' };
    const { key } = world().vault.sign('audit', '');
    const { code, said } = await runIn(nothing, '--check', pack, '--key', key);
    expect(said).toMatch(
      /^Unaltered\. Files: \d+;[^]*Followed in the pack itself: lines \d+, seals [1-9]\d*, queries 10/,
    );
    expect(code).toBe(0);
    const page = join(pack, 'index.html');
    await writeFile(
      page,
      (await readFile(page, 'utf8')).replace('unmanaged passes: 1', 'unmanaged passes: 0'),
    );
    expect(await runIn(nothing, '--check', pack)).toMatchObject({
      code: 1,
      said: expect.stringContaining('index.html was altered'),
    });
  });

  test('with pseudonyms tells the same of nobody by name or id', async () => {
    const out = join(folder, 'pseudonyms');
    const { code, said } = await run('--from', from, '--to', until, '--out', out, '--pseudonyms');
    expect(said).toMatch(/cases 1, passes 2/);
    expect(code).toBe(0);
    const text = await wholeText(out);
    const people = [lea, tara, georg, kariOslo].flatMap(({ id, name, upn }) => [id, name, upn]);
    expect(people.filter((word) => text.includes(word))).toEqual([]);
    expect(await runIn({}, '--check', out)).toMatchObject({ code: 0 });
  });

  test('without the permission to read the log says so, and is incomplete', async () => {
    const denied = { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: '' } } };
    scene.graph.fault(({ url }) => url.pathname.includes('directoryAudits'), denied, Infinity);
    const out = join(folder, 'blind');
    const { code, said } = await run('--from', from, '--to', until, '--out', out);
    expect(said).toContain("INCOMPLETE: Entra's own audit log could not be read: the permission is missing.");
    expect(code).toBe(1);
    expect(await readFile(join(out, 'manifest.json'), 'utf8')).toMatch(/complete\\":false/);
  });
});
