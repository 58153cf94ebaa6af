import { lacksCodeHolder } from './codeHolder';
import type { Command } from './command';
import type { Decision } from './refusal';
import { refuseOpener } from './refuseOpener';
import type { Request } from './request';

/** The requester lets somebody else open, as long as no pass was made: what was approved was approved for another. */
export function decideOpenerChange(
  request: Request,
  { by, opener, readOut }: Extract<Command, { kind: 'changeOpener' }>,
  now: string,
): Decision {
  if (by.id !== request.requester.id) return { events: [], refusal: { refused: 'notYours' } };
  if (opener === request.opener) return { events: [] };
  const over = request.stage === 'closing' || request.stage === 'closed';
  if (over || request.attempts.length > 0)
    return { events: [], refusal: { refused: 'notNow', stage: request.stage } };
  const changed = { ...request, opener, readOut };
  const refusal = refuseOpener(changed, now);
  if (refusal !== undefined) return { events: [], refusal };
  if (request.submittedAt !== undefined && lacksCodeHolder(changed))
    return { events: [], refusal: { refused: 'nobodyForCode' } };
  return { events: [{ kind: 'openerChanged', opener, readOut }] };
}
