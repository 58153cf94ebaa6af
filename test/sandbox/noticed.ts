import type { Surroundings } from './surroundings';
import { textOf } from './teams/card';
import type { Message } from './teams/teams';

/** Resolves with the first card in the channel of the notices whose text is like this. */
export async function noticed({ teams }: Pick<Surroundings, 'teams'>, text: RegExp): Promise<Message> {
  return await teams.until(
    (message) => teams.notices().includes(message) && text.test(textOf(message.card)),
    `a notice like ${String(text)}`,
  );
}
