import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import type { Person } from '../services/policy/facts';
import type { World } from '../services/world';

/** A verified press: who pressed, the id of the message that holds the card, and the receipt under which it is updated. */
export interface Press {
  readonly world: World;
  readonly actor: Person;
  readonly message: string;
  readonly receipt: string;
  /** Whether others read the message too. */
  readonly reader: 'channel' | 'person';
  /** Sends a card into the presser's own chat, as a message of its own. Throws Fault CHAT_UNREACHABLE or CHAT_GONE. */
  readonly send: (card: Card) => Promise<void>;
}

/**
 * What a button does: the shape of what it may send, the handler that answers with the card to show instead, and how a
 * press that was heard before is answered: with the present state, where `handle` would act again.
 */
export interface Action<S extends z.ZodType> {
  readonly input: S;
  readonly handle: (press: Press, input: z.infer<S>) => Promise<Card>;
  readonly present: (press: Press, input: z.infer<S>) => Promise<Card>;
}

/** One line of text as a card sends it. */
export const line = z.string().max(300).default('');

/** One entry of the table of actions; without `present` a press that was heard before is handled again. */
export function action<S extends z.ZodType>(
  input: S,
  handle: Action<S>['handle'],
  present: Action<S>['present'] = handle,
): Action<S> {
  return { input, handle, present };
}
