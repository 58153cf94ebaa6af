import type { Install, Log, Store } from '../../services/ports';
import type { World } from '../../services/world';
import type { Chat } from '../chat';
import { createEdge } from '../edge';
import type { Edge } from '../edge';
import type { Floods } from '../floods/floods';
import type { Handler } from '../http';
import { createAdapter } from './adapter';
import type { AdapterSettings } from './adapter';
import { DeskBot } from './bot';
import { createChannelKeys } from './channelKeys';
import { createChat } from './chat';
import type { ChatSettings } from './chat';
import { messagesHandler } from './messages';
import { createPace } from './pace';
import type { Window } from './pace';
import { createSending } from './sending';

/** Teams, as far as one process is the bot: what it sends through, and what answers what it hears. */
export interface Teams {
  readonly chat: Chat;
  messages(world: World, floods: Floods): Handler;
}

/** What bounds the bot in Teams, where it is not the product's own; times are in ms. */
export interface TeamsLimits {
  /** How much may be sent into one conversation. */
  readonly windows?: readonly Window[] | undefined;
  /** How long one call may take. */
  readonly callMs?: number | undefined;
  /** After how long somebody is shown that the desk is at work. */
  readonly answerMs?: number | undefined;
}

/** The bot in Teams; `observed` is told of everything that comes in. */
export function createTeams(
  settings: AdapterSettings & ChatSettings,
  store: Store,
  install: Install,
  log: Log,
  limits: TeamsLimits,
  observed: (edge: Edge) => Edge,
): Teams {
  const adapter = createAdapter(settings, log);
  const sending = createSending(createPace(limits.windows), limits.callMs);
  const chat = createChat(adapter, store, sending, install, settings);
  return {
    chat,
    messages(world, floods) {
      const { answerMs } = limits;
      const edge = observed(createEdge(world, chat, floods, answerMs));
      const bot = new DeskBot(edge, store, floods, sending, answerMs);
      const keys = createChannelKeys(settings.openIdMetadataUrl);
      return messagesHandler(adapter, bot, keys, floods, { ...settings, now: Date.now });
    },
  };
}
