import type { AskedEvidence, EvidenceItem } from '../policy/evidence';
import type { Method, Person } from '../policy/facts';
import type { Offers } from '../policy/offers';
import type { Mode } from '../policy/modes';
import type { Limits } from '../policy/policy';
import type { ReadOut } from '../policy/readOut';
import type { Rule } from '../policy/rule';
import type { Signal } from '../policy/signals';
import type { Step } from './step';
import type { Delivery, MethodKind, OpenerKind, Scenario, SubjectClass } from '../policy/terms';

/** Where a request stands, in order. */
export const stages = [
  'verifying',
  'awaitingApproval',
  'preparing',
  'prepared',
  'ready',
  'handedOver',
  'used',
  'closing',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** How a request ended. */
export const outcomes = [
  'completed',
  'unregistered',
  'unused',
  'denied',
  'cancelled',
  'lapsed',
  'revoked',
  'contained',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a request ended as it did, where the outcome alone does not tell. */
export type Because =
  | 'person'
  | 'evidenceLate'
  | 'approvalLate'
  | 'approvalExpired'
  | 'codeLocked'
  | 'classRose'
  | 'notMe'
  | 'typed'
  | 'passGone'
  | 'strangerMember'
  | 'contained'
  | 'revokedAll';

/** What is fixed when a request opens; the rule travels with it. Times in ISO 8601. */
export interface Opening {
  readonly id: string;
  /** Short name for people, as in TAP-7K3F9. */
  readonly ref: string;
  /** The eight speakable characters of the hand-over link. */
  readonly locator: string;
  readonly scenario: Scenario;
  readonly class: SubjectClass;
  readonly rule: Rule;
  readonly limits: Limits;
  readonly strongMethods: readonly MethodKind[];
  readonly policyVersion: string;
  readonly groupId: string;
  readonly subject: Person;
  /** Where the subject works, as the directory writes it; absent where it does not say. */
  readonly office?: string;
  readonly requester: Person;
  readonly manager: Person | undefined;
  readonly opener: OpenerKind;
  /** The exception by which the technician opens and reads out; absent in every other case. */
  readonly readOut?: ReadOut | undefined;
  /** What can be taken as evidence, and what is held back. */
  readonly offers: Offers;
  readonly startDate: string | undefined;
  readonly ticket: { readonly id: string; readonly number: string; readonly link: string };
  /** Methods on the lost phone that go, with the approval, before a pass is made. */
  readonly lostMethods: readonly Method[];
  readonly ticketMatch: 'match' | 'unknown';
  readonly reason: string;
  /** The modes of the desk when it was opened. */
  readonly modes: readonly Mode[];
  /** Signs of abuse when it was opened; the rule is stepped up by them. */
  readonly signals: readonly Signal[];
}

/** One approval, bound to the hash of what was approved. */
export interface Approval {
  readonly approver: Person;
  readonly security: boolean;
  readonly hash: string;
  readonly at: string;
  /** How many cases of the same requester this approver approved within a day, this one included. */
  readonly pairs: number;
}

/** One try at making the pass; written before the call, so that a crash leaves a trace. */
export interface Attempt {
  readonly number: number;
  readonly intendedAt: string;
  readonly passId: string | undefined;
  readonly expiresAt: string | undefined;
  readonly shownAt: string | undefined;
  readonly state: 'intended' | 'made' | 'handedOver';
  /** Whether the pass of this attempt is known to be deleted, or never to have existed. */
  readonly gone: boolean;
  /** Whether the tenant was too busy to take it in: nothing was made, and it is no try. */
  readonly tooBusy?: boolean;
  /** Whether it was looked for once more after the end, because its create had no answer. */
  readonly settled: boolean;
}

/** The newest presentation that was asked for: the service's id of it, the page's code, and how it stands. */
export interface Presentation {
  readonly id: string;
  readonly code: string;
  readonly until: string;
  readonly state: 'waiting' | 'scanned' | 'passed' | 'failed' | 'lapsed';
}

/** A message already sent: which look it has and the receipt under which it can be updated. */
export interface Told {
  readonly look: string;
  readonly receipt: string;
}

/** A request: the fold of its events. */
export interface Request extends Opening {
  /** Technicians who held the case before another took it over; they stay excluded from deciding. */
  readonly earlier: readonly Person[];
  /** How often somebody else was chosen to open. */
  readonly openerChanges: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly events: number;
  readonly stage: Stage;
  /** Whom somebody asked, as what, and when; requests of an older program do not tell when. */
  readonly asked: readonly { readonly kind: AskedEvidence; readonly person: Person; readonly at?: string }[];
  readonly evidence: readonly EvidenceItem[];
  readonly readBackFailures: number;
  readonly presentation: Presentation | undefined;
  readonly submittedAt: string | undefined;
  readonly approvers: readonly (Person & { readonly security: boolean })[];
  /** When approvers were asked last, whether others could be, and whether that is due. */
  readonly rungAt: string | undefined;
  readonly ringMore: boolean;
  readonly ringing: boolean;
  readonly reminded: boolean;
  readonly approvals: readonly Approval[];
  readonly approvedUntil: string | undefined;
  readonly deniedBy: Person | undefined;
  readonly membership: 'none' | 'intended' | 'member' | 'left';
  readonly lostRemoved: boolean;
  readonly linked: boolean;
  /** Counts "the user is ready"; each round has its own claim code. */
  readonly round: number;
  readonly readyUntil: string | undefined;
  readonly claimFailures: number;
  /** The mark of the visitor for each wrong code of this round. */
  readonly claimFailuresFrom: readonly string[];
  readonly attempts: readonly Attempt[];
  /** The object id of whoever opened the page signed in, last. */
  readonly openedBy: string | undefined;
  /** A live pass that this desk did not make, seen when ours was about to be made. */
  readonly foreignPass: string | undefined;
  /** Ids of the methods that the subject had before the first pass. */
  readonly methodsBefore: readonly string[];
  readonly delivery: Delivery | undefined;
  readonly usedAt: string | undefined;
  readonly registered: readonly { readonly id: string; readonly kind: MethodKind; readonly label: string }[];
  readonly outcome: Outcome | undefined;
  readonly because: Because | undefined;
  readonly endedBy: Person | undefined;
  readonly containment: 'none' | 'asked' | 'methodsRemoved' | 'done';
  readonly closedAt: string | undefined;
  readonly told: Readonly<Record<string, Told>>;
  /** The slots whose newest look could not be brought to their readers. */
  readonly undelivered: readonly string[];
  /** The step that fails again and again. */
  readonly stuck: Step | undefined;
  /** What was found in the tenant after the end, and is being removed. */
  readonly orphanMember: boolean;
  readonly orphanPass: string | undefined;
  /** The review of its log, once it was opened. */
  readonly reviewId?: string | undefined;
  /** How often something was found after the end. */
  readonly orphans: number;
}
