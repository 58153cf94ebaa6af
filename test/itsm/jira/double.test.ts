import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod/v4';
import { jiraUser } from '../../sandbox/jira/access';
import { people } from '../../sandbox/people';
import { startStage } from './stage';
import type { JiraStage } from './stage';

let stage: JiraStage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(async () => {
  await stage.double.close();
});

const ours = `Basic ${Buffer.from(`${jiraUser.user}:${jiraUser.token}`).toString('base64')}`;
const page = z.object({
  size: z.number(),
  isLastPage: z.boolean(),
  values: z.array(z.looseObject({ body: z.string(), public: z.boolean() })),
});

async function ask(path: string, body?: object, authorization = ours) {
  const response = await fetch(`${stage.double.url}/rest${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization, 'content-type': 'application/json' },
  });
  return { status: response.status, answer: await response.json() };
}

const comments = async (query = '') => {
  const { answer } = await ask(`/servicedeskapi/request/HELP-1/comment${query}`);
  return page.parse(answer);
};
const comment = (body: object) => ask('/servicedeskapi/request/HELP-1/comment', body);

describe('the simulated site springs the traps of the real one', () => {
  test('a comment must say whether it is public, and may not be too long', async () => {
    expect((await comment({ body: 'x' })).status).toBe(400);
    expect((await comment({ body: 'x'.repeat(32_768), public: false })).status).toBe(400);
    expect((await comment({ body: 'x'.repeat(32_767), public: false })).status).toBe(201);
  });

  test('comments are given in pages of the site’s own length, public and internal ones alike unless one is asked for', async () => {
    for (let index = 0; index < 60; index += 1)
      await comment({ body: `comment ${index}`, public: index % 3 === 0 });
    expect(await comments('?limit=1000')).toMatchObject({ size: 50, isLastPage: false });
    expect(await comments('?start=50')).toMatchObject({ size: 10, isLastPage: true });
    expect(await comments('?internal=false')).toMatchObject({ size: 20, isLastPage: true });
  });

  test('a request that is hidden is not found, but has no comments instead of a refusal', async () => {
    await comment({ body: 'x', public: true });
    stage.double.traps.hideRequests = true;
    expect((await ask('/servicedeskapi/request/HELP-1')).status).toBe(404);
    expect((await ask('/api/3/issue/HELP-1?fields=summary')).status).toBe(404);
    expect(await comments()).toMatchObject({ size: 0, isLastPage: true });
  });

  test('a token that has ended is turned away by one API and taken for nobody’s by the other', async () => {
    const ended = 'Basic eDp5';
    expect((await ask('/servicedeskapi/request/HELP-1', undefined, ended)).status).toBe(401);
    expect((await ask('/api/3/issue/HELP-1?fields=summary', undefined, ended)).status).toBe(404);
    const may = await ask(
      '/api/3/mypermissions?projectKey=HELP&permissions=BROWSE_PROJECTS',
      undefined,
      ended,
    );
    expect(may).toMatchObject({
      status: 200,
      answer: { permissions: { BROWSE_PROJECTS: { havePermission: false } } },
    });
  });

  test('a bearer token is good on the gateway only', async () => {
    expect((await ask('/servicedeskapi/request/HELP-1', undefined, 'Bearer x')).status).toBe(401);
    const response = await fetch(`${stage.double.gateway}/rest/servicedeskapi/servicedesk`, {
      headers: { authorization: ours },
    });
    expect(response.status).toBe(401);
  });

  test('what is given back of a comment is escaped, and an address has become a card', async () => {
    await comment({ body: 'TAP-1 {x} https://desk.example/h/abcd2345', public: true });
    expect((await comments()).values[0]?.body).toBe(
      'TAP\\-1 \\{x\\} [https://desk.example/h/abcd2345|https://desk.example/h/abcd2345|smart-link]',
    );
  });

  test('markup is live, which is why none may be written', async () => {
    await comment({
      body: '[x|javascript:alert(1)] !https://evil.example/p.png! *b* <i>no</i>',
      public: true,
    });
    const html = await (await fetch(`${stage.double.url}/servicedesk/customer/portal/1/HELP-1`)).text();
    expect(html).toMatch(/<a href="javascript:[^]*<img [^]*<strong>b<\/strong>/);
    expect(html).not.toContain('<i>');
  });

  test('mails can be hidden while names are shown', async () => {
    stage.double.traps.hideMails = true;
    const { answer } = await ask('/servicedeskapi/request/HELP-1');
    expect(JSON.stringify(answer)).toContain(people.lea.name);
    expect(JSON.stringify(answer)).not.toContain(people.lea.upn);
  });
});

describe('the pages of the simulated site', () => {
  test.each(['/', '/browse/HELP-1', '/servicedesk/customer/portal/1/HELP-1'])(
    '%s is one titled page without script',
    async (path) => {
      const response = await fetch(`${stage.double.url}${path}`);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<main>/);
      expect(html).not.toMatch(/<script|\son\w+=/i);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  test('everybody who may need a pass has a request', () => {
    const reporters = new Set([...stage.double.requests.values()].map(({ reporter }) => reporter.id));
    const { lea, nils, pia, elin, georg, gus, dina, kariOslo, kariBergen, rolf } = people;
    expect(
      [lea, nils, pia, elin, georg, gus, dina, kariOslo, kariBergen, rolf].filter(
        ({ id }) => !reporters.has(id),
      ),
    ).toEqual([]);
  });
});
