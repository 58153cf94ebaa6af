import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import type { Activity, ConversationParameters } from 'botbuilder';
import type { Card } from '../../cards/data';
import { render } from '../../cards/render';
import { Fault } from '../../services/faults';
import type { Store } from '../../services/ports';
import { within } from '../../services/within';
import type { Chat, Reader } from '../chat';
import { allowedConnector } from '../gate';
import { personKey, readReceipt, serviceKey, writeReceipt } from './references';

/** Where the notice channel is, who the bot is, and which connectors it may speak to. */
export interface ChatSettings {
  readonly botId: string;
  readonly tenantId: string;
  readonly connectorHosts: readonly string[];
  readonly notices: { readonly teamId: string; readonly channelId: string };
  /** How long one message may take, in ms; 15,000 when absent. */
  readonly timeoutMs?: number;
}

/** Sends and updates cards through the connector, by stored references that are checked again before each use. */
export function createChat(
  adapter: TeamsAdapter,
  store: Pick<Store, 'conversation' | 'saveConversation'>,
  settings: ChatSettings,
): Chat {
  const sending = (work: () => Promise<void>): Promise<void> => inTime(work, settings.timeoutMs);
  return {
    async post(to, card) {
      const activity = message(card);
      if (to === 'notices') return await create(channelThread(settings, activity), await service());
      const known = await store.conversation(personKey(to.person));
      return known === undefined ? await firstContact(to, activity) : await send(known, activity);
    },
    async update(receipt, card) {
      const reference = checked(receipt);
      await sending(async () => {
        await adapter.continueConversationAsync(settings.botId, reference, async (context) => {
          await context.updateActivity({ ...message(card), id: reference.activityId });
        });
      });
    },
  };

  async function send(receipt: string, activity: Partial<Activity>): Promise<string> {
    let id = '';
    const reference = checked(receipt);
    await sending(async () => {
      await adapter.continueConversationAsync(settings.botId, reference, async (context) => {
        id = (await context.sendActivity(activity))?.id ?? '';
      });
    });
    return writeReceipt({ ...reference, activityId: id });
  }

  async function firstContact(to: Exclude<Reader, 'notices'>, activity: Partial<Activity>): Promise<string> {
    const parameters = {
      isGroup: false,
      tenantId: settings.tenantId,
      bot: { id: `28:${settings.botId}`, name: '' },
      members: [{ id: to.person, name: '' }],
      channelData: { tenant: { id: settings.tenantId } },
    };
    const opened = await create(parameters, await service());
    await store.saveConversation(personKey(to.person), opened);
    return await send(opened, activity);
  }

  async function create(parameters: ConversationParameters, serviceUrl: string): Promise<string> {
    let receipt = '';
    await sending(async () => {
      await adapter.createConversationAsync(
        settings.botId,
        'msteams',
        serviceUrl,
        '',
        parameters,
        (context) => {
          const reference = TurnContext.getConversationReference(context.activity);
          receipt = writeReceipt({ ...reference, activityId: context.activity.id ?? '' });
          return Promise.resolve();
        },
      );
    });
    return receipt;
  }

  async function service(): Promise<string> {
    const heard = await store.conversation(serviceKey);
    const serviceUrl = heard ?? `https://${settings.connectorHosts[0] ?? ''}/teams/`;
    if (!allowedConnector(serviceUrl, settings.connectorHosts))
      throw new Fault('CHAT_UNREACHABLE', { retryable: true });
    return serviceUrl;
  }

  function checked(receipt: string) {
    const reference = readReceipt(receipt);
    if (!allowedConnector(reference.serviceUrl, settings.connectorHosts))
      throw new Fault('CHAT_GONE', { retryable: false });
    return reference;
  }
}

function channelThread(settings: ChatSettings, activity: Partial<Activity>): ConversationParameters {
  const parameters = {
    isGroup: true,
    tenantId: settings.tenantId,
    bot: { id: `28:${settings.botId}`, name: '' },
    channelData: {
      channel: { id: settings.notices.channelId },
      team: { id: settings.notices.teamId },
      tenant: { id: settings.tenantId },
    },
    activity,
  };
  return parameters as unknown as ConversationParameters;
}

function message(card: Card): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(render(card)));
}

/** What the connector's client throws, as far as it is read. */
interface RestError {
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | null | undefined } };
}

/** Sends within so many ms: the SDK waits for ever, and a late message may arrive all the same. Throws Fault CHAT_GONE or CHAT_UNREACHABLE. */
export async function inTime(work: () => Promise<void>, timeoutMs = 15_000): Promise<void> {
  try {
    const sent = await within(
      work().then(() => true),
      timeoutMs,
    );
    if (sent === undefined) throw new Error('late');
  } catch (error) {
    const { statusCode: status, response } = error as RestError;
    const gone = status === 403 || status === 404;
    const seconds = Number(response?.headers?.get('retry-after') ?? Number.NaN);
    throw new Fault(gone ? 'CHAT_GONE' : 'CHAT_UNREACHABLE', {
      retryable: !gone,
      ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
      cause: error,
    });
  }
}
