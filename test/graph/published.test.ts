import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { streams } from '../../services/tenantLogs';
import { publishedGraph } from '../published/graph';
import { apps, groups, people } from '../sandbox/people';
import type { Exchange } from '../sandbox/recorder';
import { startGraphStage } from './graphStage';
import type { GraphStage } from './graphStage';

const { lea, tara, nils } = people;
const faultsIn = publishedGraph(
  (clientId) => Object.values(apps).find((app) => app.clientId === clientId)?.permissions ?? [],
);
const here = faultsIn === undefined ? describe.skip : describe;
let stage: GraphStage;

beforeAll(async () => {
  stage = await startGraphStage();
});

afterAll(async () => {
  await stage.close();
});

here('by what Microsoft publishes about Graph', () => {
  test('every call of the product and every answer of the double is right', async () => {
    const { directory, passes, groups: membership, containment, double } = stage;
    await directory.find(lea.upn);
    await directory.person(lea.id);
    await directory.subject(lea.id);
    await directory.subject(nils.id);
    const { owned, grants, eligibleGroups } = double.tenant;
    const app = '50000000-0000-4000-8000-000000000077';
    owned.set(nils.id, [{ kind: 'servicePrincipal', id: app, appId: app }]);
    grants.set(app, ['User.Read.All']);
    eligibleGroups.push({ principalId: nils.id, groupId: groups.sensitive.id });
    await directory.subject(nils.id);
    await directory.background(lea.id, people.mona.id, {
      since: '2026-01-01T00:00:00.000Z',
      now: '2026-01-02T00:00:00.000Z',
    });
    await directory.managersOf(lea.id);
    await directory.groupsOf(tara.id, [groups.technicians.id]);
    await directory.members(groups.approvers.id);
    await membership.add(groups.recovery.id, lea.id);
    await membership.add(groups.recovery.id, lea.id);
    await membership.has(groups.recovery.id, lea.id);
    const authority = await stage.authorityOf(tara);
    await passes.mayManage(lea.id, tara.id, authority, 'ordinary');
    await passes.mayManage(nils.id, people.theo.id, await stage.authorityOf(people.theo), 'ordinary');
    await passes.create(lea.id, 5, authority).catch(() => undefined);
    const { pass } = await passes.create(lea.id, 30, authority);
    const { methods } = await passes.look(lea.id);
    await passes.remove(lea.id, pass.id);
    await passes.remove(lea.id, pass.id);
    for (const method of methods.filter(({ kind }) => kind === 'phone' || kind === 'authenticator'))
      await containment.removeMethod(lea.id, method);
    await containment.removeMethod(lea.id, {
      id: pass.id,
      kind: 'platformCredential',
      label: '',
      onPhone: false,
    });
    await containment.revokeSessions(lea.id);
    await membership.remove(groups.recovery.id, lea.id);
    await stage.fetch(`/v1.0/servicePrincipals?$filter=appId%20eq%20'${app}'&$select=id`);
    for (const report of ['directoryAudits', 'signIns']) await stage.fetch(`/v1.0/auditLogs/${report}`);
    double.tenant.detect(lea.id, 'high');
    double.tenant.signIn(lea.id, 0, '', { method: 'Temporary Access Pass' });
    for (const stream of streams)
      for await (const page of stage.logs.read(
        stream,
        '2026-01-01T00:00:00Z',
        stage.clock.now().toISOString(),
      ))
        expect(page).toMatchObject({ state: 'page', unreadable: 0 });
    for await (const page of stage.logs.registrations()) expect(page).not.toHaveProperty('state');

    const ours = stage.calls();
    expect(ours.flatMap((call) => faultsIn?.(call) ?? [])).toEqual([]);
    const kinds = new Set(
      ours.map((call) => call.method + new URL(call.url).pathname.replaceAll(/\/[0-9a-f-]{36}/g, '/{id}')),
    );
    expect(kinds.size).toBeGreaterThanOrEqual(20);
    expect(double.tenant.dangers).toEqual([]);
  });

  test.each<[string, (call: Exchange) => Exchange]>([
    ['a path that is not there', (call) => ({ ...call, url: call.url.replace('/methods', '/metods') })],
    ['an option that Graph does not know', (call) => ({ ...call, url: `${call.url}?$limit=5` })],
    [
      'a property that the type does not have',
      (call) => ({ ...call, url: `${call.url}?$select=id,passcode` }),
    ],
    ['a property in the answer that the type does not have', changed('"isUsable"', '"usable"')],
    ['a value of another type', changed('"isUsableOnce":true', '"isUsableOnce":"yes"')],
    ['a time that is none', changed('"startDateTime":"2', '"startDateTime":"x')],
    ['a type below another', changed('temporaryAccessPassAuthenticationMethod', 'user')],
    ['an answer without its list', (call) => ({ ...call, responseBody: '{"values":[]}' })],
    ['an error of another shape', (call) => ({ ...call, status: 400, responseBody: '{"message":"no"}' })],
  ])('%s would be noticed', async (_, change) => {
    await stage.passes.create(lea.id, 30, await stage.authorityOf(tara));
    await stage.passes.look(lea.id);
    const call = stage.calls().findLast(({ url }) => url.endsWith('/authentication/methods'));
    if (call === undefined) throw new Error('no call was made');
    expect(faultsIn?.(call)).toEqual([]);
    expect(faultsIn?.(change(call))).not.toEqual([]);
  });

  test('a caller without the permission would be noticed', async () => {
    const nothing = publishedGraph(() => []);
    await stage.directory.person(lea.id);
    const call = stage.calls().at(-1);
    expect(call && nothing?.(call)).toEqual([expect.stringMatching(/needs one of .*User\.Read\.All/)]);
  });
});

describe('the simulated Graph', () => {
  const batch = async (requests: readonly object[]) =>
    await stage.fetch('/v1.0/$batch', { method: 'POST', body: JSON.stringify({ requests }) });

  test('answers a batch step by step, in any order, and fails what depends on a failure', async () => {
    const response = await batch([
      { id: '1', method: 'GET', url: `/users/${lea.id}` },
      { id: '2', method: 'GET', url: `/users/${groups.recovery.id}` },
      { id: '3', method: 'GET', url: `/users/${tara.id}`, dependsOn: ['2'] },
    ]);
    const { responses } = (await response.json()) as { responses: { id: string; status: number }[] };
    expect(response.status).toBe(200);
    expect(Object.fromEntries(responses.map(({ id, status }) => [id, status]))).toEqual({
      1: 200,
      2: 404,
      3: 424,
    });
  });

  test('refuses a batch that is empty, too long or names a step twice', async () => {
    const step = (id: number) => ({ id: String(id), method: 'GET', url: `/users/${lea.id}` });
    for (const requests of [[], Array.from({ length: 21 }, (_, id) => step(id)), [step(1), step(1)]])
      expect((await batch(requests)).status).toBe(400);
  });

  test('throttles the tight lanes only, and says for how long', async () => {
    stage.double.tenant.budget = { calls: 1, perMs: 60_000 };
    const methods = async () => await stage.fetch(`/v1.0/users/${lea.id}/authentication/methods`);
    expect((await methods()).status).toBe(200);
    const refused = await methods();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 50]).toEqual([429, true]);
    expect((await stage.fetch(`/v1.0/users/${lea.id}`)).status).toBe(200);
    await expect(stage.passes.look(lea.id)).rejects.toMatchObject({ code: 'GRAPH_THROTTLED' });
    stage.double.tenant.budget = undefined;
  });

  test('keeps two audit records of every pass, with who made it', async () => {
    const from = stage.clock.now().toISOString();
    await stage.passes.create(lea.id, 30, await stage.authorityOf(tara));
    const answer = await stage.fetch(
      `/v1.0/auditLogs/directoryAudits?$filter=${encodeURIComponent(`activityDateTime ge ${from}`)}`,
    );
    const entry = {
      activityDisplayName: 'Admin registered security info',
      resultReason: 'Admin registered temporary access pass method for user',
      initiatedBy: { user: { id: tara.id } },
      targetResources: [{ id: lea.id }],
    };
    expect(await answer.json()).toMatchObject({ value: [entry, entry] });
  });

  test('lets nobody in without a token for it', async () => {
    const answer = await fetch(`${stage.double.url}/v1.0/users/${lea.id}`);
    expect(answer.status).toBe(401);
  });
});

function changed(from: string, to: string): (call: Exchange) => Exchange {
  return (call) => ({ ...call, responseBody: call.responseBody.replace(from, to) });
}
