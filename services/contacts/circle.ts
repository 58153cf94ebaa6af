import type { Person } from '../policy/facts';

/** How a colleague stands who was named: asked whether they agree, agreed, or out again by whoever said so. */
export const contactStates = ['asked', 'accepted', 'declined', 'withdrawn', 'removed'] as const;
export type ContactState = (typeof contactStates)[number];

/** One colleague whom somebody named. Times in ISO 8601. */
export interface Contact {
  readonly person: Person;
  readonly state: ContactState;
  readonly namedAt: string;
  /** When the state was reached. */
  readonly at: string;
  /** Whether the account of whoever named them looked taken over then, or when they accepted, or nobody could tell. */
  readonly shaken: boolean;
}

/** The recovery contacts of one person: the fold of what happened to them. */
export interface Circle {
  readonly id: string;
  readonly owner: Person;
  /** Those who count or are asked, and a few who no longer do. */
  readonly contacts: readonly Contact[];
  /** When somebody was named, the last few times. */
  readonly namings: readonly string[];
  readonly told: Readonly<Record<string, { readonly look: string; readonly receipt: string }>>;
  /** Messages that were given up, with the look that they should have had. */
  readonly undelivered: readonly string[];
}

/** What can happen to somebody's recovery contacts. */
export type CircleHappening =
  | {
      readonly kind: 'contactNamed';
      readonly id: string;
      readonly owner: Person;
      readonly person: Person;
      readonly shaken: boolean;
    }
  | { readonly kind: 'contactAccepted'; readonly personId: string; readonly shaken: boolean }
  | { readonly kind: 'contactDeclined' | 'contactWithdrawn' | 'contactRemoved'; readonly personId: string }
  | { readonly kind: 'contactTold'; readonly slot: string; readonly look: string; readonly receipt: string }
  | {
      readonly kind: 'contactUndelivered';
      readonly slot: string;
      readonly look: string;
      readonly code: string;
    }
  /** All of it once more, because what came before is dropped from the trail. */
  | { readonly kind: 'contactsRestated'; readonly circle: Circle };

/** One entry of the history: what happened, when (ISO 8601) and who did it (object id, or `desk`). */
export type CircleEvent = CircleHappening & { readonly at: string; readonly by: string };

/** So many times somebody can name a colleague in a day: each of them gets a message. */
export const namedOfDay = 10;

/** Whether somebody is a recovery contact, or asked to become one. */
export function isOpen({ state }: Pick<Contact, 'state'>): boolean {
  return state === 'asked' || state === 'accepted';
}
