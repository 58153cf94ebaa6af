import { afterEach, expect, test } from '@jest/globals';
import { publishedJira } from '../../published/jira';
import { linkField } from '../../sandbox/jira/requests';
import { people } from '../../sandbox/people';
import type { Exchange } from '../../sandbox/recorder';
import { apiToken, oauth, startStage } from './stage';
import type { JiraStage } from './stage';

const link = 'https://desk.example/h/abcd2345';
let stage: JiraStage | undefined;

afterEach(async () => {
  await stage?.double.close();
});

/** Everything that the product does with Jira, and what goes wrong with it. */
async function everything(settings: Parameters<typeof startStage>[0]): Promise<readonly Exchange[]> {
  stage = await startStage(settings);
  const { desk, double, recorder } = stage;
  await desk.reach();
  const { id = '' } = (await desk.find('HELP-5001', people.lea)) ?? {};
  await desk.note(id, 'TAP-ABC123:opened', 'Opened.');
  await desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.');
  await desk.finish(id);
  await desk.find('HELP-99999', people.lea);
  await desk.find('HR-1', people.lea).catch(() => undefined);
  double.traps.hideMails = true;
  await desk.find('HELP-2', people.nils);
  double.traps.hideRequests = true;
  await desk.find('HELP-1', people.lea).catch(() => undefined);
  await desk.note(id, 'TAP-ABC123:closed', 'x').catch(() => undefined);
  return recorder.exchanges.filter(({ url }) => new URL(url).pathname !== '/oauth/token');
}

test.each([
  ['an API token', { auth: apiToken }],
  ['OAuth and a field for the link', { auth: oauth, linkField }],
  ['a field that this site does not have', { auth: apiToken, linkField: 'customfield_99999' }],
])(
  'every call of the product and every answer of the double is as Atlassian describes it, with %s',
  async (_, settings) => {
    const exchanges = await everything(settings).catch(() => stage?.recorder.exchanges ?? []);
    expect(exchanges.length).toBeGreaterThan(4);
    expect(exchanges.flatMap(publishedJira)).toEqual([]);
  },
);

const refused = { status: 400, responseBody: '{"errorMessage":"x"}' };

test.each([
  ['a comment that does not say for whom it is', { method: 'POST', requestBody: '{"body":"x"}', ...refused }],
  [
    'a member that is not described',
    { method: 'POST', requestBody: '{"body":"x","public":true,"publik":true}', ...refused },
  ],
  ['an answer of another API', { responseBody: '{"errorMessages":["x"],"errors":{}}', status: 404 }],
  ['a status that is not described', { status: 418, responseBody: '{"errorMessage":"x"}' }],
  [
    'a parameter that is not described',
    { url: 'https://x.example/rest/servicedeskapi/request/HELP-1/comment?publik=1' },
  ],
  ['another path', { url: 'https://x.example/rest/api/3/search?jql=key=HELP-1' }],
])('%s is noticed', (_, change) => {
  const exchange: Exchange = {
    at: '',
    from: 'node',
    to: 'jira',
    method: 'GET',
    url: 'https://x.example/rest/servicedeskapi/request/HELP-1/comment',
    requestHeaders: {},
    requestBody: '',
    status: 200,
    responseBody: '{"size":0,"start":0,"limit":50,"isLastPage":true,"values":[]}',
  };
  expect(publishedJira(exchange)).toEqual([]);
  expect(publishedJira({ ...exchange, ...change })).not.toEqual([]);
});
