import { EventEmitter, on } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { Double } from '../httpsDouble';
import type { Login } from '../login/login';
import { apps } from '../people';
import type { SandboxPerson } from '../people';
import type { Recorder } from '../recorder';
import { storyWaitMs } from '../storyWait';
import { activityBase, personal } from './activityBase';
import { actionsOf, textOf } from './card';
import type { WireAction, WireCard } from './card';
import { startConnectorApi } from './connectorApi';
import type { ConnectorCall } from './connectorApi';
import { startIssuer } from './issuer';
import type { ChannelIssuer } from './issuer';
import { createThreadLimits } from './threadLimits';
import type { ThreadLimits } from './threadLimits';

/** The notice channel of the sandbox's team. */
export const noticeChannel = { teamId: '19:team@thread.tacv2', channelId: '19:notices@thread.tacv2' };

export const approvalsChannelId = '19:approvals@thread.tacv2';

/** A message as its readers see it now. */
export interface Message {
  readonly id: string;
  readonly conversation: string;
  card: WireCard | undefined;
  edits: number;
}

/** A Teams without a screen: the connector, and people who type and press over real HTTP. */
export interface Teams {
  readonly connector: Double;
  readonly issuer: ChannelIssuer;
  readonly messages: readonly Message[];
  /** Teams' limits of sending; off until switched on. */
  readonly limits: ThreadLimits;
  /** Points the people at the bot. */
  connect(botUrl: string): void;
  /** Somebody with a client of their own, which tells its language only when it is given. */
  person(person: SandboxPerson, locale?: string): TeamsPerson;
  /** The messages of the notice channel, oldest first. */
  notices(): readonly Message[];
  /** Resolves with the first message, present or future, that fits. */
  until(fits: (message: Message) => boolean, what: string): Promise<Message>;
  /** Calls back whenever something was posted or edited. */
  onChange(changed: () => void): void;
  /** Sends anything to the bot, signed as the channel does unless told otherwise; for abuse tests. */
  send(
    activity: object,
    options?: { readonly authorization?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response>;
  close(): Promise<void>;
}

export interface TeamsPerson {
  readonly conversation: string;
  says(text: string): Promise<Message>;
  /**
   * Presses a button of a card, or the first with this verb, with what was typed; returns the card shown instead. The same `activity`
   * again is what Teams sends when it delivers a press twice.
   */
  press(
    message: Message,
    button: string | WireAction,
    typed?: Readonly<Record<string, string>>,
    activity?: string,
  ): Promise<WireCard>;
  /** Resolves when the newest card in this person's chat has a text. */
  sees(text: string | RegExp): Promise<Message>;
  messages(): readonly Message[];
}

/** Starts the connector and the channel's issuer. */
export async function startTeams(
  recorder: Recorder,
  login: Login,
  withoutApp: ReadonlySet<string>,
): Promise<Teams> {
  const messages: Message[] = [];
  const changed = new EventEmitter().setMaxListeners(0);
  const issuer = await startIssuer(recorder);
  let botUrl = '';

  const keep = (conversation: string, activity: Record<string, unknown>, id = randomUUID()): Message => {
    const message = { id, conversation, card: cardOf(activity), edits: 0 };
    messages.push(message);
    changed.emit('change');
    return message;
  };
  const behind = (call: ConnectorCall): Promise<{ conversation: string; message: string } | 'gone'> => {
    if (call.kind === 'open') {
      if (withoutApp.has(call.member ?? '')) return Promise.resolve('gone');
      const id = randomUUID();
      // A thread in a channel is named for the message that began it.
      const conversation =
        call.channel === undefined ? personal(call.member ?? '') : `${call.channel};messageid=${id}`;
      if (call.activity !== undefined) keep(conversation, call.activity, id);
      return Promise.resolve({ conversation, message: call.activity === undefined ? '' : id });
    }
    if (call.kind === 'post')
      return Promise.resolve({
        conversation: call.conversation,
        message: keep(call.conversation, call.activity).id,
      });
    const message = messages.find((one) => one.id === call.message);
    if (message === undefined) return Promise.resolve('gone');
    message.card = cardOf(call.activity);
    message.edits += 1;
    changed.emit('change');
    return Promise.resolve({ conversation: call.conversation, message: message.id });
  };
  const limits = createThreadLimits();
  const connector = await startConnectorApi(recorder, login, behind, undefined, limits);
  const serviceUrl = `${connector.url}/`;

  async function send(
    activity: object,
    options: { authorization?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> {
    const authorization =
      options.authorization ?? `Bearer ${await issuer.token(apps.bot.clientId, serviceUrl)}`;
    const body = JSON.stringify(activity);
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...options.headers },
      body,
    });
    const text = await response.clone().text();
    recorder.record({
      at: new Date().toISOString(),
      from: 'Teams',
      to: 'bot',
      method: 'POST',
      url: response.url,
      requestHeaders: {},
      requestBody: body,
      status: response.status,
      responseBody: text,
    });
    return response;
  }

  async function until(fits: (message: Message) => boolean, what: string): Promise<Message> {
    const found = (): Message | undefined => messages.findLast(fits);
    const here = found();
    if (here !== undefined) return here;
    try {
      const changes = on(changed, 'change', { signal: AbortSignal.timeout(storyWaitMs) });
      while ((await changes.next()).done !== true) {
        const late = found();
        if (late !== undefined) return late;
      }
    } catch {
      const seen = messages.map(
        (message) => `${message.conversation}: ${textOf(message.card).slice(0, 160).replaceAll('\n', ' | ')}`,
      );
      throw new Error(`never seen: ${what}\n${seen.join('\n')}`);
    }
    throw new Error(`never seen: ${what}`);
  }

  function person(who: SandboxPerson, locale?: string): TeamsPerson {
    const conversation = personal(who.id);
    const baseIn = (where: string) => ({
      ...activityBase(who, where, serviceUrl),
      ...(locale === undefined ? {} : { locale }),
    });
    const base = baseIn(conversation);
    const mine = (): Message[] => messages.filter((message) => message.conversation === conversation);
    return {
      conversation,
      messages: mine,
      async says(text) {
        const before = mine().length;
        const answer = await send({ ...base, id: randomUUID(), type: 'message', text });
        if (!answer.ok) throw new Error(`the bot answered ${answer.status}`);
        return await until((message) => mine().indexOf(message) >= before, `an answer to "${text}"`);
      },
      async press(message, button, typed = {}, activity = randomUUID()) {
        const action =
          typeof button === 'string' ? actionsOf(message.card).find(({ verb }) => verb === button) : button;
        if (action === undefined) throw new Error(`no such button on: ${textOf(message.card)}`);
        const { verb } = action;
        const data = { ...action.inputs, ...typed, ...action.data };
        const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
        const answer = await send({
          ...baseIn(message.conversation),
          id: activity,
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: message.id,
          value,
        });
        if (!answer.ok) throw new Error(`the bot answered ${answer.status}`);
        const shown = ((await answer.json()) as { value: WireCard }).value;
        message.card = shown;
        changed.emit('change');
        return shown;
      },
      sees: (text) =>
        until(
          (message) => message.conversation === conversation && fits(message, text),
          `${who.name} sees ${String(text)}`,
        ),
    };
  }

  return {
    connector,
    issuer,
    messages,
    limits,
    connect: (url) => {
      botUrl = url;
    },
    person,
    notices: () => messages.filter((message) => message.conversation.startsWith(noticeChannel.channelId)),
    until,
    onChange: (listener) => void changed.on('change', listener),
    send,
    async close() {
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

function fits(message: Message, text: string | RegExp): boolean {
  const shown = textOf(message.card);
  return typeof text === 'string' ? shown.includes(text) : text.test(shown);
}

function cardOf(activity: Record<string, unknown>): WireCard | undefined {
  const [first] = (activity['attachments'] ?? []) as { content?: WireCard }[];
  return first?.content;
}
