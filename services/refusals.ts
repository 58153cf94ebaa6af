import type { NotAdmitted } from './admission';
import type { AlertNo } from './alerting/decide';
import type { ContactNo } from './contacts/decide';
import type { DeskNo } from './desk/decide';
import type { Part } from './health';
import type { Refusal } from './requests/refusal';
import type { ReviewNo } from './reviews/decide';

/** Every "no" of the desk: the core's, and those that need a look at the world first. */
export type DeskRefusal =
  | Refusal
  | DeskNo
  | AlertNo
  | ContactNo
  | ReviewNo
  | { readonly refused: 'reviewOverdue'; readonly ref: string }
  | NotAdmitted
  | { readonly refused: 'issuingStopped'; readonly reason: string }
  | { readonly refused: 'partOut'; readonly part: Part }
  | { readonly refused: 'olderCopy' }
  | { readonly refused: 'threatRaised' }
  | { readonly refused: 'noPilotGroup' }
  | { readonly refused: 'notSecurity' }
  | { readonly refused: 'notTechnician' }
  | { readonly refused: 'fieldMissing'; readonly field: string }
  | { readonly refused: 'badInput' }
  | { readonly refused: 'unknownUser' }
  | { readonly refused: 'severalUsers'; readonly upns: readonly string[] }
  | { readonly refused: 'pickerDiffers' }
  | { readonly refused: 'ticketUnreadable' }
  | { readonly refused: 'ticketMissing'; readonly number: string }
  | { readonly refused: 'subjectBusy'; readonly id: string; readonly ref: string; readonly by: string }
  | { readonly refused: 'requestUnknown' }
  | { readonly refused: 'otherPerson' }
  | { readonly refused: 'staleSignIn' }
  | { readonly refused: 'technicianNoRole' }
  | { readonly refused: 'technicianOutOfScope' }
  | { readonly refused: 'ownChat' }
  | { readonly refused: 'tryAgain' };

/** A result, or the reason why there is none. */
export type Answer<T> = { readonly done: T } | { readonly refusal: DeskRefusal };

/** An answer that says no. */
export function no(refusal: DeskRefusal): { readonly refusal: DeskRefusal } {
  return { refusal };
}
