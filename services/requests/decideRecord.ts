import type { StepDone } from './command';
import { nextStep } from './nextStep';
import type { Decision } from './refusal';
import type { Request } from './request';
import { wantsReview } from './wantsReview';

/** A step of the desk itself is done; recorded only while it is still the step due, so that late repeats do nothing. */
export function decideRecord(request: Request, happening: StepDone): Decision {
  return { events: belongs(request, happening) ? [happening] : [] };
}

function belongs(request: Request, happening: StepDone): boolean {
  switch (happening.kind) {
    case 'enrolling':
      return nextStep(request) === 'enrol' && request.membership === 'none';
    case 'enrolled':
      return nextStep(request) === 'enrol' && request.membership === 'intended';
    case 'lostRemoved':
      return nextStep(request) === 'removeLost';
    case 'linked':
      return nextStep(request) === 'link';
    case 'passDeleted':
      return nextStep(request) === 'deletePass';
    case 'left':
      return nextStep(request) === 'leave';
    case 'methodsRemoved':
      return nextStep(request) === 'removeMethods';
    case 'sessionsRevoked':
      return nextStep(request) === 'revokeSessions';
    case 'closed':
      return nextStep(request) === 'confirm';
    case 'reviewAsked':
      return wantsReview(request);
    case 'told':
      return request.told[happening.slot]?.look !== happening.look;
  }
}
