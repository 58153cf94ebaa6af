import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Double } from '../httpsDouble';
import type { Login } from '../login/login';
import { apps, people, tenantId } from '../people';
import type { SandboxPerson } from '../people';
import type { Recorder } from '../recorder';
import { startConnectorApi } from './connectorApi';
import type { ConnectorCall } from './connectorApi';
import { startIssuer } from './issuer';
import type { ChannelIssuer } from './issuer';
import type { Playground } from './playground';
import { personal } from './activityBase';

/** Stands between the Playgrounds and the bot: signs what people do, and passes on what the bot says. */
export interface Gateway {
  readonly connector: Double;
  readonly issuer: ChannelIssuer;
  /** Where a person's Playground sends its activities. */
  endpoint(person: SandboxPerson): string;
  connect(botUrl: string, playgrounds: readonly Playground[]): void;
  close(): Promise<void>;
}

/** One message of the team channel as each Playground knows it. */
interface Copy {
  readonly playground: Playground;
  readonly conversation: string;
  readonly message: string;
}

/** Starts the gateway; the bot sees one connector over HTTPS, each Playground sees its own bot over loopback HTTP. */
export async function startGateway(recorder: Recorder, login: Login): Promise<Gateway> {
  const issuer = await startIssuer(recorder);
  const copies = new Map<string, readonly Copy[]>();
  let botUrl = '';
  let playgrounds: readonly Playground[] = [];
  const ownerOf = (conversation: string): Playground | undefined =>
    playgrounds.find((one) => conversation.startsWith(personal(one.person.id)));

  const connector = await startConnectorApi(recorder, login, async (call: ConnectorCall) => {
    if (call.kind === 'open')
      return call.channel === undefined
        ? await openChat(call.member ?? '')
        : await postToChannel(call.channel, call.activity ?? {});
    const owner = ownerOf(call.conversation);
    if (owner === undefined) return call.kind === 'update' ? await editEverywhere(call) : 'gone';
    const path = `/v3/conversations/${encodeURIComponent(call.conversation)}/activities`;
    const answer =
      call.kind === 'post'
        ? await ask(owner, 'POST', path, call.activity)
        : await ask(owner, 'PUT', `${path}/${call.message}`, call.activity);
    if (answer === undefined) return 'gone';
    return { conversation: call.conversation, message: answer.id ?? call.message };
  });

  async function openChat(member: string): Promise<{ conversation: string; message: string } | 'gone'> {
    return await Promise.resolve(
      playgrounds.some((one) => one.person.id === member)
        ? { conversation: personal(member), message: '' }
        : 'gone',
    );
  }

  /** A post in the channel stands in every Playground, each under an id of its own. */
  async function postToChannel(
    channel: string,
    activity: Record<string, unknown>,
  ): Promise<{ conversation: string; message: string }> {
    const message = randomUUID();
    const posted = await Promise.all(
      playgrounds.map(async (playground) => {
        const body = {
          isGroup: true,
          bot: { id: `28:${apps.bot.clientId}` },
          tenantId,
          channelData: { channel: { id: channel } },
          activity,
        };
        const answer = await ask(playground, 'POST', '/v3/conversations', body);
        return { playground, conversation: answer?.id ?? '', message: answer?.activityId ?? '' };
      }),
    );
    copies.set(message, posted);
    return { conversation: `${channel};messageid=${message}`, message };
  }

  async function editEverywhere({
    message,
    activity,
  }: Extract<ConnectorCall, { kind: 'post' | 'update' }>): Promise<
    { conversation: string; message: string } | 'gone'
  > {
    const known = copies.get(message);
    if (known === undefined) return 'gone';
    await Promise.all(
      known.map((copy) =>
        ask(
          copy.playground,
          'PUT',
          `/v3/conversations/${encodeURIComponent(copy.conversation)}/activities/${copy.message}`,
          { ...activity, id: copy.message },
        ),
      ),
    );
    return { conversation: '', message };
  }

  async function ask(
    playground: Playground,
    method: string,
    path: string,
    body: object,
  ): Promise<{ id?: string; activityId?: string } | undefined> {
    const response = await fetch(playground.connectorUrl + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    recorder.record({
      at: new Date().toISOString(),
      from: 'gateway',
      to: `playground of ${playground.person.name}`,
      method,
      url: playground.connectorUrl + path,
      requestHeaders: {},
      requestBody: JSON.stringify(body),
      status: response.status,
      responseBody: text,
    });
    if (!response.ok) return undefined;
    return text.startsWith('{') ? (JSON.parse(text) as { id?: string; activityId?: string }) : {};
  }

  /** What a person did, as the connector would send it: signed, from the gateway's address, in the tenant. */
  async function forward(
    person: SandboxPerson,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    if (incoming.method !== 'POST') {
      finish(outgoing, 200);
      return;
    }
    const serviceUrl = `${connector.url}/`;
    const activity = inTenant(
      person,
      serviceUrl,
      JSON.parse(Buffer.concat(chunks).toString('utf8')) as Activity,
    );
    const body = JSON.stringify(activity);
    const token = await issuer.token(apps.bot.clientId, serviceUrl);
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    const text = await response.text();
    recorder.record({
      at: new Date().toISOString(),
      from: person.name,
      to: 'bot',
      method: 'POST',
      url: `${botUrl}/api/messages`,
      requestHeaders: {},
      requestBody: body,
      status: response.status,
      responseBody: text,
    });
    finish(outgoing, response.status, text, response.headers.get('content-type') ?? 'application/json');
  }

  function inTenant(person: SandboxPerson, serviceUrl: string, activity: Activity): Activity {
    const [canonical] =
      [...copies].find(([, held]) => held.some((copy) => copy.message === activity.replyToId)) ?? [];
    const type = activity.conversation.id.startsWith('19:') ? 'channel' : 'personal';
    return {
      ...activity,
      channelId: 'msteams',
      serviceUrl,
      from: { ...activity.from, aadObjectId: person.id },
      ...(canonical === undefined ? {} : { replyToId: canonical }),
      conversation: { ...activity.conversation, conversationType: type, tenantId },
      channelData: { ...activity.channelData, tenant: { id: tenantId } },
    };
  }

  const server = createServer((incoming, outgoing) => {
    const person = Object.values<SandboxPerson>(people).find((one) =>
      incoming.url?.startsWith(`/${one.id}/`),
    );
    if (person === undefined) finish(outgoing, 404);
    else
      void forward(person, incoming, outgoing).catch(() => {
        finish(outgoing, 502);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    connector,
    issuer,
    endpoint: (person) => `http://127.0.0.1:${port}/${person.id}/api/messages`,
    connect(url, all) {
      botUrl = url;
      playgrounds = all;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

/** restify changes Node's own responses for the whole process: `writeHead` no longer returns the response. */
function finish(outgoing: ServerResponse, status: number, body = '', type = 'application/json'): void {
  outgoing.writeHead(status, { 'content-type': type });
  outgoing.end(body);
}

interface Activity {
  readonly channelId?: string;
  readonly serviceUrl?: string;
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string;
    readonly tenantId?: string;
  };
  readonly from: object;
  readonly channelData?: object;
  readonly replyToId?: string;
}
