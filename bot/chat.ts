import type { Card } from '../cards/data';

/** Who reads a message: a person in their own chat with the bot, or a channel. */
export type Reader = { readonly person: string } | 'notices' | 'approvals';

/** Sends cards; a receipt names a sent message for later updates, and is empty for a channel that there is not. Throws Fault CHAT_UNREACHABLE or CHAT_GONE. */
export interface Chat {
  post(to: Reader, card: Card): Promise<string>;
  update(receipt: string, card: Card): Promise<void>;
}
