import { isOpen, namedOfDay } from './circle';
import type { Circle, CircleEvent, ContactState } from './circle';

/** So many who are out again are remembered, so that they are told and that nobody is asked again and again. */
const outAtMost = 10;

/** The contacts after one more event; undefined as long as what came before is missing and was not restated. */
export function evolveCircle(circle: Circle | undefined, event: CircleEvent): Circle | undefined {
  if (event.kind === 'contactsRestated') return event.circle;
  if (event.kind === 'contactNamed') return named(circle, event);
  return circle === undefined ? undefined : { ...circle, ...change(circle, event) };
}

/** The contacts that a history tells of; undefined for an empty one. */
export function foldCircle(events: readonly CircleEvent[]): Circle | undefined {
  return events.reduce<Circle | undefined>(evolveCircle, undefined);
}

function named(
  circle: Circle | undefined,
  { id, owner, person, shaken, at }: Extract<CircleEvent, { kind: 'contactNamed' }>,
): Circle {
  const others = (circle?.contacts ?? []).filter((one) => one.person.id !== person.id);
  const out = others.filter((one) => !isOpen(one)).slice(-outAtMost);
  const kept = others.filter((one) => isOpen(one) || out.includes(one));
  const ids = new Set([person, ...kept.map((one) => one.person)].map((one) => one.id));
  // What was told of people who are forgotten is forgotten with them.
  const isKept = (slot: string): boolean => ids.has(slot.split(/[: ]/)[1] ?? '');
  return {
    id,
    owner,
    contacts: [...kept, { person, state: 'asked', namedAt: at, at, shaken }],
    namings: [...(circle?.namings ?? []), at].slice(-namedOfDay),
    told: Object.fromEntries(Object.entries(circle?.told ?? {}).filter(([slot]) => isKept(slot))),
    undelivered: (circle?.undelivered ?? []).filter(isKept),
  };
}

function change(
  circle: Circle,
  event: Exclude<CircleEvent, { kind: 'contactNamed' | 'contactsRestated' }>,
): Partial<Circle> {
  switch (event.kind) {
    case 'contactAccepted':
      return moved(circle, event, 'accepted', event.shaken);
    case 'contactDeclined':
      return moved(circle, event, 'declined');
    case 'contactWithdrawn':
      return moved(circle, event, 'withdrawn');
    case 'contactRemoved':
      return moved(circle, event, 'removed');
    case 'contactTold':
      return {
        told: { ...circle.told, [event.slot]: { look: event.look, receipt: event.receipt } },
        undelivered: circle.undelivered.filter((one) => !one.startsWith(`${event.slot} `)),
      };
    case 'contactUndelivered':
      return {
        undelivered: [
          ...circle.undelivered.filter((one) => !one.startsWith(`${event.slot} `)),
          `${event.slot} ${event.look}`,
        ],
      };
  }
}

function moved(
  { contacts }: Circle,
  { personId, at }: { readonly personId: string; readonly at: string },
  state: ContactState,
  shaken = false,
): Partial<Circle> {
  return {
    contacts: contacts.map((one) =>
      one.person.id === personId ? { ...one, state, at, shaken: one.shaken || shaken } : one,
    ),
  };
}
