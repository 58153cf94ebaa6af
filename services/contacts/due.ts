import type { Circle } from './circle';
import { contactPlaces } from './places';

/** A message about recovery contacts that is to be sent; `key` is unique within the circle, `runAt` in ISO 8601. */
export interface CircleDue {
  readonly key: string;
  readonly place: string;
  readonly runAt: string;
}

/** Every job that a circle needs now. The store keeps exactly these. */
export function circleDue(circle: Circle): readonly CircleDue[] {
  return contactPlaces(circle)
    .filter(({ name, look }) => circle.told[name]?.look !== look)
    .filter(({ name, look }) => !circle.undelivered.includes(`${name} ${look}`))
    .map(({ name, look, personId }) => ({
      key: `tell:${name}:${look}`,
      place: name,
      runAt: circle.contacts.find(({ person }) => person.id === personId)?.at ?? '',
    }));
}
