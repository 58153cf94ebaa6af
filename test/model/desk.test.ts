import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { compose } from '../../bot/compose';
import type { Process } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { createLog } from '../../bot/log';
import { Secret } from '../../services/secret';
import { openPostgres } from '../../services/store/postgres';
import { rebuild } from '../../services/store/rebuild';
import type { World } from '../../services/world';
import { hire } from '../crash/people';
import { createLogLines } from '../sandbox/logLines';
import { quick } from '../sandbox/scene';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import type { Real } from './act';
import { acts, goodWay, opening } from './acts';
import { nothingYet } from './plainCase';

const runs = Number(process.env['TAP_MODEL_RUNS'] ?? 25);

let scene: Surroundings;
let product: Process;
let world: World;

beforeAll(async () => {
  scene = await startSurroundings();
  product = await compose(loadConfig(scene.environment), { ...quick, logTo: createLogLines().stream });
  // Nobody reads along; what is told is another test's.
  const messenger: World['messenger'] = {
    tellAlert: () => Promise.resolve(''),
    tellContact: () => Promise.resolve(''),
    tellReview: () => Promise.resolve(''),
    tell: () => Promise.resolve('receipt'),
    writeLink: () => Promise.resolve(),
    notify: () => Promise.resolve('receipt'),
    digest: () => Promise.resolve(),
  };
  world = { ...product.world, messenger };
});

afterAll(async () => {
  await product.stop();
  await scene.close();
});

/** Somebody new with a lost phone and a ticket. */
function somebody(): Real {
  const subject = hire(scene, `Model ${randomUUID().slice(0, 8)}`);
  return { world, scene, subject, ticket: scene.desk.raise(subject), passcode: '' };
}

test('a case that goes well passes every stage that is kept on paper', async () => {
  const plain = nothingYet();
  const real = somebody();
  const stages: string[] = [];
  for (const act of goodWay) {
    await act.run(plain, real);
    stages.push(plain.stage);
  }
  expect(stages).toEqual([
    ...['verifying', 'verifying', 'awaitingApproval', 'prepared', 'ready', 'handedOver', 'closed'],
  ]);
});

test(`in any order of acts, from anywhere on the way, the desk does what is kept on paper (${runs} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: goodWay.length }),
      fc.commands(
        acts.map((act) => fc.constant(act)),
        { size: 'max', maxCommands: 40 },
      ),
      async (done, commands) => {
        const plain = nothingYet();
        const real = somebody();
        for (const act of goodWay.slice(0, done)) await act.run(plain, real);
        await fc.asyncModelRun(() => ({ model: plain, real }), commands);
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
}, 300_000);

test('rows and jobs made anew from the events are those that the runs left', async () => {
  await opening.run(nothingYet(), somebody());
  const database = openPostgres(new Secret(scene.databaseUrl), createLog(createLogLines().stream));
  const look = async () => ({
    rows: (await database.queries.selectFrom('request').selectAll().orderBy('id').execute()).map((row) => ({
      ...row,
      body: JSON.parse(row.body) as unknown,
    })),
    jobs: await database.queries
      .selectFrom('job')
      .select(['request_id', 'key', 'priority', 'run_at'])
      .orderBy('request_id')
      .orderBy('key')
      .execute(),
  });
  const before = await look();
  expect(before.rows.length).toBeGreaterThan(runs / 2);
  expect(before.jobs.length).toBeGreaterThan(0);
  await rebuild(database);
  expect(await look()).toEqual(before);
  await database.close();
});
