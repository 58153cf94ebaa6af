import type { ConversationReference } from 'botbuilder';
import { z } from 'zod/v4';
import { Fault } from '../../services/faults';

/** Under which key the store keeps the chat of a person. */
export function personKey(objectId: string): string {
  return `person:${objectId.toLowerCase()}`;
}

/** Under which key the store keeps what language somebody's client speaks. */
export function languageKey(objectId: string): string {
  return `language:${objectId.toLowerCase()}`;
}

/** Under which key the store keeps the connector's address that was last heard from. */
export const serviceKey = 'service';

const shape = z.looseObject({
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
  activityId: z.string(),
  locale: z.string().optional(),
});

/** A conversation reference with the id of one message and the language it was written in for its reader, as text for the store. */
export function writeReceipt(reference: Partial<ConversationReference>, locale?: string): string {
  const { serviceUrl, conversation, activityId, channelId, bot, user } = reference;
  return JSON.stringify({ serviceUrl, conversation, activityId, channelId, bot, user, locale });
}

/** Reads a receipt back; throws Fault CHAT_GONE when it is none. */
export function readReceipt(
  receipt: string,
): Partial<ConversationReference> & { readonly activityId: string; readonly serviceUrl: string } {
  try {
    return shape.parse(JSON.parse(receipt)) as unknown as ReturnType<typeof readReceipt>;
  } catch {
    throw new Fault('CHAT_GONE', { retryable: false });
  }
}
