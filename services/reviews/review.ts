import type { Person } from '../policy/facts';

/** What is reviewed: the desk once a week, or the log of one privileged case after its end. */
export const reviewKinds = ['weekly', 'case'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What a line of a review is about. */
export const lineKinds = [
  'pass',
  'member',
  'stuck',
  'unmanaged',
  'deadJob',
  'blindRule',
  'noWatch',
  'unseen',
  'privileged',
] as const;
export type LineKind = (typeof lineKinds)[number];

/** One line to be signed off: what it is, since when (ISO 8601; undefined where nothing tells), and whose. */
export interface ReviewLine {
  /** Unique within its review, and the same as long as the same thing is there. */
  readonly key: string;
  readonly what: LineKind;
  /** Which of its kind: a group, a step, a rule, a job; codes of ours, never a text of a person. */
  readonly code: string;
  readonly since: string | undefined;
  /** Whose account; undefined where it is about none. */
  readonly personId: string | undefined;
  /** The case that it belongs to, where there is one. */
  readonly requestId: string | undefined;
  /** Who had a part in it, and so does not sign it (object ids in lower case). */
  readonly involved: readonly string[];
}

/** What somebody said of a line. */
export interface Sign {
  readonly by: Person;
  readonly at: string;
  readonly ok: boolean;
  readonly note: string;
}

/** A review: the fold of its events. Times in ISO 8601. */
export interface Review {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly lines: readonly ReviewLine[];
  readonly openedAt: string;
  /** When all of it should be signed. */
  readonly dueAt: string;
  readonly signs: Readonly<Record<string, Sign>>;
  /** When the last line was signed; undefined while one is not. */
  readonly signedAt: string | undefined;
  /** How often it was passed on because it was late, and to whom. */
  readonly escalated: number;
  readonly escalatedTo: readonly Person[];
  readonly told: Readonly<Record<string, { readonly look: string; readonly receipt: string }>>;
  /** Messages to people that were given up, with the look they should have had. */
  readonly undelivered: readonly string[];
  readonly events: number;
}

/** What can happen to a review. */
export type ReviewHappening =
  | {
      readonly kind: 'reviewOpened';
      readonly id: string;
      readonly review: ReviewKind;
      readonly lines: readonly ReviewLine[];
      readonly dueAt: string;
    }
  | {
      readonly kind: 'reviewSigned';
      readonly line: string;
      readonly person: Person;
      readonly ok: boolean;
      readonly note: string;
    }
  | { readonly kind: 'reviewEscalated'; readonly step: number; readonly to: readonly Person[] }
  | {
      readonly kind: 'reviewTold';
      readonly slot: string;
      readonly look: string;
      readonly receipt: string;
    }
  | {
      readonly kind: 'reviewUndelivered';
      readonly slot: string;
      readonly look: string;
      readonly code: string;
    };

/** One entry of a review's history: what happened, when (ISO 8601) and who did it (object id, or `desk`). */
export type ReviewEvent = ReviewHappening & { readonly at: string; readonly by: string };
