import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Stream } from '../../services/tenantLogs';
import { people } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';
import { emptyLogs, pagesOf, recordsOf } from './logReading';

const { lea } = people;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

beforeEach(() => {
  emptyLogs(stage);
});

afterAll(async () => {
  await stage.close();
});

describe('a log as real ones are', () => {
  const signInsOf = (count: number): void => {
    for (let one = 0; one < count; one += 1) stage.double.tenant.signIn(lea.id, 0, '');
  };

  test('is read page by page to its end, in whatever order', async () => {
    stage.double.tenant.logTraps.pageSize = 10;
    stage.double.tenant.logTraps.shuffled = true;
    signInsOf(35);
    const pages = await pagesOf(stage, 'signIns');
    expect(pages.map((page) => (page.state === 'page' ? page.entries : 0))).toEqual([10, 10, 10, 5]);
    expect(new Set((await recordsOf(stage, 'signIns')).map(({ key }) => key)).size).toBe(35);
  });

  test('gives what is there twice the same key', async () => {
    stage.double.tenant.logTraps.twice = true;
    signInsOf(2);
    const keys = (await recordsOf(stage, 'signIns')).map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([4, 2]);
  });

  test('has entries of another shape, which are counted and keep nobody from the others', async () => {
    stage.double.tenant.logTraps.strange = 3;
    signInsOf(2);
    expect(await pagesOf(stage, 'signIns')).toEqual([
      { state: 'page', records: [expect.anything(), expect.anything()], entries: 5, unreadable: 3 },
    ]);
  });

  test('shows a late entry when it can be read', async () => {
    stage.double.tenant.logTraps.delayMs = 10 * 60_000;
    signInsOf(1);
    expect(await recordsOf(stage, 'signIns')).toEqual([]);
    stage.clock.move(10 * 60_000);
    expect(await recordsOf(stage, 'signIns')).toHaveLength(1);
  });

  test.each<[Stream, 'signIns' | 'riskDetections']>([
    ['signIns', 'signIns'],
    ['risk', 'riskDetections'],
  ])('%s without the licence is blind, and says so', async (stream, log) => {
    stage.double.tenant.logTraps.unlicensed = [log];
    expect(await pagesOf(stage, stream)).toEqual([{ state: 'blind', because: 'noLicence' }]);
  });

  test('without the permission is blind, and says so', async () => {
    const denied = { status: 403, body: { error: { code: 'Authentication_MSGraphPermissionMissing' } } };
    stage.double.fault(calling('GET', 'directoryAudits'), denied);
    expect(await pagesOf(stage, 'audit')).toEqual([{ state: 'blind', because: 'noPermission' }]);
  });

  test('is read again where the answer was cut, the line broke or Graph was busy', async () => {
    signInsOf(1);
    stage.double.fault(calling('GET', 'signIns'), { doneBut: 'truncated' });
    expect(await recordsOf(stage, 'signIns')).toHaveLength(1);
    stage.double.fault(calling('GET', 'signIns'), 'resetAfter');
    expect(await recordsOf(stage, 'signIns')).toHaveLength(1);
    stage.double.fault(calling('GET', 'signIns'), { status: 429, body: {}, headers: { 'retry-after': '1' } });
    expect(await recordsOf(stage, 'signIns')).toHaveLength(1);
    stage.double.fault(calling('GET', 'signIns'), { status: 429, body: {} });
    expect(await recordsOf(stage, 'signIns')).toHaveLength(1);
  });

  test('is trouble when a filter is refused, or the next page lies elsewhere', async () => {
    const refused = {
      status: 400,
      body: { error: { code: 'BadRequest', message: 'Invalid filter clause' } },
    };
    stage.double.fault(calling('GET', 'signIns'), refused);
    await expect(pagesOf(stage, 'signIns')).rejects.toMatchObject({ code: 'GRAPH_REFUSED' });
    const elsewhere = { value: [], '@odata.nextLink': 'https://elsewhere.example/next' };
    stage.double.fault(calling('GET', 'signIns'), { status: 200, body: elsewhere });
    await expect(pagesOf(stage, 'signIns')).rejects.toMatchObject({ code: 'GRAPH_ANSWER' });
  });

  test('is read in the strict lane without one refusal, however many pages it has', async () => {
    const strict = { calls: 5, perMs: 1_000 };
    const other = await startGraphStage({}, strict);
    other.double.tenant.budget = { calls: 5, perMs: 700 };
    other.double.tenant.logTraps.pageSize = 1;
    for (let one = 0; one < 12; one += 1) other.double.tenant.signIn(lea.id, 0, '');
    expect(await recordsOf(other, 'signIns')).toHaveLength(12);
    expect(other.calls().map(({ status }) => status)).not.toContain(429);
    await other.close();
  });
});
