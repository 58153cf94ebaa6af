/** What the real desk is known to do to an integration; all off at the start. */
export interface DeskTraps {
  /** Writes answer 200 and change nothing, as a field's write rule or a business rule does. */
  ignoreWrites: boolean;
  /** Everything about people is blank, as a field's read rule makes it. */
  blankPeople: boolean;
  /** `active` and `state` are blank. */
  blankState: boolean;
  /** Every ticket is counted and then taken from the answer, as a row's read rule does. */
  hideTickets: boolean;
  /** The journal's own table refuses, or answers nothing. */
  journalTable: 'readable' | 'empty' | 'forbidden';
  /** The ticket does not show its journal either. */
  blankJournal: boolean;
  /** An empty list is 404, as in the first version of the API. */
  emptyIsMissing: boolean;
  /** The instance sleeps and answers every call with a page. */
  hibernating: boolean;
  /** How many characters the hand-over link's field and a journal entry keep. */
  linkLimit: number;
  journalLimit: number;
}

/** No trap sprung; limits as an instance has them. */
export function createTraps(): DeskTraps {
  return {
    ignoreWrites: false,
    blankPeople: false,
    blankState: false,
    hideTickets: false,
    journalTable: 'readable',
    blankJournal: false,
    emptyIsMissing: false,
    hibernating: false,
    linkLimit: 1024,
    journalLimit: 4000,
  };
}
