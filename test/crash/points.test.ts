import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDatabaseProxy } from '../sandbox/databaseProxy';
import type { DatabaseProxy } from '../sandbox/databaseProxy';
import { groups, people } from '../sandbox/people';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { booksOf, readHistories, settled, wrongIn } from './history';
import { alone, forget, playRecovery } from './people';
import { supervise } from './supervised';
import type { Supervised } from './supervised';
import { countWrites } from './writes';

const ticket = 'INC0010001';
/** The quick run kills at each write to Graph and at every third other write; TAP_THOROUGH=1 kills at every one, on both sides. */
const thorough = process.env['TAP_THOROUGH'] === '1';
/** So many cases on either side share the points between them. */
const cases = thorough ? 8 : 3;

const writes = countWrites();
let scene: Surroundings;
let proxy: DatabaseProxy;
let product: Supervised;
let points: string[] = [];

beforeAll(async () => {
  scene = await startSurroundings();
  proxy = await startDatabaseProxy(scene.databaseUrl, writes.aroundCommits);
  writes.listen(scene);
  product = supervise({ ...scene.environment, DATABASE_URL: proxy.url });
  await product.listening();
});

afterAll(async () => {
  await product.stop();
  await proxy.close();
  await scene.close();
});

/** One case, killed on this side of each of these writes; the tenant, the store and the audit must not show it. */
async function killedAt(names: readonly string[], side: 'before' | 'after'): Promise<void> {
  forget(scene, people.lea);
  const killsBefore = product.kills;
  const exchangesBefore = scene.recorder.exchanges.length;
  writes.from(new Set(names), side, () => product.kill());
  const { end, shown } = await playRecovery(
    scene,
    people.lea,
    ticket,
    alone(scene, () => product.listening()),
  );
  await settled(scene);

  expect(scene.graph.tenant.passes.size).toBe(0);
  expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  const last = (await readHistories(scene.databaseUrl)).at(-1);
  if (last === undefined) throw new Error('no request');
  expect(wrongIn(last, scene.recorder.exchanges.slice(exchangesBefore))).toEqual([]);
  // A hand-over that was broken off twice has used up its one repair; then the case ends without a registration.
  expect(last.request.attempts.length > 1 ? ['Done: ', 'Revoked'] : ['Done: ']).toContain(end);
  expect(shown).toBeLessThanOrEqual(2);
  // What people are told is merged when much happened meanwhile; what changes the tenant always has to be reached.
  const missed = names.filter((name) => !writes.seen().includes(name));
  expect(missed.filter((name) => name.startsWith('graph'))).toEqual([]);
  expect(product.kills - killsBefore).toBe(names.length - missed.length);
}

test('a recovery is played without a kill, to learn what it writes', async () => {
  await killedAt([], 'before');
  points = [...writes.seen()];
  expect(points.length).toBeGreaterThan(60);
  expect(points.some((name) => name.includes('temporaryAccessPassMethods'))).toBe(true);
});

const sides = ['before', 'after'] as const;

function chosen(side: (typeof sides)[number]): string[] {
  return points.filter(
    (name, index) => thorough || name.startsWith('graph') || (index % 3 === 0 && sides[index % 2] === side),
  );
}

describe.each(sides)('killed with -9 %s a write, nothing is lost and nothing is left (AC-78)', (side) => {
  test.each(Array.from({ length: cases }, (_, index) => index))(
    `case %i of ${cases} that share the writes`,
    async (first) => {
      await killedAt(
        chosen(side).filter((_, index) => index % cases === first),
        side,
      );
    },
  );
});

test('the product never ended by itself', () => {
  expect(product.deaths).toBe(0);
});

test('after all kills the books are intact, and they were sealed meanwhile', async () => {
  process.stdout.write(`points: ${points.length} writes in a recovery, ${product.kills} kills at them\n`);
  const { findings, seals } = await booksOf(scene);
  expect(findings).toEqual([]);
  expect(seals).toBeGreaterThan(3);
});
