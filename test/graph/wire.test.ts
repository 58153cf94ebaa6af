import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import { calling, startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea } = people;
const triesOfReads = 4;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterAll(async () => {
  await stage.close();
});

describe('reading', () => {
  test.each([
    ['a reset connection', 'resetBefore'],
    ['a 503', { status: 503, body: '' }],
    ['a 429 that says how long', { status: 429, headers: { 'retry-after': '1' }, body: '' }],
    ['a page instead of JSON', { status: 200, body: '<html>' }],
  ] as const)('is tried again after %s', async (_, fault) => {
    stage.double.fault(calling('GET', lea.id), fault);
    expect(await stage.directory.person(lea.id)).toMatchObject({ id: lea.id });
  });

  test('is given up when Graph asks for a longer wait than a person has (AC-81)', async () => {
    const busy = { status: 429, headers: { 'retry-after': '90' }, body: '' };
    stage.double.fault(calling('GET', lea.id), busy);
    await expect(stage.directory.person(lea.id)).rejects.toMatchObject({
      code: 'GRAPH_THROTTLED',
      details: { retryable: true, retryAfterMs: 90_000, status: 429 },
    });
  });

  test.each([
    ['a user of another shape', { id: 7 }],
    ['a list', []],
  ])('%s is no answer (AC-114)', async (_, body) => {
    stage.double.fault(calling('GET', lea.id), { status: 200, body });
    await expect(stage.directory.person(lea.id)).rejects.toMatchObject({ code: 'GRAPH_ANSWER' });
  });

  test('a redirect is not followed, and the token goes nowhere', async () => {
    const elsewhere = { status: 302, headers: { location: 'https://evil.example/' }, body: '' };
    stage.double.fault(calling('GET', lea.id), elsewhere, triesOfReads);
    await expect(stage.directory.person(lea.id)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });

  test('a next page on another host is not asked for (AC-133)', async () => {
    const body = { value: [], '@odata.nextLink': 'https://evil.example/v1.0/groups' };
    stage.double.fault(calling('GET', 'transitiveMembers'), { status: 200, body });
    await expect(stage.directory.members(groups.recovery.id)).rejects.toMatchObject({
      code: 'GRAPH_ANSWER',
      details: { retryable: false },
    });
  });

  test('pages without end are not read without end', async () => {
    const path = `/v1.0/groups/${groups.recovery.id}/transitiveMembers`;
    const again = { value: [], '@odata.nextLink': stage.double.url + path };
    stage.double.fault(calling('GET', 'transitiveMembers'), { status: 200, body: again }, 1_000);
    await expect(stage.directory.members(groups.recovery.id)).rejects.toMatchObject({ code: 'GRAPH_ANSWER' });
  });
});

describe('writing', () => {
  test('is never sent twice by the adapter itself', async () => {
    const sent = () => stage.calls().filter(({ method }) => method === 'DELETE').length;
    const before = sent();
    stage.double.fault(calling('DELETE', 'members'), { status: 503, body: '' });
    await expect(stage.groups.remove(groups.recovery.id, lea.id)).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      details: { retryable: true },
    });
    expect(sent() - before).toBe(1);
  });
});

describe('what a fault holds', () => {
  test('Graph’s own words stay inside the adapter; its id of the call is kept for its support', async () => {
    const message = `Insufficient privileges for ${lea.upn}`;
    stage.double.fault(calling('GET', lea.id), {
      status: 403,
      headers: { 'request-id': '11111111-2222-4333-8444-555555555555' },
      body: { error: { code: 'Authorization_RequestDenied', message, innerError: {} } },
    });
    const error: unknown = await stage.directory.person(lea.id).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'GRAPH_FORBIDDEN',
      details: { vendorId: '11111111-2222-4333-8444-555555555555' },
    });
    expect(JSON.stringify(error)).not.toContain(lea.upn);
  });
});
