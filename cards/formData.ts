import type { ShownReviewLine } from './reviewData';
import type { Problem } from './shown';

/** What a form asks for: a colleague beside the user, a look on video, another opener, how an alert ended, what a review found. */
export const forms = ['attest', 'video', 'changeOpener', 'resolve', 'signNotOk'] as const;
export type FormKind = (typeof forms)[number];

/** The form that stands in a message of its own, which nobody but its reader changes. */
export interface FormCardData {
  form: {
    readonly what: FormKind;
    readonly id: string;
    /** The case, the alert or the line of a review it belongs to; absent for whoever has no part in it. */
    readonly about:
      | { readonly ref: string; readonly name: string }
      | { readonly notice: string; readonly severity: string; readonly rule: string }
      | { readonly what: 'weekly' | 'case'; readonly line: ShownReviewLine }
      | undefined;
    /** `heard`: the same press came once more; `over`: it can be sent no longer; `away`: its reader let it be. */
    readonly look: 'open' | 'sent' | 'heard' | 'over' | 'away';
    /** What its reader wrote, kept as long as nothing came of it. */
    readonly typed: string;
    /** What its reader chose, or what is chosen to begin with. */
    readonly chosen: string;
    readonly openers: readonly string[];
    readonly problem: Problem | undefined;
  };
}
