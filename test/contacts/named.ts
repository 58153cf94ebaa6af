import type { Circle, CircleHappening } from '../../services/contacts/circle';
import { decideCircle } from '../../services/contacts/decide';
import type { CircleCommand, ContactNo } from '../../services/contacts/decide';
import { circleDue } from '../../services/contacts/due';
import { evolveCircle } from '../../services/contacts/evolve';
import { contactPlaces } from '../../services/contacts/places';
import { at, id, stranger, subject } from '../requests/examples';

/** Whoever names. */
export const owner = subject;
/** The id of their circle. */
export const chain = id(500);
/** Somebody who can be named. */
export const colleague = (number: number) => ({
  id: id(number),
  name: `C${number}`,
  upn: `c${number}@example.org`,
});

/** The circle of one person, commanded; time in minutes after the start. */
export class Named {
  circle: Circle | undefined;

  put(command: CircleCommand, minutes: number): ContactNo | undefined {
    const { events, refusal } = decideCircle(this.circle, command, at(minutes));
    for (const event of events) this.happen(event, minutes);
    return refusal;
  }

  happen(event: CircleHappening, minutes: number): void {
    this.circle = evolveCircle(this.circle, { ...event, at: at(minutes), by: 'test' });
  }

  name(person = stranger, minutes = 0, more: Partial<Extract<CircleCommand, { kind: 'name' }>> = {}) {
    return this.put(
      { kind: 'name', id: chain, by: owner, person, atMost: 3, shaken: false, ...more },
      minutes,
    );
  }

  accept(by = stranger, minutes = 1, shaken = false) {
    return this.put({ kind: 'accept', by, shaken }, minutes);
  }

  get there(): Circle {
    if (this.circle === undefined) throw new Error('nobody was named');
    return this.circle;
  }

  get states(): readonly string[] {
    return (this.circle?.contacts ?? []).map(({ state }) => state);
  }

  /** What is to be sent now. */
  get untold(): readonly string[] {
    return this.circle === undefined ? [] : circleDue(this.circle).map(({ place }) => place);
  }

  tellAll(minutes: number): void {
    for (const { name, look } of this.circle === undefined ? [] : contactPlaces(this.circle))
      this.happen({ kind: 'contactTold', slot: name, look, receipt: name }, minutes);
  }
}
