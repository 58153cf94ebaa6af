import type { FormKind } from '../../cards/formData';
import { actionsOf, textOf } from './teams/card';
import type { WireCard } from './teams/card';
import type { Message, TeamsPerson } from './teams/teams';

/** Asks for a form on a card, and returns the message of its own in which it comes to whoever pressed. */
export async function askForForm(person: TeamsPerson, card: Message, what: FormKind): Promise<Message> {
  const button = actionsOf(card.card).find(({ verb, data }) => verb === 'form' && data['what'] === what);
  if (button === undefined) throw new Error(`no form "${what}" on: ${textOf(card.card)}`);
  const known = new Set(person.messages());
  await person.press(card, button);
  const form = person.messages().find((message) => !known.has(message));
  if (form === undefined) throw new Error(`no form "${what}" came after: ${textOf(card.card)}`);
  return form;
}

/** Asks for a form on a card, fills it in and sends it; returns what then stands in its place. */
export async function fillIn(
  person: TeamsPerson,
  card: Message,
  what: FormKind,
  typed: Readonly<Record<string, string>>,
): Promise<WireCard> {
  return await person.press(await askForForm(person, card, what), what, typed);
}
