import { dutyConflict } from '../policy/duties';
import { sufficient } from '../policy/sufficient';
import { subjectChange } from './subjectNow';
import type { Command } from './command';
import { approved } from './content';
import { fresh, minutesAfter } from './moments';
import { partsOf } from './parts';
import type { Decision, Refusal } from './refusal';
import type { Approval, Request } from './request';

type Approve = Extract<Command, { kind: 'approve' }>;
type Deny = Extract<Command, { kind: 'deny' }>;

/** An approver says yes to exactly what the card showed. */
export function decideApproval(request: Request, command: Approve, now: string): Decision {
  if (request.approvals.some(({ approver, hash }) => approver.id === command.by.id && hash === command.shown))
    return { events: [] };
  const refusal = refuse(request, command);
  if (refusal !== undefined) return { events: [], refusal };
  if (!fresh(command.subject.readAt, now)) return { events: [], refusal: { refused: 'staleFacts' } };
  const changed = subjectChange(request, command.subject, command.ids);
  if (changed !== undefined) return changed;
  if (!sufficient(request.evidence, request.rule.evidence, request.requester.id, now))
    return { events: [], refusal: { refused: 'evidenceExpired' } };
  const approval: Approval = {
    approver: command.by,
    security: command.isSecurity,
    hash: command.hash,
    at: now,
    pairs: command.pairs + 1,
  };
  const enough = approved({ ...request, approvals: [...request.approvals, approval] }, command.hash);
  return {
    events: [
      {
        kind: 'approved',
        approver: command.by,
        security: command.isSecurity,
        hash: command.hash,
        until: enough ? holdsUntil(request, now) : undefined,
        pairs: approval.pairs,
      },
    ],
  };
}

/** An approver says no; one denial ends the request. */
export function decideDenial(request: Request, command: Deny): Decision {
  if (request.deniedBy?.id === command.by.id) return { events: [] };
  const refusal = refuseDecider(request, command);
  if (refusal !== undefined) return { events: [], refusal };
  return {
    events: [
      { kind: 'denied', approver: command.by, reason: command.reason },
      { kind: 'concluded', outcome: 'denied', because: undefined, person: command.by },
    ],
  };
}

function refuse(request: Request, command: Approve): Refusal | undefined {
  const decider = refuseDecider(request, command);
  if (decider !== undefined) return decider;
  if (command.samePerson) return { refused: 'duty', conflict: 'samePerson' };
  if (request.class === 'privileged' && command.inLine) return { refused: 'duty', conflict: 'ownLine' };
  if (command.atRisk) return { refused: 'approverAtRisk' };
  if (request.rule.stepUp && !command.steppedUp) return { refused: 'stepUpNeeded' };
  return command.shown === command.hash ? undefined : { refused: 'staleCard' };
}

function refuseDecider(request: Request, { by, isApprover }: Approve | Deny): Refusal | undefined {
  if (!isApprover) return { refused: 'notApprover' };
  const conflict = dutyConflict(by.id, partsOf(request));
  if (conflict !== undefined) return { refused: 'duty', conflict };
  return request.stage === 'awaitingApproval' ? undefined : { refused: 'notNow', stage: request.stage };
}

function holdsUntil(request: Request, now: string): string {
  const holds = request.rule.approvalHolds;
  if ('minutes' in holds) return minutesAfter(now, holds.minutes);
  const start = request.startDate === undefined || request.startDate < now ? now : request.startDate;
  return minutesAfter(start, holds.daysAfterStart * 24 * 60);
}
