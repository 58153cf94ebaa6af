import type { ShownParty } from './alertData';
import type { Problem } from './shown';

/** What somebody said of a line. */
export interface ShownSign {
  readonly by: string;
  readonly at: string;
  readonly ok: boolean;
  readonly note: string;
}

/** One line of a review; `number` is its place among all of them. */
export interface ShownReviewLine {
  readonly number: number;
  readonly what: string;
  readonly code: string;
  readonly since: string;
  readonly person: ShownParty;
  readonly ref: string;
  readonly sign: ShownSign | undefined;
}

/** The trail of a privileged case in short: names and moments, empty where there is nothing. */
export interface ShownTrail {
  readonly requester: string;
  readonly proofs: readonly { readonly kind: string; readonly by: string; readonly at: string }[];
  readonly approvers: readonly { readonly name: string; readonly at: string }[];
  readonly opener: string;
  readonly openedAt: string;
  readonly shownAt: string;
  readonly usedAt: string;
  readonly registered: readonly string[];
  readonly outcome: string;
  readonly closedAt: string;
}

/** The cards of reviews: codes, names and times, worded in `words/reviews.json`. */
export interface ReviewCardData {
  review: {
    readonly id: string;
    readonly what: 'weekly' | 'case';
    readonly at: string;
    readonly dueAt: string;
    /** Whether its time is over and it is not signed. */
    readonly late: boolean;
    readonly all: number;
    readonly signed: number;
    /** Those still to be signed, and those that were found not to be in order. */
    readonly open: readonly ShownReviewLine[];
    readonly notOk: readonly ShownReviewLine[];
    /** Who signed last. */
    readonly lastSign: ShownSign | undefined;
    readonly trail: ShownTrail | undefined;
    readonly portalLink: string;
    readonly canStart: boolean;
    /** Whether the form for what is not in order went to its reader’s own chat just now. */
    readonly formSent: boolean;
    readonly timeZone: string;
    readonly problem: Problem | undefined;
  };
  noReview: { readonly canStart: boolean; readonly nextAt: string; readonly timeZone: string };
  quarterly: {
    readonly fromAt: string;
    readonly toAt: string;
    /** Figures under the code of their words, counts by code among them; what could not be read is undefined. */
    readonly figures: readonly {
      readonly code: string;
      readonly values: Readonly<Record<string, string | Readonly<Record<string, number>>>> | undefined;
    }[];
    readonly blind: number;
    readonly timeZone: string;
  };
  policy: {
    readonly version: string;
    readonly rules: readonly {
      readonly scenario: string;
      readonly minutes: number;
      readonly approvals: number;
      readonly sensitiveApprovals: number;
      readonly openers: readonly string[];
    }[];
    readonly modes: readonly string[];
    readonly stopped: boolean;
    readonly readOut: readonly { readonly scenario: string; readonly until: string }[];
    readonly hours: { readonly from: string; readonly to: string; readonly timeZone: string };
    readonly caseHours: number;
    readonly weeklyHours: number;
  };
}
