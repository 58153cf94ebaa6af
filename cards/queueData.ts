/** A press that opens the card of a listed case for its reader. */
export type ListOpening = 'status' | 'showApproval' | 'showVouch';

/** What a list of open cases is narrowed to; `any` asks for nothing. */
export interface ShownFilter {
  readonly whose: string;
  readonly waits: string;
  readonly stage: string;
  readonly late: boolean;
}

/** The lists of open cases, a page at a time; pages are counted from 0, `all` counts the cases of all pages. */
export interface QueueCardData {
  queue: {
    readonly filter: ShownFilter;
    readonly cases: readonly {
      readonly id: string;
      readonly ref: string;
      readonly stage: string;
      readonly subject: string;
      readonly scenario: string;
      readonly at: string;
      /** By when somebody should have acted who did not; empty when nobody is late. */
      readonly dueAt: string;
      /** Names of the people who are waited for, and the parts that are. */
      readonly waitsFor: { readonly parts: readonly string[]; readonly people: readonly string[] };
      /** Undefined where the reader has no card of the case. */
      readonly verb: ListOpening | undefined;
    }[];
    /** How many of them are in each stage. */
    readonly stages: readonly { readonly stage: string; readonly count: number }[];
    readonly page: number;
    readonly all: number;
    readonly timeZone: string;
  };
  waiting: {
    readonly cases: readonly {
      readonly id: string;
      readonly ref: string;
      readonly what: string;
      readonly subject: string;
      readonly scenario: string;
      readonly since: string;
      readonly verb: ListOpening;
    }[];
    readonly page: number;
    readonly all: number;
    readonly timeZone: string;
  };
}
