import { describe, expect, test } from '@jest/globals';
import { allowedConnector, gate } from '../../bot/gate';

const botId = '00000000-0000-4000-8000-000000000002';
const tenantId = '00000000-0000-4000-8000-000000000001';
const now = Date.parse('2026-03-02T09:00:00Z');
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const settings = {
  botId,
  tenantId,
  tokenIssuer: 'https://api.botframework.com',
  connectorHosts: ['smba.trafficmanager.net'],
  now: () => now,
};

const claims = {
  iss: 'https://api.botframework.com',
  aud: botId,
  serviceurl: serviceUrl,
  exp: now / 1000 + 3600,
  nbf: now / 1000 - 60,
};
const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:x' },
  recipient: { id: `28:${botId}` },
  conversation: { id: 'a:1', tenantId },
  channelData: { tenant: { id: tenantId } },
};

function token(bent: object = {}, header: object = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256', kid: 'k', ...header })}.${part({ ...claims, ...bent })}.c2lnbmF0dXJl`;
}

function pass(
  body: unknown,
  authorization: string | undefined = token(),
  headers: Readonly<Record<string, string>> = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return gate(
    {
      method: 'POST',
      path: '/api/messages',
      params: {},
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: text,
      remote: '127.0.0.1',
    },
    settings,
  );
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}

test('what Teams sends passes', () => {
  expect(pass(activity)).toMatchObject({ type: 'message' });
  expect(pass({ ...activity, value: nested(20) })).toMatchObject({ type: 'message' });
});

describe('a token that is not exactly the channel’s is 401 (AC-02, AC-03, AC-04)', () => {
  test.each<[string, string | undefined]>([
    ['none', ''],
    ['garbage', 'Bearer x.y.z'],
    ['no algorithm', token({}, { alg: 'none' })],
    ['a shared secret', token({}, { alg: 'HS256' })],
    ['the emulator’s issuer', token({ iss: `https://sts.windows.net/${tenantId}/`, appid: botId })],
    ['another audience', token({ aud: 'https://api.botframework.com' })],
    ['no service address', token({ serviceurl: undefined })],
    ['another service address', token({ serviceurl: 'https://evil.example/' })],
    ['expired', token({ exp: now / 1000 - 400 })],
    ['a life longer than the channel gives', token({ exp: now / 1000 + 90_000 })],
    ['not yet valid', token({ nbf: now / 1000 + 600 })],
  ])('%s', (_, authorization) => {
    expect(pass(activity, authorization)).toBe(401);
  });
});

describe('an activity that is not from Teams in the home tenant is refused (AC-06)', () => {
  test.each<[string, unknown, number]>([
    ['another tenant', { ...activity, conversation: { id: 'a:1', tenantId: botId } }, 403],
    ['another tenant in the channel data', { ...activity, channelData: { tenant: { id: botId } } }, 403],
    ['no tenant', { ...activity, channelData: {} }, 400],
    ...['webchat', 'emulator', 'directline', 'AseChannel', 'MSTeams', ''].map(
      (channelId): [string, unknown, number] => [
        `the channel "${channelId}" (AC-08)`,
        { ...activity, channelId },
        400,
      ],
    ),
    ['no service address', { ...activity, serviceUrl: undefined }, 400],
    [
      'another service address than the token’s',
      { ...activity, serviceUrl: 'https://smba.trafficmanager.net/amer/' },
      401,
    ],
    ['no type', { ...activity, type: undefined }, 400],
    ['an array', [], 400],
    ['broken JSON', '{', 400],
    ['a deep body (AC-11)', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
    ['a deep value in a sound activity (AC-11)', { ...activity, value: nested(40) }, 400],
  ])('%s', (_, body, status) => {
    expect(pass(body)).toBe(status);
  });
});

test('a service address that the token names too is refused when it is not a connector (AC-09)', () => {
  const evil = 'https://evil.example/';
  expect(pass({ ...activity, serviceUrl: evil }, token({ serviceurl: evil }))).toBe(403);
});

describe('an activity that the bot does not hear, or that is not what it says', () => {
  const invoke = { ...activity, type: 'invoke', name: 'adaptiveCard/action' };
  test.each<[string, unknown, number]>([
    ['a reaction', { ...activity, type: 'messageReaction', reactionsAdded: 'x' }, 200],
    ['an invoke of something else', { ...invoke, name: 'task/fetch', value: [] }, 501],
    ['an invoke without a name', { ...invoke, name: undefined }, 501],
    ['a press without a value', invoke, 400],
    ['a press without an action', { ...invoke, value: {} }, 400],
    [
      'a press with an array for a verb',
      { ...invoke, value: { action: { type: 'Action.Execute', verb: [] } } },
      400,
    ],
    ['an array for text', { ...activity, text: ['new'] }, 400],
    ['text for members', { ...activity, type: 'conversationUpdate', membersAdded: 'all' }, 400],
  ])('%s', (_, body, status) => {
    expect(pass(body)).toBe(status);
  });

  test('nothing of it goes further but what is read', () => {
    const more = {
      ...activity,
      text: 'new',
      textFormat: [],
      localTimestamp: 7,
      entities: [{ type: 'mention' }, 1],
    };
    expect(pass(more)).toEqual({ ...activity, text: 'new', entities: [] });
  });
});

test('brackets inside text are not depth', () => {
  expect(pass({ ...activity, text: `"${'['.repeat(200)}\\` })).toMatchObject({ type: 'message' });
});

test('only JSON is read (AC-11)', () => {
  expect(pass(activity, token(), { 'content-type': 'multipart/form-data' })).toBe(415);
});

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['http://smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net@evil.example/', false],
  ['https://smba.trafficmanager.net.evil.example/', false],
  ['https://smba.trafficmanager.net./', false],
  ['https://smbа.trafficmanager.net/', false],
  ['https://169.254.169.254/', false],
  ['not an address', false],
])('the connector %s is allowed: %s (AC-09)', (url, allowed) => {
  expect(allowedConnector(url, ['smba.trafficmanager.net'])).toBe(allowed);
});
