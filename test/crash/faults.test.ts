import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { statusCard } from '../../bot/views';
import { render } from '../../cards/render';
import { workChannel } from '../../services/store/postgres';
import type { DoubleRequest, WireFault } from '../sandbox/httpsDouble';
import { groups } from '../sandbox/people';
import { cast } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { booksOf, readHistories, settled, wrongIn } from './history';
import { hire, playRecovery } from './people';
import type { Manners } from './people';
import { whatOf } from './writes';

const page = '<html>An error occurred</html>';
const refused = { error: { code: 'Refused', message: 'No' } };
/** Shorter than what the slow answers take. */
const callMs = 1_000;

const faults: readonly (readonly [string, WireFault])[] = [
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '1' }, body: refused }],
  ['500', { status: 500, body: refused }],
  ['503', { status: 503, body: page }],
  ['504 before the effect', { status: 504, body: page }],
  ['504 after the effect', { doneBut: { status: 504, body: page } }],
  ['a timeout, and the effect later', { slowMs: callMs + 300 }],
  ['a reset before the effect', 'resetBefore'],
  ['a reset after the effect', 'resetAfter'],
  ['401', { status: 401, body: refused }],
  ['403', { status: 403, body: refused }],
  ['404', { status: 404, body: refused }],
  ['a truncated answer', { doneBut: 'truncated' }],
  ['an empty answer', { doneBut: 'empty' }],
];

let scene: Scene;
let database: Client;
/** What a recovery calls, by method and path. */
let calls: readonly string[];

beforeAll(async () => {
  scene = await startScene({ callMs });
  database = new Client({ connectionString: scene.databaseUrl });
  await database.connect();
});

afterAll(async () => {
  await database.end();
  await scene.close();
});

/** Plays a recovery in which the first call of each kind meets this fault; gives what was called. */
async function played(name: string, fault: WireFault | undefined): Promise<readonly string[]> {
  const subject = hire(scene, name);
  const ticket = scene.desk.raise(subject);
  const called = new Set<string>();
  let over = false;
  for (const double of [scene.graph, scene.desk, scene.teams.connector, scene.login]) {
    const first = (request: DoubleRequest): boolean => {
      const what = whatOf(double.name, request);
      if (over || fault === undefined || called.has(what)) {
        called.add(what);
        return false;
      }
      called.add(what);
      return true;
    };
    double.fault(first, fault ?? 'resetBefore', Infinity);
  }
  const exchangesBefore = scene.recorder.exchanges.length;
  await playRecovery(scene, subject, ticket, hurried());
  await settled(scene);
  over = true;

  expect(scene.graph.tenant.passes.has(subject.id)).toBe(false);
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).not.toContain(subject.id);
  const mine = (await readHistories(scene.databaseUrl)).filter(
    ({ request }) => request.subject.id === subject.id,
  );
  const exchanges = scene.recorder.exchanges.slice(exchangesBefore);
  expect(mine.flatMap((one) => wrongIn(one, exchanges))).toEqual([]);
  // What the technician reads last is how it is.
  const last = mine.at(-1);
  if (last === undefined) throw new Error('no request');
  const told = cast(scene)
    .tara.messages()
    .findLast(({ card }) => textOf(card).includes(last.request.ref));
  expect(textOf(told?.card)).toBe(textOf(render(statusCard(scene.product.world, last.request))));
  // A note that was written without an answer is not written again; one that comes only after it was looked for is.
  const notes = scene.desk.journal(ticket).map(({ value }) => value);
  if (typeof fault !== 'object' || !('slowMs' in fault)) expect(notes).toEqual([...new Set(notes)]);
  return [...called].filter((what) => !what.startsWith('login'));
}

/** People who wait little, for whom the clock goes on quickly, and a desk that is told so. */
function hurried(): Manners {
  let steps = 0;
  return {
    stalled(read) {
      steps += 1;
      if (steps > 120) throw new Error(`the case is stuck at ${read}`);
      scene.clock.move(20_000);
      void database.query(`notify ${workChannel}`);
    },
    twice: () => 'once',
    stalledAfterMs: 250,
  };
}

test('a recovery without a fault, to learn what it calls', async () => {
  calls = await played('Fault free', undefined);
  expect(calls.length).toBeGreaterThan(20);
});

test.each(faults)(
  '%s at the first call of each kind: nothing is left, nothing twice, and the truth is told (AC-75)',
  async (name, fault) => {
    const called = await played(`Fault ${name.replaceAll(/[^a-z0-9]+/gi, ' ')}`, fault);
    expect(calls.filter((one) => !called.includes(one))).toEqual([]);
  },
);

test('and the books are intact', async () => {
  expect((await booksOf(scene)).findings).toEqual([]);
});
