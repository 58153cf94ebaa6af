import type { ProtectedIds } from '../policy/classOf';
import type { AskedEvidence, SignInProof } from '../policy/evidence';
import type { Method, Pass, Person, SubjectFacts, TicketFacts } from '../policy/facts';
import type { Approver } from '../policy/ringing';
import type { ReadOut } from '../policy/readOut';
import type { OpenerKind } from '../policy/terms';
import type { Presented, PresentationTerms, Unproven } from '../policy/presentation';
import type { Happening } from './event';
import type { Step } from './step';
import type { Opening } from './request';

/** Moments at which a request moves although nobody pressed anything. */
export type Timer =
  'verify' | 'presentation' | 'remind' | 'passOn' | 'approvalWait' | 'approvalHolds' | 'window';

/** Which of the desk's groups whoever signed in at the hand-over page is in, as Graph says now. */
export interface OpenerStanding {
  readonly isSecurity: boolean;
  readonly isTechnician: boolean;
}

/** How the person at the hand-over page showed to be the opener. */
export type OpenerProof =
  | {
      readonly how: 'claimCode';
      readonly right: boolean;
      /** A keyed mark of whoever typed it, so that their tries can be counted. */
      readonly from: string;
    }
  | {
      readonly how: 'signIn';
      readonly person: Person;
      readonly standing: OpenerStanding;
      readonly attested: boolean;
    };

/** How a presentation ended: with a credential to be judged, or without one. */
export type PresentationOutcome =
  | { readonly presented: Presented }
  | { readonly unproven: Extract<Unproven, 'refusedByService' | 'unreadable'> };

/** What people, timers and the world can ask of a request. Facts carry the time at which they were read. */
export type Command =
  | {
      readonly kind: 'open';
      readonly opening: Opening;
      readonly subject: SubjectFacts;
      readonly ticket: TicketFacts;
      readonly ids: ProtectedIds;
      readonly tapGroupIds: readonly string[];
      /** Whether the requester's account and the subject's belong to one employee. */
      readonly samePerson: boolean;
    }
  | { readonly kind: 'ask'; readonly by: Person; readonly evidence: AskedEvidence; readonly person: Person }
  /** Who could be asked as a recovery contact now, as the directory says; the desk's order decides who is. */
  | { readonly kind: 'askContact'; readonly by: Person; readonly contacts: readonly Person[] }
  | {
      readonly kind: 'vouch';
      readonly by: Person;
      readonly answer: 'yes' | 'no';
      readonly note: string;
      readonly id: string;
      /** Whether a recovery contact who answers still is one that can be asked. */
      readonly stands?: boolean;
    }
  | {
      readonly kind: 'readBack';
      readonly by: Person;
      readonly right: boolean;
      readonly id: string;
      /** How many tries the card had left: a second press on the same card is no second try. */
      readonly left: number;
    }
  | { readonly kind: 'signedIn'; readonly by: Person; readonly proof: SignInProof; readonly id: string }
  | { readonly kind: 'sawOnVideo'; readonly by: Person; readonly note: string; readonly id: string }
  | {
      readonly kind: 'present';
      readonly by: Person;
      /** The service's own id of what it was asked for, and until when (ISO 8601) it waits. */
      readonly id: string;
      readonly until: string;
      /** The eight speakable characters of the page. */
      readonly code: string;
    }
  | { readonly kind: 'scanned'; readonly id: string }
  | {
      readonly kind: 'presented';
      readonly id: string;
      readonly outcome: PresentationOutcome;
      readonly terms: PresentationTerms;
    }
  | { readonly kind: 'ring'; readonly approvers: readonly Approver[]; readonly more: boolean }
  | {
      readonly kind: 'takeOver';
      readonly by: Person;
      readonly isTechnician: boolean;
      /** How the card that was pressed can be updated: it becomes the status card. */
      readonly receipt: string;
    }
  | {
      readonly kind: 'changeOpener';
      readonly by: Person;
      readonly opener: OpenerKind;
      /** The exception that holds now, where the technician is to read it out. */
      readonly readOut: ReadOut | undefined;
    }
  | {
      readonly kind: 'approve';
      readonly by: Person;
      readonly isApprover: boolean;
      readonly isSecurity: boolean;
      /** Whether the approver signed in anew, in the browser, for this. */
      readonly steppedUp: boolean;
      /** Whether one of approver and requester is the other's manager, direct or not; asked where the rule takes it. */
      readonly inLine: boolean;
      /** Whether this account and the requester's or the subject's belong to one employee. */
      readonly samePerson: boolean;
      /** Whether Identity Protection holds the approver's account at medium risk or more. */
      readonly atRisk: boolean;
      /** How many cases of this requester this approver approved within a day. */
      readonly pairs: number;
      /** The hash that the pressed card showed, and the hash of the request as it is. */
      readonly shown: string;
      readonly hash: string;
      readonly subject: SubjectFacts;
      readonly ids: ProtectedIds;
    }
  | { readonly kind: 'deny'; readonly by: Person; readonly isApprover: boolean; readonly reason: string }
  | {
      readonly kind: 'ready';
      readonly by: Person;
      readonly hash: string;
      /** Those whose approval still stands: still enabled, still approvers. */
      readonly standing: readonly string[];
      readonly subject: SubjectFacts;
      readonly ids: ProtectedIds;
    }
  | {
      readonly kind: 'intend';
      readonly attempt: number;
      readonly proof: OpenerProof;
      readonly hash: string;
      /** Those whose approval still stands: still enabled, still approvers. */
      readonly standing: readonly string[];
      readonly subject: SubjectFacts;
      readonly ids: ProtectedIds;
    }
  | { readonly kind: 'made'; readonly attempt: number; readonly pass: Pass }
  | { readonly kind: 'handOver'; readonly attempt: number }
  | { readonly kind: 'drop'; readonly attempt: number; readonly because: string }
  | {
      readonly kind: 'observe';
      /** When the look at the tenant began (ISO 8601). */
      readonly readAt: string;
      readonly pass: Pass | undefined;
      readonly methods: readonly Method[];
    }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'cancel'; readonly by: Person }
  | { readonly kind: 'revoke'; readonly by: Person; readonly allowed: boolean }
  | { readonly kind: 'contain'; readonly by: Person; readonly allowed: boolean }
  /** Somebody of the case typed into the chat what has the shape of a passcode. */
  | { readonly kind: 'typed'; readonly by: Person }
  /** The subject, the manager or whoever was asked says that it was not the subject. */
  | { readonly kind: 'notMe'; readonly by: Person }
  | { readonly kind: 'stop'; readonly because: 'strangerMember' | 'revokedAll' }
  | { readonly kind: 'stuck'; readonly step: Step; readonly code: string }
  | { readonly kind: 'undelivered'; readonly slot: string; readonly code: string }
  /** After the end: what became of a create without an answer. */
  | { readonly kind: 'settle'; readonly attempt: number; readonly passId: string | undefined }
  /** After the end: the subject is in the group again, or still. */
  | { readonly kind: 'orphanMember' }
  | { readonly kind: 'record'; readonly happening: StepDone };

/** What a finished step reports. */
export type StepDone = Extract<
  Happening,
  {
    readonly kind:
      | 'enrolling'
      | 'enrolled'
      | 'lostRemoved'
      | 'linked'
      | 'passDeleted'
      | 'left'
      | 'methodsRemoved'
      | 'sessionsRevoked'
      | 'closed'
      | 'reviewAsked'
      | 'told';
  }
>;
