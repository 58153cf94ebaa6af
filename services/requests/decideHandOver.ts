import type { Delivery, OpenerKind } from '../policy/terms';
import { subjectChange } from './subjectNow';
import type { Command, OpenerProof, OpenerStanding } from './command';
import { isReadOutOver } from '../policy/readOut';
import { approved } from './content';
import type { Happening } from './event';
import { fresh, minutesAfter } from './moments';
import { isOurs } from './nextStep';
import type { Decision, Refusal } from './refusal';
import type { Request } from './request';

type Ready = Extract<Command, { kind: 'ready' }>;
type Intend = Extract<Command, { kind: 'intend' }>;

/** A lost answer is repaired by at most one more pass, and failed tries are not repeated without end. */
const handOversAtMost = 2;
const attemptsAtMost = 5;

/** Wrong codes of one visitor after which nothing that they type counts, so that one cannot use up the tries of all. */
const codesOfOneAtMost = 3;

/** The requester says that the user is ready, and lends authority for the hand-over window. */
export function decideReady(request: Request, command: Ready, now: string): Decision {
  if (command.by.id !== request.requester.id) return refused({ refused: 'notYours' });
  if (request.stage !== 'prepared' && request.stage !== 'ready') return notNow(request);
  const no = refuseAuthority(request, command, now);
  if (no !== undefined) return no;
  const window = minutesAfter(now, request.rule.handOverMinutes);
  const until =
    request.approvedUntil !== undefined && request.approvedUntil < window ? request.approvedUntil : window;
  return { events: [{ kind: 'readied', until }] };
}

/** The opener asks for the pass: everything is judged again, and the intent is written before the pass is made. */
export function decideIntent(request: Request, command: Intend, now: string): Decision {
  const refusal = refuseIntent(request, command, now);
  if (refusal !== undefined) return { events: recorded(request, command, refusal), refusal };
  const no = refuseAuthority(request, command, now);
  if (no !== undefined) return no;
  return {
    events: [
      {
        kind: 'intended',
        attempt: command.attempt,
        methodsBefore: command.subject.methods.map((method) => method.id),
      },
    ],
  };
}

/** Whether the pass of an attempt may still be made: nobody ended the case or gave the attempt up since it was intended. */
export function isBeingMade({ stage, attempts }: Request, attempt: number): boolean {
  const open = stage === 'ready' || stage === 'handedOver';
  return (
    open && attempts.some(({ number, state, gone }) => number === attempt && state === 'intended' && !gone)
  );
}

/** The tenant made the pass; refused when the request was ended meanwhile, and then the pass must be deleted. */
export function decideMade(request: Request, command: Extract<Command, { kind: 'made' }>): Decision {
  const { attempt, pass } = command;
  if (!isBeingMade(request, attempt)) return refused({ refused: 'overtaken' });
  const replaced = request.attempts.filter((one) => one.number !== attempt && !one.gone);
  return {
    events: [
      { kind: 'made', attempt, passId: pass.id, expiresAt: pass.expiresAt },
      ...replaced.map((one) => ({ kind: 'dropped' as const, attempt: one.number, because: 'replaced' })),
    ],
  };
}

/** The passcode is about to be shown: the last moment at which the hand-over can be refused. */
export function decideHandOver(
  request: Request,
  { attempt }: Extract<Command, { kind: 'handOver' }>,
): Decision {
  const open = request.stage === 'ready' || request.stage === 'handedOver';
  const made = request.attempts.some((one) => one.number === attempt && one.state === 'made');
  if (!open || !made) return refused({ refused: 'overtaken' });
  return { events: [{ kind: 'handedOver', attempt, delivery: deliveryOf[request.opener] }] };
}

/** The pass of an attempt is known to be deleted, or never to have been made. */
export function decideDrop(request: Request, command: Extract<Command, { kind: 'drop' }>): Decision {
  const { attempt, because } = command;
  const alive = request.attempts.some((one) => one.number === attempt && !one.gone);
  return { events: alive ? [{ kind: 'dropped', attempt, because }] : [] };
}

/** The number that the next form must carry; the same number twice is refused. */
export function nextAttempt(request: Request): number {
  return request.attempts.length + 1;
}

/**
 * Whether this person, signed in, is one who opens the pass of a request: staff is another technician of the desk, and the
 * technician of the case only by the exception.
 */
export function opensSignedIn(request: Request, personId: string, now: OpenerStanding): boolean {
  if (request.opener === 'technicianByPhone') return personId === request.requester.id && now.isTechnician;
  const takesPart = [request.requester, request.subject, ...request.earlier].some(
    ({ id }) => id === personId,
  );
  if (takesPart) return false;
  if (request.opener === 'manager') return personId === request.manager?.id;
  return request.opener === 'staff'
    ? now.isTechnician
    : request.opener === 'securityApprover' && now.isSecurity;
}

/** How the guide names the delivery by each opener. */
const deliveryOf: Readonly<Record<OpenerKind, Delivery>> = {
  subject: 'portal',
  manager: 'inPerson',
  staff: 'inPerson',
  securityApprover: 'inPerson',
  technicianByPhone: 'readOut',
};

function refuseIntent(request: Request, command: Intend, now: string): Refusal | undefined {
  const { attempt, subject } = command;
  if (request.stage !== 'ready' && request.stage !== 'handedOver') {
    return { refused: 'notNow', stage: request.stage };
  }
  if (request.readyUntil === undefined || request.readyUntil <= now) return { refused: 'windowClosed' };
  const wrong = refuseOpener(request, command.proof);
  if (wrong !== undefined) return wrong;
  const handOvers = request.attempts.filter((one) => one.state === 'handedOver').length;
  const tries = request.attempts.filter(({ tooBusy }) => tooBusy !== true).length;
  const spent = handOvers >= handOversAtMost || tries >= attemptsAtMost;
  if (spent || newMethod(request, subject.methods)) return { refused: 'passSpent' };
  if (attempt !== nextAttempt(request)) return { refused: 'sameForm' };
  if (request.attempts.some((one) => one.state !== 'handedOver' && !one.gone)) return { refused: 'sameForm' };
  const { pass } = subject;
  const ours = pass !== undefined && isOurs(request, pass.id);
  if (ours && pass.state === 'used') return { refused: 'passSpent' };
  const alive = pass !== undefined && pass.state !== 'used' && pass.state !== 'expired';
  return alive && !ours ? { refused: 'foreignPass' } : undefined;
}

/** Everything on which issuing rests is judged again: the facts, the approval, those who gave it, the class. */
function refuseAuthority(request: Request, command: Ready | Intend, now: string): Decision | undefined {
  if (!fresh(command.subject.readAt, now)) return refused({ refused: 'staleFacts' });
  if (request.approvedUntil === undefined || request.approvedUntil <= now)
    return refused({ refused: 'approvalExpired' });
  if (request.readOut !== undefined && isReadOutOver(request.readOut, now))
    return refused({ refused: 'exceptionOver' });
  if (!approved(request, command.hash, command.standing)) return refused({ refused: 'approvalVoid' });
  return subjectChange(request, command.subject, command.ids);
}

function refuseOpener(request: Request, proof: OpenerProof): Refusal | undefined {
  if (proof.how === 'claimCode') {
    if (request.opener !== 'subject') return { refused: 'wrongOpener' };
    const spent = request.claimFailuresFrom.filter((from) => from === proof.from).length;
    // Right or wrong, the answer is the same: it must not tell.
    if (spent >= codesOfOneAtMost) return { refused: 'codeLocked' };
    return proof.right ? undefined : { refused: 'wrongCode' };
  }
  if (!opensSignedIn(request, proof.person.id, proof.standing)) return { refused: 'wrongOpener' };
  return proof.attested ? undefined : { refused: 'notAttested' };
}

function recorded(request: Request, command: Intend, refusal: Refusal): Happening[] {
  if (refusal.refused === 'foreignPass' && command.subject.pass !== undefined) {
    return [{ kind: 'foreignPass', passId: command.subject.pass.id }];
  }
  if (refusal.refused !== 'wrongCode' || command.proof.how !== 'claimCode') return [];
  const wrong = { kind: 'claimRefused', from: command.proof.from } as const;
  if (request.claimFailures + 1 < request.limits.codeAttempts) return [wrong];
  if (request.stage === 'ready' && request.round === 1)
    return [wrong, { kind: 'unreadied', because: 'codeLocked' }];
  return [wrong, { kind: 'concluded', outcome: 'revoked', because: 'codeLocked', person: undefined }];
}

function newMethod(request: Request, methods: Intend['subject']['methods']): boolean {
  if (request.attempts.length === 0) return false;
  return methods.some((method) => method.kind !== 'pass' && !request.methodsBefore.includes(method.id));
}

function refused(refusal: Refusal): Decision {
  return { events: [], refusal };
}

function notNow(request: Request): Decision {
  return refused({ refused: 'notNow', stage: request.stage });
}
