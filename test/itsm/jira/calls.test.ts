import { afterEach, describe, expect, test } from '@jest/globals';
import { createJira } from '../../../services/itsm/jira/jira';
import { Secret } from '../../../services/secret';
import { expectFault } from '../../contracts/deskStage';
import { linkField } from '../../sandbox/jira/requests';
import { people } from '../../sandbox/people';
import { apiToken, oauth, startStage } from './stage';
import type { JiraStage } from './stage';

const { lea } = people;
const link = 'https://desk.example/h/abcd2345';
let stage: JiraStage | undefined;

async function started(...settings: Parameters<typeof startStage>): Promise<JiraStage> {
  stage = await startStage(...settings);
  return stage;
}

const found = async ({ desk }: JiraStage): Promise<string> => (await desk.find('HELP-1', lea))?.id ?? '';

afterEach(async () => {
  await stage?.double.close();
  stage = undefined;
});

describe('where calls go', () => {
  const settings = { site: 'https://x.example', auth: apiToken, linkField: undefined, done: undefined };

  test.each([
    ['the site', { url: 'http://localhost:1', tokenUrl: 'https://localhost:1' }],
    ['the address of tokens', { url: 'https://localhost:1', tokenUrl: 'http://localhost:1' }],
  ])('%s is reached over https only (AC-110)', (_, addresses) => {
    expect(() => createJira({ ...settings, ...addresses })).toThrow('https');
  });

  test('a redirect is not followed, and the token goes nowhere (AC-110)', async () => {
    const { desk, double, recorder } = await started();
    double.fail('elsewhere', 'read');
    const fault = await expectFault(desk.find('HELP-1', lea), 'DESK_ANSWER');
    expect(fault.details).toMatchObject({ status: 302, retryable: false });
    expect(recorder.exchanges).toHaveLength(1);
  });

  test('an address is made of our own words, a key or a number and of nothing else, and no query language is spoken', async () => {
    const here = await started({ linkField });
    const id = (await here.desk.find('help 1', lea))?.id ?? '';
    await here.desk.note(id, 'TAP-ABC123:opened', 'HELP-2 OR project = HR');
    await here.desk.writeLink(id, 'TAP-ABC123:link', link, '[HELP-2|javascript:alert(1)]');
    await here.desk.finish(id);
    const paths = here.recorder.exchanges.map(({ url }) => new URL(url).pathname);
    expect(paths.length).toBeGreaterThan(10);
    const ours =
      /^\/rest\/(servicedeskapi\/request|api\/3\/issue)\/(HELP-1|10001)(\/comment|\/transitions)?$|^\/rest\/api\/3\/mypermissions$/;
    expect(paths.filter((path) => !ours.test(path))).toEqual([]);
    expect(here.recorder.exchanges.filter(({ url }) => /jql/i.test(url))).toEqual([]);
  });

  test('an id that the desk did not give is a bug and reaches nothing', async () => {
    const { desk, recorder } = await started();
    for (const id of ['', 'HELP-1', 'request/HELP-1', 'request/../project/HR', 'request/1?x=', 'incident/1'])
      await expect(desk.note(id, 'TAP-ABC123:opened', 'x')).rejects.toThrow('not a ticket id');
    await expect(desk.note('request/10001', 'a b^c', 'x')).rejects.toThrow('a key is made of');
    expect(recorder.exchanges).toEqual([]);
  });

  test('a link that leads anywhere but to the request on our site is made here instead (AC-111)', async () => {
    const here = await started();
    const read = async (): Promise<string | undefined> => (await here.desk.find('HELP-1', lea))?.link;
    const { url } = here.double;
    expect(await read()).toBe(`${url}/servicedesk/customer/portal/1/HELP-1`);
    for (const other of [
      'https://evil.example',
      'javascript:alert(1)//',
      `${url}@evil.example`,
      `${url}/x?to=`,
    ]) {
      here.double.traps.linksTo = other;
      expect(await read()).toBe(`${url}/browse/HELP-1`);
    }
  });

  test('every comment says whether it is public', async () => {
    const here = await started();
    const id = await found(here);
    await here.desk.note(id, 'TAP-ABC123:opened', 'x');
    await here.desk.writeLink(id, 'TAP-ABC123:link', link, 'x');
    const sent = here.recorder.exchanges.filter(({ method }) => method === 'POST');
    expect(sent.map(({ requestBody }) => (JSON.parse(requestBody) as { public: unknown }).public)).toEqual([
      false,
      true,
    ]);
  });
});

describe('whether a request is absent', () => {
  test('a token that has ended is refused, also where the site takes it for nobody’s', async () => {
    const ended = { ...apiToken, password: new Secret('ended') } as typeof apiToken;
    const here = await started({ auth: ended });
    await expectFault(here.desk.find('HELP-99999', lea), 'DESK_FORBIDDEN');
    await here.double.close();
    const there = await started();
    there.double.traps.nobody = true;
    await expectFault(there.desk.find('HELP-99999', lea), 'DESK_FORBIDDEN');
  });

  test('a project that the account does not see hides its requests', async () => {
    const { desk } = await started();
    await expectFault(desk.find('HR-1', lea), 'DESK_FORBIDDEN');
  });

  test('an account that is no agent cannot tell', async () => {
    const { desk, double } = await started();
    double.traps.notAgent = true;
    await expectFault(desk.find('HELP-99999', lea), 'DESK_FORBIDDEN');
  });

  test('an issue that is no customer request is not taken for absent, nor for a ticket', async () => {
    const { desk } = await started();
    await expectFault(desk.find('HELP-5002', lea), 'DESK_FORBIDDEN');
  });

  test('a request that answers to another key is no answer', async () => {
    const { desk, double } = await started();
    const moved = { ...double.request('HELP-1'), key: 'HELP-77' };
    (double.requests as Map<string, typeof moved>).set('HELP-1', moved);
    await expectFault(desk.find('HELP-1', lea), 'DESK_ANSWER');
  });

  test('the desk is in reach when at least one service desk is seen', async () => {
    const { desk, double } = await started();
    await desk.reach();
    double.traps.hideRequests = true;
    await expectFault(desk.reach(), 'DESK_FORBIDDEN');
  });
});

describe('tokens', () => {
  test('calls that start together share one token', async () => {
    const { desk, double } = await started({ auth: oauth });
    await Promise.all(['HELP-1', 'HELP-2', 'HELP-4'].map((key) => desk.find(key, lea)));
    await desk.find('HELP-1', lea);
    expect(double.access.given).toBe(1);
  });

  test('a token that has ended is renewed once, also in the middle of a write', async () => {
    const here = await started({ auth: oauth });
    const id = await found(here);
    here.double.access.endTokens();
    await here.desk.note(id, 'TAP-ABC123:opened', 'Once.');
    expect(here.double.request('HELP-1').comments).toHaveLength(1);
    expect(here.double.access.given).toBe(2);
  });

  test('a wrong secret is refused without a second try', async () => {
    const wrong = { ...oauth, clientSecret: new Secret('wrong') } as typeof oauth;
    const { desk, recorder } = await started({ auth: wrong });
    await expectFault(desk.find('HELP-1', lea), 'DESK_FORBIDDEN');
    expect(recorder.exchanges).toHaveLength(1);
  });

  test.each(['read:servicedesk-request', 'write:servicedesk-request', 'read:jira-work', 'write:jira-work'])(
    'without the scope %s a case cannot be kept, and with these four it can',
    async (scope) => {
      const here = await started({ auth: oauth, linkField });
      const whole = async (): Promise<void> => {
        const id = await found(here);
        await here.desk.note(id, 'TAP-ABC123:opened', 'x');
        await here.desk.writeLink(id, 'TAP-ABC123:link', link, 'x');
        await here.desk.finish(id);
      };
      here.double.access.scopes.delete(scope);
      await expectFault(whole(), 'DESK_FORBIDDEN');
      here.double.access.scopes.add(scope);
      await whole();
    },
  );
});

describe('odd answers', () => {
  test.each(['garbled', 'empty'] as const)(
    'an answer that is %s is trouble that may pass',
    async (failure) => {
      const { desk, double } = await started();
      double.fail(failure, 'read');
      await expect(desk.find('HELP-1', lea)).rejects.toMatchObject({ details: { retryable: true } });
    },
  );

  test('a status without a category is not taken for open or over', async () => {
    const { desk, double } = await started();
    double.traps.blankStatus = true;
    await expectFault(desk.find('HELP-1', lea), 'DESK_FORBIDDEN');
  });

  test('a resolution ends a request whose status does not', async () => {
    const { desk, double } = await started();
    double.request('HELP-1').resolution = 'Done';
    expect(await desk.find('HELP-1', lea)).toMatchObject({ open: false });
  });
});
