import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Fault } from '../../services/faults';
import type { Seal } from '../../services/audit/seal';
import { people } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { teamsWindows } from '../../bot/teams/pace';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene({ windows: teamsWindows });
  scene.teams.limits.on = true;
});

afterAll(async () => {
  await scene.close();
});

const seal: Seal = {
  n: 1,
  from: 1,
  to: 1,
  count: 1,
  root: 'root',
  before: '',
  at: '2026-03-02T09:00:00.000Z',
  key: 'key',
  signature: 'signature',
};

/** Posts one card to the channel as a job does: whoever is told to come again later does. */
async function post(): Promise<void> {
  try {
    await scene.product.world.messenger.digest(seal);
  } catch (error) {
    if (!(error instanceof Fault) || error.details.retryAfterMs === undefined) throw error;
    await setTimeout(error.details.retryAfterMs);
    await post();
  }
}

test('twenty cards at once for one channel break no limit of Teams, and all arrive', async () => {
  await scene.teams.person(people.tara).says('help');
  const before = scene.teams.notices().length;
  await Promise.all(Array.from({ length: 20 }, post));
  expect(scene.teams.notices()).toHaveLength(before + 20);
  expect(scene.teams.limits.broken).toBe(0);
});

test('ten answers in a row in one chat break none either', async () => {
  const tara = scene.teams.person(people.tara);
  for (let count = 0; count < 10; count += 1) await tara.says('help');
  expect(scene.teams.limits.broken).toBe(0);
});
