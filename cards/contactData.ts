import type { Problem } from './shown';

/** The cards of recovery contacts: codes, names and times, worded in `words/contacts.json`. */
export interface ContactCardData {
  /** What somebody sees of their own contacts, and of those who named them; with news, only what it is about. */
  contacts: {
    readonly news: { readonly state: string; readonly name: string } | undefined;
    readonly own: readonly {
      /** The contact's object id. */
      readonly id: string;
      readonly name: string;
      readonly upn: string;
      readonly state: 'asked' | 'accepted';
      readonly at: string;
      /** Until when they do not count yet; empty when they do. */
      readonly until: string;
      readonly unreached: boolean;
    }[];
    readonly others: readonly {
      readonly id: string;
      readonly name: string;
      readonly upn: string;
      readonly state: 'asked' | 'accepted';
    }[];
    /** How many may be named; 0 where the organisation uses none. */
    readonly atMost: number;
    readonly stableDays: number;
    /** What was typed. */
    readonly picked: string;
    readonly upn: string;
    readonly timeZone: string;
    readonly problem: Problem | undefined;
  };
  /** The card of a contact. */
  contact: {
    readonly id: string;
    readonly owner: { readonly name: string; readonly upn: string };
    readonly look: 'asked' | 'accepted' | 'over';
    readonly problem: Problem | undefined;
  };
}
