import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import { probe } from '../../services/probe';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
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
import { createVisitor, passcodeOn } from '../sandbox/visitor';
import { booksOf } from '../crash/history';

const { lea, kariOslo, kariBergen } = people;
let scene: Scene;
let beside: Client;
let partOut = '';

beforeAll(async () => {
  // What the instance knows of the parts changes when the test has it look, and not in between.
  scene = await startScene();
  // Another database of the server, from which this one can be closed.
  const elsewhere = new URL(scene.databaseUrl);
  elsewhere.pathname = '/postgres';
  beside = new Client({ connectionString: elsewhere.href });
  await beside.connect();
});

afterAll(async () => {
  await database('reset default_transaction_read_only', 'allow_connections true');
  await beside.end();
  await scene.close();
});

afterEach(async () => {
  partOut = '';
  await database('reset default_transaction_read_only', 'allow_connections true');
  // No connection that was cut is left in the pool.
  const { store } = scene.product.world;
  const answers = () => Promise.allSettled(Array.from({ length: 10 }, () => store.now()));
  while ((await answers()).some(({ status }) => status === 'rejected'));
  await state('issuing');
});

/** Changes what the database lets anybody do, and ends the sessions that began before. */
async function database(...changes: readonly string[]): Promise<void> {
  const name = new URL(scene.databaseUrl).pathname.slice(1);
  for (const change of changes) await beside.query(`alter database ${name} ${change}`);
  await beside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
}

/** Has the instance look at everything until it says that it is in this state; returns the status it says that with. */
async function state(wanted: string, ...out: readonly string[]): Promise<number> {
  for (;;) {
    await probe(scene.product.world);
    const response = await fetch(`${scene.url}/readyz`);
    const said = (await response.json()) as { readonly state: string; readonly out: readonly string[] };
    if (said.state === wanted && out.every((part) => said.out.includes(part))) return response.status;
  }
}

/** Plays a case until its pass was shown; returns what the subject signs in with. */
async function shown(subject: SandboxPerson, ticket: string): Promise<string> {
  const status = await openCase(scene, { scenario: 'recovery', upn: subject.upn, ticket });
  await verify(scene, status, subject);
  await approve(scene, subject);
  await ready(scene, subject);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, ticket);
  const page = await visitor.submit(path, await visitor.open(path), {
    code: await claimCodeOf(scene, subject),
  });
  await cast(scene).tara.sees(showing('The pass was shown', subject));
  return passcodeOn(page.text) ?? '';
}

/** Resolves when the watcher has come to this subject. */
async function watchedOnce({ id }: SandboxPerson): Promise<void> {
  const from = scene.recorder.exchanges.length;
  const looks = (): boolean =>
    scene.recorder.exchanges.slice(from).some(({ url }) => url.includes(`/users/${id}/authentication/`));
  while (!looks()) await fetch(`${scene.url}/livez`);
}

const nothingLeft = async (subject: SandboxPerson): Promise<void> => {
  const { tenant } = scene.graph;
  const left = (): boolean =>
    tenant.passes.has(subject.id) || tenant.inGroup(groups.recovery.id).includes(subject.id);
  while (left()) await fetch(`${scene.url}/livez`);
};

describe.each([
  ['can only be read', 'set default_transaction_read_only = on', lea, 'INC0010001'],
  ['cannot be reached at all', 'allow_connections false', kariOslo, 'INC0010012'],
])('while the database %s', (_how, change, subject, ticket) => {
  test('a pass that was used and followed by a passkey is taken away, and that is caught up with', async () => {
    const passcode = await shown(subject, ticket);
    await watchedOnce(subject);
    await database(change);
    expect(await state('out', 'store')).toBe(503);
    const session = scene.subject.signIn(subject.upn, passcode);
    if (session === undefined) throw new Error('the pass does not work');
    scene.subject.register(session, 'fido2');
    await nothingLeft(subject);
    await database('reset default_transaction_read_only', 'allow_connections true');
    await cast(scene).tara.sees(showing('Done: ', subject));
    const request = await scene.product.world.store.lastFor(subject.id);
    expect(request).toMatchObject({ stage: 'closed', outcome: 'completed' });
    expect((await booksOf(scene)).findings).toEqual([]);
  });
});

test('while the database can only be read, people read, revoke, and are told why nothing else goes (AC-87, AC-88, AC-100)', async () => {
  const { tara, anna } = cast(scene);
  await shown(kariBergen, 'INC0010004');
  const issued = await scene.teams.until(
    (message) =>
      scene.teams.notices().includes(message) && showing('Pass shown', kariBergen).test(textOf(message.card)),
    'the notice of the pass',
  );
  await database('set default_transaction_read_only = on');
  await state('out', 'store');
  expect(textOf((await tara.says('new')).card)).toMatch(/Only reading now[^]*records cannot be written/);
  expect(textOf((await tara.says('status')).card)).toContain(kariBergen.name);
  expect(textOf(await anna.press({ ...issued }, 'revoke'))).toMatch(/Revoked, not yet on record/);
  await nothingLeft(kariBergen);
  await database('reset default_transaction_read_only');
  await tara.sees(showing('Revoked', kariBergen));
});

test.each<[string, 'graph' | 'serviceDesk' | 'clock', RegExp]>([
  ['Microsoft Graph does not answer', 'graph', /Only reading now[^]*Microsoft Graph does not answer/],
  ['the service desk does not answer', 'serviceDesk', /Only reading now[^]*service desk does not answer/],
  ['the clocks are apart (AC-57, AC-121)', 'clock', /Only reading now[^]*clock and Microsoft's differ/],
])('while %s, the instance serves, says so, and opens nothing', async (_what, part, words) => {
  const { card } = await lookUp(scene, { upn: kariBergen.upn, ticket: 'INC0010004' });
  partOut = part;
  const late = new Date(Date.now() - 6 * 60_000).toUTCString();
  if (part === 'serviceDesk') scene.desk.fault(() => partOut === part, { status: 503, body: '' }, Infinity);
  else {
    // The probe's call alone, so that nothing else stands in the way of the answer.
    const probed = ({ method, url }: DoubleRequest): boolean =>
      partOut === part && method === 'GET' && url.pathname === `/v1.0/groups/${groups.technicians.id}`;
    const answer =
      part === 'graph' ? { status: 503, body: '' } : { status: 200, headers: { date: late }, body: {} };
    scene.graph.fault(probed, answer, Infinity);
  }
  expect(await state('readOnly', part)).toBe(200);
  expect(textOf((await cast(scene).tara.says('new')).card)).toMatch(words);
  expect(textOf(await cast(scene).tara.press({ ...card }, 'open'))).toMatch(words);
  expect(await scene.product.world.store.openFor(kariBergen.id)).toBeUndefined();
});
