import { cardLanguage } from '../../cards/language';
import type { Directory, Install, Log, Store } from '../../services/ports';
import type { World } from '../../services/world';
import type { Chat } from '../chat';
import { createEdge } from '../edge';
import type { Floods } from '../floods/floods';
import type { Handler } from '../http';
import type { Metrics } from '../metrics/metrics';
import { timedEdge } from '../metrics/timedEdge';
import { createAdapter } from './adapter';
import type { AdapterSettings } from './adapter';
import { DeskBot } from './bot';
import { createChannelKeys } from './channelKeys';
import { createChat } from './chat';
import type { ChatSettings } from './chat';
import { messagesHandler } from './messages';
import { createPace } from './pace';
import type { Window } from './pace';
import { createReaders } from './readers';
import { createSending } from './sending';

/** Teams, as far as one process is the bot: what it sends through, and what answers what it hears. */
export interface Teams {
  readonly chat: Chat;
  messages(world: World, floods: Floods): Handler;
}

/** The bot in Teams; a window says how much may be sent into one conversation, `callMs` how long one call may take. */
export function createTeams(
  settings: AdapterSettings & ChatSettings & { readonly language: string },
  store: Store,
  { directory, install }: { readonly directory: Directory; readonly install: Install },
  log: Log,
  limits: { readonly windows?: readonly Window[] | undefined; readonly callMs?: number | undefined },
  metrics: Metrics | undefined,
): Teams {
  const adapter = createAdapter(settings, log);
  const sending = createSending(createPace(limits.windows), limits.callMs);
  const readers = createReaders(store, directory, cardLanguage(settings.language));
  const chat = createChat(adapter, store, sending, readers, install, settings);
  return {
    chat,
    messages(world, floods) {
      const bot = new DeskBot(
        timedEdge(createEdge(world, chat, floods), metrics),
        store,
        floods,
        sending,
        readers,
      );
      const keys = createChannelKeys(settings.openIdMetadataUrl);
      return messagesHandler(adapter, bot, keys, floods, { ...settings, now: Date.now });
    },
  };
}
