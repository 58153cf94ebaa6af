import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import type { Activity, ConversationParameters } from 'botbuilder';
import type { Card } from '../../cards/data';
import { cardLanguage } from '../../cards/language';
import type { CardLanguage } from '../../cards/language';
import { render } from '../../cards/render';
import { Fault } from '../../services/faults';
import type { Install, Store } from '../../services/ports';
import type { Chat, Reader } from '../chat';
import { allowedConnector } from '../gate';
import type { Readers } from './readers';
import { personKey, readReceipt, serviceKey, writeReceipt } from './references';
import type { Sending } from './sending';

/** Where the channels are, who the bot is, and which connectors it may speak to. */
export interface ChatSettings {
  readonly botId: string;
  readonly tenantId: string;
  readonly connectorHosts: readonly string[];
  readonly channels: {
    readonly teamId: string;
    readonly notices: string;
    readonly approvals: string | undefined;
  };
}

/** Sends and updates cards through the connector, by stored references that are checked again before each use. */
export function createChat(
  adapter: TeamsAdapter,
  store: Pick<Store, 'conversation' | 'saveConversation'>,
  sending: Sending,
  readers: Readers,
  install: Install,
  settings: ChatSettings,
): Chat {
  return {
    async post(to, card) {
      if (typeof to === 'string')
        return await startThread(settings.channels[to], message(card, readers.ofDesk));
      const language = await readers.languageOf(to.person);
      const known = await store.conversation(personKey(to.person));
      return await send(known ?? (await firstContact(to)), card, language);
    },
    async update(receipt, card) {
      const reference = checked(receipt);
      const { locale, activityId: id } = reference;
      // A message keeps the language in which it was written.
      const language = locale === undefined ? readers.ofDesk : cardLanguage(locale);
      await sending(reference.conversation?.id ?? '', async () => {
        await adapter.continueConversationAsync(settings.botId, reference, async (context) => {
          await context.updateActivity({ ...message(card, language), id });
        });
      });
    },
  };

  async function send(receipt: string, card: Card, language: CardLanguage): Promise<string> {
    let id = '';
    const activity = message(card, language);
    const reference = checked(receipt);
    await sending(reference.conversation?.id ?? '', async () => {
      await adapter.continueConversationAsync(settings.botId, reference, async (context) => {
        id = (await context.sendActivity(activity))?.id ?? '';
      });
    });
    return writeReceipt({ ...reference, activityId: id }, language.code);
  }

  async function firstContact(to: Exclude<Reader, string>): Promise<string> {
    const parameters = {
      isGroup: false,
      tenantId: settings.tenantId,
      bot: { id: `28:${settings.botId}`, name: '' },
      members: [{ id: to.person, name: '' }],
      channelData: { tenant: { id: settings.tenantId } },
    };
    const opened = await openChat(to.person, parameters);
    await store.saveConversation(personKey(to.person), opened);
    return opened;
  }

  /** Whoever never opened the app cannot be written to; then it is installed for them, where that is allowed. */
  async function openChat(personId: string, parameters: ConversationParameters): Promise<string> {
    const open = async (): Promise<string> => await create(personId, parameters, await service());
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'CHAT_GONE') throw error;
      if (!(await install(personId))) throw error;
      return await open();
    }
  }

  /** Posts in a channel; where none is named, nobody is to be told. */
  async function startThread(channelId: string | undefined, activity: Partial<Activity>): Promise<string> {
    if (channelId === undefined) return '';
    return await create(channelId, channelThread(settings, channelId, activity), await service());
  }

  async function create(
    where: string,
    parameters: ConversationParameters,
    serviceUrl: string,
  ): Promise<string> {
    let receipt = '';
    await sending(where, async () => {
      await adapter.createConversationAsync(
        settings.botId,
        'msteams',
        serviceUrl,
        '',
        parameters,
        (context) => {
          const reference = TurnContext.getConversationReference(context.activity);
          receipt = writeReceipt({ ...reference, activityId: rootOf(context.activity.conversation.id) });
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

function channelThread(
  settings: ChatSettings,
  channelId: string,
  activity: Partial<Activity>,
): ConversationParameters {
  const parameters = {
    isGroup: true,
    tenantId: settings.tenantId,
    bot: { id: `28:${settings.botId}`, name: '' },
    channelData: {
      channel: { id: channelId },
      team: { id: settings.channels.teamId },
      tenant: { id: settings.tenantId },
    },
    activity,
  };
  return parameters as unknown as ConversationParameters;
}

/** The message that began a thread in a channel, as the thread's id tells it: the SDK drops the id that Teams answers with. */
function rootOf(conversation: string): string {
  return conversation.split(';messageid=')[1] ?? '';
}

function message(card: Card, language: CardLanguage): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(render(card, language)));
}
