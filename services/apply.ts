import type { Command } from './requests/command';
import { decide } from './requests/decide';
import { evolve } from './requests/evolve';
import type { Request } from './requests/request';
import type { Store } from './ports';
import { no } from './refusals';
import type { Answer } from './refusals';

type OpenCommand = Exclude<Command, { kind: 'open' }>;

/**
 * Puts a command to a request under its lock and commits what follows. The command may be made from the locked
 * request, so that a hash or an attempt number is never older than what it is compared with.
 */
export async function apply(
  store: Store,
  requestId: string,
  by: string,
  command: OpenCommand | ((request: Request, now: string) => OpenCommand),
): Promise<Answer<Request>> {
  return await store.change<Answer<Request>>(requestId, (request, now) => {
    if (request === undefined) return { events: [], by, answer: no({ refused: 'requestUnknown' }) };
    const decision = decide(request, typeof command === 'function' ? command(request, now) : command, now);
    const after = decision.events.reduce<Request>(
      (so, event) => evolve(so, { ...event, at: now, by }),
      request,
    );
    const answer = decision.refusal === undefined ? { done: after } : no(decision.refusal);
    return { events: decision.events, by, answer };
  });
}
