import type { Card, CardData } from '../cards/data';
import type { Problem } from '../cards/shown';
import { circleIdOf } from '../services/codes';
import { isOpen } from '../services/contacts/circle';
import type { Circle, Contact } from '../services/contacts/circle';
import { contactPlaces } from '../services/contacts/places';
import { settledDays } from '../services/policy/contacts';
import { minutesAfter } from '../services/requests/moments';
import type { Person } from '../services/policy/facts';
import type { World } from '../services/world';

/** What was typed into the card, to be kept when it came to nothing. */
export type Typed = Pick<CardData['contacts'], 'picked' | 'upn'>;

/** Whoever was named by more people than this reads of these; the others are on cards of their own. */
const circlesAtMost = 20;

/** A person's recovery contacts, and whose they are or are asked to be. */
export async function contactsCard(
  world: World,
  { id }: Pick<Person, 'id'>,
  problem?: Problem,
  typed: Typed = { picked: '', upn: '' },
): Promise<Card> {
  const [circle, circles, now] = await Promise.all([
    world.store.circle(circleIdOf(id)),
    world.store.circlesOf(id, circlesAtMost),
    world.store.now(),
  ]);
  return {
    name: 'contacts',
    data: {
      ...shared(world),
      ...typed,
      news: undefined,
      own: (circle?.contacts ?? []).flatMap((contact) => ownLine(world, circle, contact, now)),
      others: circles.flatMap(({ id: circleId, owner, contacts }) => {
        const own = contacts.find(({ person }) => person.id === id);
        const state = own === undefined ? undefined : openState(own);
        return state === undefined ? [] : [{ id: circleId, name: owner.name, upn: owner.upn, state }];
      }),
      problem,
    },
  };
}

/** The card of a place: the contact's own, or what the owner is told of them. */
export async function contactPlaceCard(world: World, circle: Circle, placeName: string): Promise<Card> {
  const place = contactPlaces(circle).find(({ name }) => name === placeName);
  const contact = circle.contacts.find(({ person }) => person.id === place?.personId);
  if (contact === undefined || place?.name.startsWith('contact:') === true)
    return contactCard(circle, contact);
  const { state, person } = contact;
  return {
    name: 'contacts',
    data: {
      ...shared(world),
      picked: '',
      upn: '',
      news: { state, name: person.name },
      own: ownLine(world, circle, contact, await world.store.now()),
      others: [],
      problem: undefined,
    },
  };
}

/** What somebody sees who was named. */
export function contactCard({ id, owner }: Circle, contact: Contact | undefined, problem?: Problem): Card {
  const look = (contact === undefined ? undefined : openState(contact)) ?? 'over';
  return { name: 'contact', data: { id, owner: { name: owner.name, upn: owner.upn }, look, problem } };
}

function shared({ policy }: World) {
  return {
    atMost: policy.recoveryContacts,
    stableDays: policy.contactStableDays,
    timeZone: policy.timeZone,
  };
}

function ownLine(
  { policy }: World,
  circle: Circle | undefined,
  contact: Contact,
  now: string,
): CardData['contacts']['own'] {
  const state = openState(contact);
  if (state === undefined) return [];
  const { person, at } = contact;
  const days = settledDays(contact, { stableDays: policy.contactStableDays });
  const until = state === 'accepted' ? minutesAfter(at, days * 24 * 60) : '';
  const unreached = circle?.undelivered.some((one) => one.startsWith(`contact:${person.id} `)) ?? false;
  return [
    {
      id: person.id,
      name: person.name,
      upn: person.upn,
      state,
      at,
      until: until > now ? until : '',
      unreached,
    },
  ];
}

function openState(contact: Contact): 'asked' | 'accepted' | undefined {
  if (!isOpen(contact)) return undefined;
  return contact.state === 'asked' ? 'asked' : 'accepted';
}
