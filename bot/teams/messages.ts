import { gate } from '../gate';
import type { GateSettings } from '../gate';
import type { Floods } from '../floods/floods';
import { empty, retryLater } from '../http';
import type { Handler } from '../http';
import { processActivity } from './adapter';
import type { DeskAdapter } from './adapter';
import type { DeskBot } from './bot';
import type { ChannelKeys } from './channelKeys';

/** `POST /api/messages`: the gate, the signature, the limit of what is not verified yet, then the adapter, then the bot. */
export function messagesHandler(
  adapter: DeskAdapter,
  bot: DeskBot,
  keys: ChannelKeys,
  floods: Floods,
  settings: GateSettings,
): Handler {
  return async (request) => {
    const passed = gate(request, settings);
    if (typeof passed === 'number') return empty(passed);
    const authorization = request.headers['authorization'] ?? '';
    const signed = await keys.signed(authorization);
    if (signed === false) return empty(401);
    const wait = signed === undefined ? floods.unverified() : undefined;
    if (wait !== undefined) return empty(429, retryLater(wait));
    return await processActivity(adapter, passed, authorization, bot);
  };
}
