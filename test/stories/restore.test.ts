import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { compose } from '../../bot/compose';
import type { Process } from '../../bot/compose';
import { audit } from '../../bot/cli/audit';
import { answer } from '../../bot/cli/command';
import type { Cli } from '../../bot/cli/command';
import { desk } from '../../bot/cli/desk';
import { loadConfig } from '../../bot/config';
import { upkeep } from '../../services/upkeep';
import { createLogLines } from '../sandbox/logLines';
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
import { quick } from '../sandbox/scene';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { textOf } from '../sandbox/teams/card';
import { tls } from '../sandbox/tls';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, kariBergen } = people;
let scene: Surroundings;
let environment: Readonly<Record<string, string>>;
let product: Process;

beforeAll(async () => {
  scene = await startSurroundings();
  environment = { ...scene.environment, AUDIT_FILE: join(scene.folder, 'seals.jsonl') };
});

afterAll(async () => {
  await product.stop();
  await copying('drop database if exists {copy} with (force)');
  await scene.close();
});

async function start(): Promise<void> {
  product = await compose(loadConfig(environment), {
    ...quick,
    tls: tls(),
    logTo: createLogLines().stream,
  });
  await product.start();
}

/** Runs a statement about the database and its copy from beside them. */
async function copying(statement: string): Promise<string> {
  const url = new URL(scene.databaseUrl);
  const own = url.pathname.slice(1);
  url.pathname = '/postgres';
  const beside = new Client({ connectionString: url.href });
  await beside.connect();
  await beside.query(statement.replaceAll('{copy}', `${own}_copy`).replaceAll('{own}', own));
  await beside.end();
  url.pathname = `/${own}_copy`;
  return url.href;
}

async function prepared(subject: SandboxPerson, ticket: string): Promise<void> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await cast(scene).tara.sees(showing('Prepared', subject));
}

async function run(cli: Cli, ...argv: readonly string[]) {
  const said: string[] = [];
  const code = await answer(cli, argv, environment, (line) => said.push(line));
  return { code, said: said.join('\n') };
}

const inRecovery = (): readonly string[] => scene.graph.tenant.inGroup(groups.recovery.id);

test('a copy is made while one case is prepared; then its pass is shown, and another case begins', async () => {
  await start();
  await prepared(lea, 'INC0010001');
  await upkeep(product.world, 0);
  await product.stop();
  const copy = await copying('create database {copy} template {own}');
  await start();
  await ready(scene, lea);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, 'INC0010001');
  const form = { code: await claimCodeOf(scene, lea) };
  expect(passcodeOn((await visitor.submit(path, await visitor.open(path), form)).text)).toBeDefined();
  await prepared(kariOslo, 'INC0010012');
  await upkeep(product.world, 0);
  await product.stop();
  environment = { ...environment, DATABASE_URL: copy };
});

test('started on the older copy, the desk notices, issues nothing and tells the channel what it does not know (AC-107)', async () => {
  await start();
  const told = (text: RegExp) =>
    scene.teams.until(
      (message) => scene.teams.notices().includes(message) && text.test(textOf(message.card)),
      String(text),
    );
  await told(/An older copy of the records[^]*Nothing is issued/);
  await told(/Somebody this desk did not put there[^]*Kari/);
  expect(textOf((await cast(scene).tara.says('new')).card)).toMatch(/Nothing is issued now[^]*older copy/);
  const known = await product.world.store.openFor(lea.id);
  expect(known?.stage).toBe('prepared');
  const page = await createVisitor(scene).signIn(`/ready/${known?.ref ?? ''}`, people.tara);
  expect(page.text).toContain('older copy');
  expect(inRecovery()).toEqual(expect.arrayContaining([lea.id, kariOslo.id]));
  const { code, said } = await run(audit, 'verify');
  expect(said).toMatch(/NOT INTACT[^]*known outside is missing/);
  expect(code).toBe(1);
});

test('"revoke-all" brings the tenant to a safe state, whatever the copy knows', async () => {
  expect(await run(desk, 'revoke-all', '--reason', 'Restored', '--yes')).toMatchObject({ code: 0 });
  expect([...scene.graph.tenant.passes.keys()]).toEqual([]);
  expect(inRecovery()).toEqual([]);
});

test('resumed before somebody accepted the copy, it stops again', async () => {
  await run(desk, 'resume', '--reason', 'Too early');
  await upkeep(product.world, 0);
  expect((await product.world.store.desk()).stopped?.behind).toBeGreaterThan(0);
});

test('accepted and resumed, the desk issues again, and the books verify and say what happened', async () => {
  expect(await run(audit, 'restored', '--reason', 'Disk lost', '--yes')).toMatchObject({ code: 0 });
  expect(await run(desk, 'resume', '--reason', 'Accepted')).toMatchObject({ code: 0 });
  await upkeep(product.world, 0);
  const { code, said } = await run(audit, 'verify');
  expect(said).toMatch(/^Intact[^]*Restored at [^]*Disk lost/);
  expect(code).toBe(0);
  await prepared(kariBergen, 'INC0010004');
});

test('while the copy outside cannot be written nothing is issued, and cards say so (AC-100, AC-103)', async () => {
  const file = environment['AUDIT_FILE'] ?? '';
  await rename(file, `${file}.away`);
  await mkdir(file);
  await upkeep(product.world, 0);
  expect(product.world.health.out()).toEqual(['audit']);
  const { tara } = cast(scene);
  expect(textOf((await tara.says('new')).card)).toMatch(
    /audit record outside the database cannot be written/,
  );
  await rmdir(file);
  await rename(`${file}.away`, file);
  await upkeep(product.world, 0);
  expect(product.world.health.out()).toEqual([]);
  expect(textOf((await tara.says('new')).card)).toContain('Which case is it?');
});
