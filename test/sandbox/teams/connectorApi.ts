import { randomUUID } from 'node:crypto';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import { apps } from '../people';
import type { Login } from '../login/login';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { createThreadLimits } from './threadLimits';
import type { ThreadLimits } from './threadLimits';

/** What the bot asked the connector to do. */
export type ConnectorCall =
  | {
      readonly kind: 'post' | 'update';
      readonly conversation: string;
      readonly message: string;
      readonly activity: Record<string, unknown>;
    }
  | {
      readonly kind: 'open';
      readonly member: string | undefined;
      readonly channel: string | undefined;
      readonly activity: Record<string, unknown> | undefined;
    };

/** Carries out a call; for `open` the answer names the conversation, and the message if one came with it. */
export type ConnectorBehind = (
  call: ConnectorCall,
) => Promise<{ readonly conversation: string; readonly message: string } | 'gone'>;

/** The Bot Connector's HTTP surface, which wants the bot's own token; what stands behind it is given. */
export async function startConnectorApi(
  recorder: Recorder,
  login: Login,
  behind: ConnectorBehind,
  port?: number,
  limits: ThreadLimits = createThreadLimits(),
): Promise<Double> {
  // The official one answers below a path: /teams/ everywhere, and one that names the region of whoever was heard.
  const conversation = '(?:/teams)?/v3/conversations/([^/]+)/activities';
  const routes = [
    { method: 'POST', path: /^(?:\/teams)?\/v3\/conversations$/, answer: open },
    { method: 'POST', path: new RegExp(`^${conversation}$`), answer: post },
    { method: 'POST', path: new RegExp(`^${conversation}/([^/]+)$`), answer: post },
    { method: 'PUT', path: new RegExp(`^${conversation}/([^/]+)$`), answer: update },
  ];
  const double: Double = await startDouble(
    'connector',
    async (request) => {
      if (!(await fromBot(request)))
        return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
      return (await route(routes, request)?.()) ?? { status: 404, body: {} };
    },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return double;

  async function fromBot(request: DoubleRequest): Promise<boolean> {
    try {
      const claims = await login.signer.verify(
        /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '',
      );
      return claims.aud === 'https://api.botframework.com' && claims['appid'] === apps.bot.clientId;
    } catch {
      return false;
    }
  }

  async function open(request: DoubleRequest): Promise<DoubleResponse> {
    const body = JSON.parse(request.body) as {
      members?: { id: string }[];
      channelData?: { channel?: { id?: string } };
      activity?: Record<string, unknown>;
    };
    const { channel } = body.channelData ?? {};
    const refused = limits.take(channel?.id ?? body.members?.[0]?.id ?? '');
    if (refused !== undefined) return refused;
    const done = await behind({
      kind: 'open',
      member: body.members?.[0]?.id,
      channel: channel?.id,
      activity: body.activity,
    });
    if (done === 'gone') return gone;
    return {
      status: 201,
      body: { id: done.conversation, activityId: done.message, serviceUrl: `${double.url}/` },
    };
  }

  async function post(request: DoubleRequest, id = ''): Promise<DoubleResponse> {
    const refused = limits.take(threadOf(id));
    if (refused !== undefined) return refused;
    const activity = JSON.parse(request.body) as Record<string, unknown>;
    // No message: Teams shows for a moment that the bot is writing.
    if (activity['type'] === 'typing') return { status: 201, body: { id: '' } };
    const done = await behind({ kind: 'post', conversation: id, message: randomUUID(), activity });
    return done === 'gone' ? gone : { status: 201, body: { id: done.message } };
  }

  async function update(request: DoubleRequest, id = '', message = ''): Promise<DoubleResponse> {
    const refused = limits.take(threadOf(id));
    if (refused !== undefined) return refused;
    const done = await behind({
      kind: 'update',
      conversation: id,
      message,
      activity: JSON.parse(request.body) as Record<string, unknown>,
    });
    return done === 'gone' ? gone : { status: 200, body: { id: done.message } };
  }
}

function threadOf(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? '';
}

const gone: DoubleResponse = {
  status: 403,
  body: { error: { code: 'MessageWritesBlocked', message: 'The bot cannot write here.' } },
};
