import type { Problem } from '../cards/shown';
import { titleOf } from './tenant/worded';
import type { Fault } from '../services/faults';
import type { DeskRefusal } from '../services/refusals';

/** A "no" as the code and the values under which `cards/words` has its sentence. */
export function problemOf(refusal: DeskRefusal): Problem {
  return { code: codeOf(refusal), values: valuesOf(refusal), reference: '' };
}

/** Trouble with the world outside as a problem; the reference finds it in the log. */
export function problemOfFault(fault: Fault, reference: string): Problem {
  return { code: fault.code, values: {}, reference };
}

/** The first of them are enough to say what to look at. */
const checksAtMost = 3;

function codeOf(refusal: DeskRefusal): string {
  switch (refusal.refused) {
    case 'subjectRefused':
      return `subjectRefused.${refusal.because}`;
    case 'duty':
      return `duty.${refusal.conflict}`;
    case 'fieldMissing':
      return `fieldMissing.${refusal.field}`;
    case 'partOut':
      return `partOut.${refusal.part}`;
    default:
      return refusal.refused;
  }
}

function valuesOf(refusal: DeskRefusal): Readonly<Record<string, string>> {
  switch (refusal.refused) {
    case 'hasStrongMethod':
    case 'notNewHire':
      return { methods: refusal.methods.join(', ') };
    case 'reviewOverdue':
      return { ref: refusal.ref };
    case 'subjectBusy':
      return { ref: refusal.ref, by: refusal.by };
    case 'severalUsers':
      return { upns: refusal.upns.join(', ') };
    case 'ticketClosed':
    case 'ticketForeign':
    case 'ticketRaisedBy':
    case 'ticketMissing':
      return { number: refusal.number };
    case 'readBackWrong':
      return { left: String(refusal.left) };
    case 'contactWaits':
      return { minutes: String(refusal.minutes) };
    case 'contactsFull':
      return { atMost: String(refusal.atMost) };
    case 'issuingStopped':
      return { reason: refusal.reason };
    case 'notNow':
      return { stage: refusal.stage };
    case 'scenarioRetired':
      return { on: refusal.on };
    case 'baselineOpen':
      return { checks: refusal.checks.slice(0, checksAtMost).map(titleOf).join('; ') };
    case 'openerNotAllowed':
      return { opener: refusal.opener, scenario: refusal.scenario };
    default:
      return {};
  }
}
