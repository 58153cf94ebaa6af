import type { Person } from '../policy/facts';
import { minutesAfter } from '../requests/moments';
import { isOpen, namedOfDay } from './circle';
import type { Circle, CircleHappening, Contact } from './circle';

/** What people can ask of somebody's recovery contacts; `shaken` tells that the account of the owner looks taken over. */
export type CircleCommand =
  | {
      readonly kind: 'name';
      readonly id: string;
      readonly by: Person;
      readonly person: Person;
      /** How many there may be at a time. */
      readonly atMost: number;
      readonly shaken: boolean;
    }
  | { readonly kind: 'remove'; readonly by: Person; readonly personId: string }
  | { readonly kind: 'accept'; readonly by: Person; readonly shaken: boolean }
  /** A contact says no, or steps down. */
  | { readonly kind: 'leave'; readonly by: Person };

/** Why a command on recovery contacts is refused. */
export type ContactNo =
  | { readonly refused: 'contactsOff' | 'badContact' | 'contactsOften' | 'contactUnknown' | 'contactLate' }
  | { readonly refused: 'contactsFull'; readonly atMost: number };

export interface CircleDecision {
  readonly events: readonly CircleHappening[];
  readonly refusal?: ContactNo;
}

/** So many days a colleague has to answer; one who was asked long ago agrees to something that nobody may want any more. */
export const answerDays = 7;

const day = 24 * 60;

/** What a command leads to at this moment (ISO 8601); whoever names nobody yet has no circle. */
export function decideCircle(
  circle: Circle | undefined,
  command: CircleCommand,
  now: string,
): CircleDecision {
  switch (command.kind) {
    case 'name':
      return name(circle, command, now);
    case 'remove': {
      if (circle?.owner.id !== command.by.id) return no({ refused: 'contactUnknown' });
      const named = contactIn(circle, command.personId);
      const { personId } = command;
      return { events: named !== undefined && isOpen(named) ? [{ kind: 'contactRemoved', personId }] : [] };
    }
    case 'accept':
      return accept(contactIn(circle, command.by.id), command, now);
    case 'leave': {
      const own = contactIn(circle, command.by.id);
      if (own === undefined) return no({ refused: 'contactUnknown' });
      if (!isOpen(own)) return { events: [] };
      const kind = own.state === 'asked' ? 'contactDeclined' : 'contactWithdrawn';
      return { events: [{ kind, personId: own.person.id }] };
    }
  }
}

function name(
  circle: Circle | undefined,
  { id, by, person, atMost, shaken }: Extract<CircleCommand, { kind: 'name' }>,
  now: string,
): CircleDecision {
  if (atMost <= 0) return no({ refused: 'contactsOff' });
  if (person.id === by.id) return no({ refused: 'badContact' });
  const contacts = circle?.contacts ?? [];
  const known = contactIn(circle, person.id);
  if (known !== undefined && isOpen(known)) return { events: [] };
  if (contacts.filter(isOpen).length >= atMost) return no({ refused: 'contactsFull', atMost });
  const lately = (circle?.namings ?? []).filter((at) => at > minutesAfter(now, -day));
  if (lately.length >= namedOfDay) return no({ refused: 'contactsOften' });
  return { events: [{ kind: 'contactNamed', id, owner: by, person, shaken }] };
}

/** Only who was named agrees, and only once: what somebody else sends, or sends again, changes nothing. */
function accept(
  own: Contact | undefined,
  { shaken }: Extract<CircleCommand, { kind: 'accept' }>,
  now: string,
): CircleDecision {
  if (own?.state === 'accepted') return { events: [] };
  if (own?.state !== 'asked') return no({ refused: 'contactUnknown' });
  if (now >= minutesAfter(own.namedAt, answerDays * day)) return no({ refused: 'contactLate' });
  return { events: [{ kind: 'contactAccepted', personId: own.person.id, shaken }] };
}

function contactIn(circle: Circle | undefined, personId: string): Contact | undefined {
  return circle?.contacts.find(({ person }) => person.id === personId);
}

function no(refusal: ContactNo): CircleDecision {
  return { events: [], refusal };
}
