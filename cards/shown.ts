/** What a technician has typed so far; travels in the card and is judged anew when it comes back. */
export interface Draft {
  readonly scenario: string;
  readonly picked: string;
  readonly upn: string;
  readonly ticket: string;
  readonly reason: string;
  readonly opener: string;
  readonly removeLost: string;
}

/** A person as shown: display name, user principal name and the last characters of the object id. */
export interface ShownPerson {
  readonly name: string;
  readonly upn: string;
  readonly idTail: string;
}

/** One line of a list of evidence: what it is, whether it counts, who gave it. Codes are worded in `words`. */
export interface ShownEvidence {
  readonly kind: string;
  readonly state: 'passed' | 'failed' | 'waiting' | 'open';
  readonly by: string;
  readonly at: string;
}

/** So many strong proofs and supporting ones, these kinds among them. */
export interface ShownDemand {
  readonly strong: number;
  readonly supporting: number;
  readonly including: readonly string[];
}

/** A sign of abuse and how often it was seen; the kind is worded in `words`. */
export interface ShownSignal {
  readonly kind: string;
  readonly count: number;
}

/** The facts of a request that most cards show. Times are ISO 8601, worded in `timeZone`. */
export interface ShownRequest {
  readonly id: string;
  readonly ref: string;
  readonly scenario: string;
  readonly class: string;
  readonly subject: ShownPerson;
  readonly requester: string;
  readonly ticketNumber: string;
  readonly ticketLink: string;
  readonly reason: string;
  readonly opener: string;
  readonly openerName: string;
  /** The exception by which the passcode is read out, until a day as in 2026-03-31; undefined in every other case. */
  readonly readOut:
    { readonly until: string; readonly reason: string; readonly approvedBy: string } | undefined;
  readonly lifetimeMinutes: number;
  /** The modes of the desk when the case was opened. */
  readonly modes: readonly string[];
  readonly timeZone: string;
}

/** A "no" or a fault as a code and its parameters; `reference` lets an operator find it in the log. */
export interface Problem {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly reference: string;
}
