import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { compose } from '../../bot/compose';
import type { Process } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { createLogLines } from '../sandbox/logLines';
import { people } from '../sandbox/people';
import { approve, cast, openCase, showing, verify } from '../sandbox/recoveryCase';
import { quick } from '../sandbox/scene';
import { startSurroundings } from '../sandbox/surroundings';
import type { Surroundings } from '../sandbox/surroundings';
import { tls } from '../sandbox/tls';

const { lea, kariOslo } = people;
let scene: Surroundings;
let product: Process;

beforeAll(async () => {
  scene = await startSurroundings();
  await start();
});

afterAll(async () => {
  await product.stop();
  await scene.close();
});

async function start(): Promise<void> {
  product = await compose(loadConfig(scene.environment), {
    ...quick,
    tls: tls(),
    logTo: createLogLines().stream,
  });
  await product.start();
}

test('a case that runs keeps the rule it was opened under; the next one gets the new rule (AC-129)', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await product.stop();
  const file = scene.environment['POLICY_FILE'] ?? '';
  const policy = JSON.parse(await readFile(file, 'utf8')) as {
    version: string;
    rules: { recovery: { ordinary: { approvals: number } } };
  };
  policy.version = 'stricter';
  policy.rules.recovery.ordinary.approvals = 2;
  await writeFile(file, JSON.stringify(policy));
  await start();

  await verify(scene, status, lea);
  await approve(scene, lea);
  await cast(scene).tara.sees(showing('Prepared', lea));

  const next = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  await verify(scene, next, kariOslo);
  await approve(scene, kariOslo);
  const { store } = product.world;
  expect(await store.openFor(kariOslo.id)).toMatchObject({
    stage: 'awaitingApproval',
    policyVersion: 'stricter',
    rule: { approvals: 2 },
  });
  expect(await store.openFor(lea.id)).toMatchObject({ stage: 'prepared', rule: { approvals: 1 } });
});
