import type { AlertCardData } from './alertData';
import type { QueueCardData } from './queueData';
import type { ReviewCardData } from './reviewData';
import type { ChannelCardData } from './channelData';
import type { ContactCardData } from './contactData';
import type { FormCardData } from './formData';
import type { ShownPresentation } from './shownPresentation';
import type {
  Draft,
  ShownPerson,
  ShownEvidence,
  ShownDemand,
  ShownSignal,
  ShownRequest,
  Problem,
} from './shown';
import type { Verb } from './verbs';

/** Every card and what it is made of: codes, names and times, never finished sentences. */
export interface CardData
  extends ChannelCardData, AlertCardData, ContactCardData, FormCardData, QueueCardData, ReviewCardData {
  /** `problem` says why no case can be opened now. */
  guide: {
    readonly scenarios: readonly string[];
    /** What is not on offer, and why. */
    readonly closed: readonly { readonly scenario: string; readonly problem: Problem }[];
    readonly modes: readonly string[];
    readonly problem: Problem | undefined;
  };
  person: {
    readonly draft: Draft;
    readonly openers: readonly string[];
    /** The open case of a colleague for this person, which can be taken over. */
    readonly busy: { readonly id: string; readonly ref: string } | undefined;
    readonly problem: Problem | undefined;
  };
  facts: {
    readonly draft: Draft;
    readonly subject: ShownPerson & {
      readonly department: string;
      readonly jobTitle: string;
      readonly manager: string;
    };
    readonly subjectId: string;
    readonly class: string;
    readonly ticketNumber: string;
    readonly ticketTitle: string;
    readonly ticketMatch: 'match' | 'unknown';
    /** What is asked for beyond the usual, because of the class or of earlier cases. */
    readonly more: 'nothing' | 'sensitive' | 'privileged' | 'approval' | 'security' | 'strong';
    readonly methods: readonly string[];
    readonly callBackLabel: string;
    /** Methods on the lost phone that can go with the case. */
    readonly lost: readonly string[];
    readonly opener: string;
    readonly openerName: string;
    readonly lifetimeMinutes: number;
    /** What would spare the user the next case; empty where nothing is missing. */
    readonly lack: string;
  };
  status: {
    readonly request: ShownRequest;
    readonly stage: string;
    readonly outcome: string;
    readonly because: string;
    readonly evidence: readonly ShownEvidence[];
    /** The number to call and the code to have read back; absent when calling back is not possible or is done. */
    readonly callBack:
      | { readonly label: string; readonly number: string; readonly code: string; readonly triesLeft: number }
      | undefined;
    /** What is still missing, one entry for each way to be complete. */
    readonly missing: readonly ShownDemand[];
    /** What is not on offer in this case, why, and how many days ago something changed. */
    readonly withheld: readonly { readonly kind: string; readonly because: string; readonly days: number }[];
    /** Addresses to read aloud, at which the subject proves it by a sign-in. */
    readonly proofs: readonly { readonly kind: string; readonly url: string }[];
    readonly canAskAttester: boolean;
    readonly canCompareVideo: boolean;
    /** How many recovery contacts can still be asked, and whether one was. */
    readonly contacts: { readonly left: number; readonly asked: boolean };
    readonly presentation: ShownPresentation | undefined;
    readonly approvals: {
      readonly given: number;
      readonly needed: number;
      readonly asked: readonly string[];
      readonly by: readonly string[];
    };
    /** Who else could open; none where it cannot be changed now. */
    readonly openers: readonly string[];
    readonly readyLink: string;
    readonly until: string;
    readonly registered: readonly string[];
    /** What would spare the user the next case; empty where nothing is missing. */
    readonly lack: string;
    /** Whom the desk could not tell: names, and codes of places. */
    readonly unreached: readonly string[];
    readonly canCancel: boolean;
    readonly canRevoke: boolean;
    readonly problem: Problem | undefined;
  };
  vouch: {
    readonly request: ShownRequest;
    readonly as: 'managerVouch' | 'inPerson' | 'recoveryContact';
    readonly look: 'asked' | 'passed' | 'failed' | 'over';
    readonly problem: Problem | undefined;
  };
  approval: {
    readonly request: ShownRequest;
    readonly hash: string;
    readonly look: 'asked' | 'reminded' | 'approved' | 'denied' | 'over';
    readonly evidence: readonly ShownEvidence[];
    readonly ticketMatch: 'match' | 'unknown';
    readonly signals: readonly ShownSignal[];
    readonly given: number;
    readonly needed: number;
    readonly handOverMinutes: number;
    /** Methods on the lost phone that go with the case. */
    readonly removes: readonly string[];
    /** The page on which it is approved after a sign-in; empty where a press on the card is enough. */
    readonly approveLink: string;
    readonly problem: Problem | undefined;
  };
  /** What somebody on the victim's side is told; the press says that it was not the subject. */
  victim: {
    readonly request: ShownRequest;
    readonly to: 'subject' | 'manager';
    readonly look: 'asked' | 'contactAsked' | 'shown' | 'contained' | 'over';
    readonly problem: Problem | undefined;
  };
  claim: {
    readonly request: ShownRequest;
    readonly code: string;
    readonly until: string;
    readonly look: 'code' | 'spent';
  };
  mine: {
    readonly requests: readonly {
      readonly id: string;
      readonly ref: string;
      readonly stage: string;
      readonly subject: string;
      readonly scenario: string;
    }[];
  };
  refusal: {
    readonly problem: Problem;
    readonly draft: Draft | undefined;
    /** The press that came to nothing, to be made again with all that was typed. */
    readonly again?:
      { readonly verb: Verb; readonly data: Readonly<Record<string, string | number | Draft>> } | undefined;
  };
  /** `contacts` tells whether recovery contacts can be named. */
  help: { readonly roles: readonly string[]; readonly contacts: boolean };
}

export type CardName = keyof CardData;

/** One card to be rendered: its name and exactly its data. */
export type CardOf<N extends CardName> = Extract<Card, { readonly name: N }>;

/** Any card to be rendered. */
export type Card = { [N in CardName]: { readonly name: N; readonly data: CardData[N] } }[CardName];
