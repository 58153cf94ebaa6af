import type { RefusedBecause } from '../policy/classOf';
import type { DutyConflict } from '../policy/duties';
import type { OffReason } from '../policy/offers';
import type { OpenerKind, Scenario } from '../policy/terms';
import type { Happening } from './event';
import type { Stage } from './request';

/** Every "no" that the core can say; `bot/refusals.ts` words each once. */
export type Refusal =
  | { readonly refused: 'subjectRefused'; readonly because: RefusedBecause | 'self' }
  | { readonly refused: 'notPrivileged' }
  | { readonly refused: 'unrestricted' }
  | { readonly refused: 'hasStrongMethod'; readonly methods: readonly string[] }
  | { readonly refused: 'notNewHire'; readonly methods: readonly string[] }
  | { readonly refused: 'startDateUnknown' }
  | { readonly refused: 'outsideStart' }
  | { readonly refused: 'notInPilot' }
  | { readonly refused: 'requesterAtRisk' }
  | { readonly refused: 'outOfHours' }
  | { readonly refused: 'unprovable' }
  | { readonly refused: 'foreignPass' }
  | { readonly refused: 'alreadyInGroup' }
  | { readonly refused: 'ticketClosed'; readonly number: string }
  | { readonly refused: 'ticketForeign'; readonly number: string }
  | { readonly refused: 'ticketRaisedBy'; readonly number: string }
  | { readonly refused: 'openerNotAllowed'; readonly opener: OpenerKind; readonly scenario: Scenario }
  | { readonly refused: 'noNumberToCall' }
  | { readonly refused: 'exceptionOver' }
  | { readonly refused: 'noManager' }
  | { readonly refused: 'managerUnsettled'; readonly because: OffReason }
  | { readonly refused: 'notNow'; readonly stage: Stage }
  | { readonly refused: 'notYours' }
  | { readonly refused: 'notApprover' }
  | { readonly refused: 'duty'; readonly conflict: DutyConflict }
  | { readonly refused: 'notAsked' }
  | { readonly refused: 'badAttester' }
  | { readonly refused: 'attestersAsked' }
  | { readonly refused: 'contactWaits'; readonly minutes: number }
  | { readonly refused: 'contactSaidNo' }
  | { readonly refused: 'noContactNow' }
  | { readonly refused: 'contactGone' }
  | { readonly refused: 'readBackWrong'; readonly left: number }
  | { readonly refused: 'readBackSpent' }
  | { readonly refused: 'stepUpNeeded' }
  | { readonly refused: 'presentationSpent' }
  | { readonly refused: 'nobodyForCode' }
  | { readonly refused: 'staleCard' }
  | { readonly refused: 'staleFacts' }
  | { readonly refused: 'evidenceExpired' }
  | { readonly refused: 'classChanged' }
  | { readonly refused: 'classUnknown' }
  | { readonly refused: 'approverAtRisk' }
  | { readonly refused: 'cannotTake' }
  | { readonly refused: 'approvalExpired' }
  | { readonly refused: 'approvalVoid' }
  | { readonly refused: 'windowClosed' }
  | { readonly refused: 'wrongCode' }
  | { readonly refused: 'codeLocked' }
  | { readonly refused: 'wrongOpener' }
  | { readonly refused: 'notAttested' }
  | { readonly refused: 'sameForm' }
  | { readonly refused: 'passSpent' }
  | { readonly refused: 'overtaken' }
  | { readonly refused: 'nothingToContain' }
  | { readonly refused: 'tooLate' };

/** What a command leads to: events to append, and perhaps a refusal to say; both when a wrong answer is itself recorded. */
export interface Decision {
  readonly events: readonly Happening[];
  readonly refusal?: Refusal;
}
