import type { Change } from './change';
import type { Circle, CircleHappening } from './contacts/circle';

/** The recovery contacts of everybody in the store: events are the truth, the row is a cache of their fold, jobs follow from it. */
export interface ContactBooks {
  /** Locks a circle, also one that there is not yet, runs `work` (which awaits nothing) and commits events, row and jobs. */
  changeCircle<T>(
    id: string,
    work: (circle: Circle | undefined, now: string) => Change<T, CircleHappening>,
  ): Promise<T>;
  circle(id: string): Promise<Circle | undefined>;
  /** The circles in which somebody is asked or has accepted, so many at most. */
  circlesOf(personId: string, limit: number): Promise<readonly Circle[]>;
}

/** Brings a card about a recovery contact to one of its places; returns the receipt under which it can be updated. */
export interface ContactMessenger {
  tellContact(circle: Circle, place: string): Promise<string>;
}
