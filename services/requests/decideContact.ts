import type { Person } from '../policy/facts';
import type { Command } from './command';
import { minutesAfter } from './moments';
import type { Decision, Refusal } from './refusal';
import type { Request } from './request';
import { takesPart } from './takesPart';

/**
 * The requester has a recovery contact asked: the first in the desk's order who has no part in the case. Another one is asked
 * only when the last stayed silent; after a "no" nobody is, so that nobody asks around until somebody says yes.
 */
export function decideAskContact(
  request: Request,
  { by, contacts }: Extract<Command, { kind: 'askContact' }>,
  now: string,
): Decision {
  const refusal = refuse(request, by, now);
  if (refusal !== undefined) return { events: [], refusal };
  if (contactAnswer(request) === 'passed') return { events: [] };
  const person = contacts.find(({ id }) => !takesPart(request, id));
  if (person === undefined) return { events: [], refusal: { refused: 'noContactNow' } };
  return { events: [{ kind: 'asked', evidence: 'recoveryContact', person }] };
}

/** How many recovery contacts of a case were not asked yet and still can be. */
export function contactsLeft(request: Request): number {
  if (request.stage !== 'verifying' || contactAnswer(request) !== undefined) return 0;
  return Math.max(0, (request.offers.contacts ?? 0) - askedContacts(request).length);
}

function refuse(request: Request, by: Person, now: string): Refusal | undefined {
  if (by.id !== request.requester.id) return { refused: 'notYours' };
  const isOffered = request.offers.kinds.includes('recoveryContact') && request.class !== 'privileged';
  if (request.stage !== 'verifying' || !isOffered) return { refused: 'notNow', stage: request.stage };
  if (contactAnswer(request) === 'failed') return { refused: 'contactSaidNo' };
  const last = contactAnswer(request) === undefined ? askedContacts(request).at(-1)?.at : undefined;
  const minutes = request.limits.remindMinutes;
  const isWaiting = last !== undefined && now < minutesAfter(last, minutes);
  return isWaiting ? { refused: 'contactWaits', minutes } : undefined;
}

/** What a recovery contact said: one "no" outweighs every "yes". */
function contactAnswer({ evidence }: Request): 'passed' | 'failed' | undefined {
  const answers = evidence.filter(({ kind }) => kind === 'recoveryContact').map(({ result }) => result);
  return answers.includes('failed') ? 'failed' : answers[0];
}

function askedContacts({ asked }: Request): Request['asked'] {
  return asked.filter(({ kind }) => kind === 'recoveryContact');
}
