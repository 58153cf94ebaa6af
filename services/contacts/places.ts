import { isOpen } from './circle';
import type { Circle } from './circle';

/** Where somebody reads about a recovery contact, and which look it should have now. */
export interface ContactPlace {
  /** Unique within the circle: `contact:<object id>` is the contact's card, `news:<object id>` what the owner is told of them. */
  readonly name: string;
  readonly personId: string;
  readonly to: { readonly person: string };
  readonly look: string;
  /** Post anew although an older message exists, because an edit would not be noticed. */
  readonly repost: boolean;
}

/**
 * Everything that should be readable now; what differs from `told` is to be sent. The owner is told of every change, so that
 * one that somebody else made in their name is seen.
 */
export function contactPlaces({ owner, contacts, told }: Circle): readonly ContactPlace[] {
  return contacts.flatMap((contact) => {
    const personId = contact.person.id;
    const own = told[`contact:${personId}`];
    const look = `${contact.namedAt} ${isOpen(contact) ? contact.state : 'over'}`;
    const card: ContactPlace = {
      name: `contact:${personId}`,
      personId,
      to: { person: personId },
      look,
      repost: own !== undefined && !own.look.startsWith(`${contact.namedAt} `),
    };
    const news: ContactPlace = {
      name: `news:${personId}`,
      personId,
      to: { person: owner.id },
      look: `${contact.at} ${contact.state}`,
      repost: true,
    };
    // Whoever never read that they were asked is not told that it is over.
    return isOpen(contact) || own !== undefined ? [card, news] : [news];
  });
}
