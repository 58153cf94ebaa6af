import type { Attempt, Request } from './request';
import type { Step } from './step';

/** The one step due now, so that a restart picks up where it stopped; undefined while people or the tenant are awaited. */
export function nextStep(request: Request): Step | undefined {
  if (request.stage === 'awaitingApproval')
    return request.approvers.length === 0 || request.ringing ? 'ring' : undefined;
  if (request.stage === 'preparing') {
    // The thief's factor does not survive until the pass.
    if (request.lostMethods.length > 0 && !request.lostRemoved) return 'removeLost';
    return request.membership === 'member' ? 'link' : 'enrol';
  }
  if (request.stage === 'closed') {
    if (request.orphanPass !== undefined) return 'deletePass';
    return request.orphanMember ? 'leave' : undefined;
  }
  if (request.stage !== 'closing') return undefined;
  if (livePasses(request).length > 0) return 'deletePass';
  if (request.membership === 'intended' || request.membership === 'member') return 'leave';
  if (request.containment === 'asked') return 'removeMethods';
  if (request.containment === 'methodsRemoved') return 'revokeSessions';
  return 'confirm';
}

/** The attempts whose pass may still be alive. */
export function livePasses(request: Request): readonly Attempt[] {
  return request.attempts.filter((attempt) => !attempt.gone);
}

/** Whether a pass of the tenant is one that this request made. */
export function isOurs(request: Request, passId: string): boolean {
  return request.attempts.some((attempt) => attempt.passId === passId);
}

/** The attempt whose passcode was shown last, or undefined. */
export function shownAttempt(request: Request): Attempt | undefined {
  return request.attempts.filter((attempt) => attempt.state === 'handedOver').at(-1);
}
