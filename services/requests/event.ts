import type { AskedEvidence, EvidenceItem } from '../policy/evidence';
import type { Person } from '../policy/facts';
import type { Approver } from '../policy/ringing';
import type { ReadOut } from '../policy/readOut';
import type { Delivery, MethodKind, OpenerKind } from '../policy/terms';
import type { Step } from './step';
import type { Because, Opening, Outcome } from './request';

/** What can happen to a request. */
export type Happening =
  | { readonly kind: 'opened'; readonly opening: Opening }
  | { readonly kind: 'asked'; readonly evidence: AskedEvidence; readonly person: Person }
  | { readonly kind: 'evidenced'; readonly item: EvidenceItem }
  | { readonly kind: 'readBackFailed' }
  | {
      readonly kind: 'presentationAsked';
      readonly id: string;
      readonly code: string;
      readonly until: string;
    }
  | { readonly kind: 'presentationScanned'; readonly id: string }
  | { readonly kind: 'presentationLapsed' }
  | { readonly kind: 'submitted' }
  /** `more` tells that there are others who could be asked. */
  | { readonly kind: 'rung'; readonly approvers: readonly Approver[]; readonly more: boolean }
  | { readonly kind: 'passedOn' }
  /** Another technician holds the case now; approvals are void. */
  | { readonly kind: 'takenOver'; readonly requester: Person }
  /** Somebody else opens; approvals are void. */
  | {
      readonly kind: 'openerChanged';
      readonly opener: OpenerKind;
      readonly readOut?: ReadOut | undefined;
    }
  | { readonly kind: 'reminded' }
  | {
      readonly kind: 'approved';
      readonly approver: Person;
      readonly security: boolean;
      readonly hash: string;
      readonly until: string | undefined;
      readonly pairs: number;
    }
  | { readonly kind: 'denied'; readonly approver: Person; readonly reason: string }
  | { readonly kind: 'enrolling' }
  | { readonly kind: 'enrolled' }
  | { readonly kind: 'lostRemoved' }
  | { readonly kind: 'linked' }
  | { readonly kind: 'readied'; readonly until: string }
  | { readonly kind: 'unreadied'; readonly because: 'windowClosed' | 'codeLocked' }
  /** `from` marks the visitor, keyed, and names nobody. */
  | { readonly kind: 'claimRefused'; readonly from: string }
  | { readonly kind: 'foreignPass'; readonly passId: string }
  | { readonly kind: 'intended'; readonly attempt: number; readonly methodsBefore: readonly string[] }
  | { readonly kind: 'made'; readonly attempt: number; readonly passId: string; readonly expiresAt: string }
  | { readonly kind: 'handedOver'; readonly attempt: number; readonly delivery: Delivery }
  | { readonly kind: 'dropped'; readonly attempt: number; readonly because: string }
  | { readonly kind: 'used' }
  | {
      readonly kind: 'registered';
      readonly methods: readonly { readonly id: string; readonly kind: MethodKind; readonly label: string }[];
    }
  | {
      readonly kind: 'concluded';
      readonly outcome: Outcome;
      readonly because: Because | undefined;
      readonly person: Person | undefined;
    }
  | { readonly kind: 'passDeleted' }
  | { readonly kind: 'left' }
  | { readonly kind: 'containing'; readonly person: Person }
  | { readonly kind: 'methodsRemoved'; readonly methods: readonly string[] }
  | { readonly kind: 'sessionsRevoked' }
  | { readonly kind: 'closed' }
  /** The review of its log was opened, under this id. */
  | { readonly kind: 'reviewAsked'; readonly review: string }
  | { readonly kind: 'told'; readonly slot: string; readonly look: string; readonly receipt: string }
  | { readonly kind: 'undelivered'; readonly slot: string; readonly look: string; readonly code: string }
  | { readonly kind: 'stuck'; readonly step: Step; readonly code: string }
  /** A create without an answer was looked for once more after the end: there is no pass of it. */
  | { readonly kind: 'settled'; readonly attempt: number }
  /** Something of a request that was over is still in the tenant. */
  | { readonly kind: 'orphanFound'; readonly what: 'member' }
  | { readonly kind: 'orphanFound'; readonly what: 'pass'; readonly passId: string };

/** One entry of a request's history: what happened, when (ISO 8601) and who did it (object id, or `desk`). */
export type Event = Happening & { readonly at: string; readonly by: string };
