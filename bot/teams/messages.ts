import { gate } from '../gate';
import type { GateSettings } from '../gate';
import { empty } from '../http';
import type { Handler } from '../http';
import { processActivity } from './adapter';
import type { DeskAdapter } from './adapter';
import type { DeskBot } from './bot';

/** `POST /api/messages`: the gate, then the adapter, then the bot. */
export function messagesHandler(adapter: DeskAdapter, bot: DeskBot, settings: GateSettings): Handler {
  return async (request) => {
    const passed = gate(request, settings);
    if (typeof passed === 'number') return empty(passed);
    return await processActivity(adapter, passed, request.headers['authorization'] ?? '', bot);
  };
}
