import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea } = people;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterAll(async () => {
  await stage.close();
});

test('the app is installed for a person, once', async () => {
  const { withoutApp } = stage.double.tenant;
  withoutApp.add(lea.id);
  expect(await stage.install(lea.id)).toBe(true);
  expect(withoutApp.size).toBe(0);
  expect(await stage.install(lea.id)).toBe(true);
  expect(stage.calls().filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('it is not where the policy forbids it, or where there is no such person', async () => {
  const { tenant } = stage.double;
  tenant.withoutApp.add(lea.id);
  tenant.mayInstall = false;
  expect(await stage.install(lea.id)).toBe(false);
  tenant.mayInstall = true;
  expect(await stage.install('99999999-0000-4000-8000-000000000001')).toBe(false);
});

test('an outage is no answer', async () => {
  stage.double.fault(calling('POST', '/installedApps'), { status: 503, body: {} });
  await expect(stage.install(lea.id)).rejects.toMatchObject({
    code: 'GRAPH_UNAVAILABLE',
    details: { retryable: true },
  });
});

test('only an object id goes into the path', async () => {
  await expect(stage.install('../groups')).rejects.toThrow('only object ids');
});
