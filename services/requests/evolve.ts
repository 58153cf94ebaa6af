import type { Event } from './event';
import { newRequest } from './newRequest';
import type { Attempt, Presentation, Request } from './request';

/** The request after one more event; the first must be `opened`. */
export function evolve(request: Request | undefined, event: Event): Request {
  if (event.kind === 'opened') return newRequest(event.opening, event.at);
  if (request === undefined) throw new Error('a history starts with "opened"');
  return { ...request, ...change(request, event), updatedAt: event.at, events: request.events + 1 };
}

/** The request that a history tells of, or undefined for an empty one. */
export function fold(events: readonly Event[]): Request | undefined {
  return events.reduce<Request | undefined>(evolve, undefined);
}

function change(request: Request, event: Exclude<Event, { kind: 'opened' }>): Partial<Request> {
  switch (event.kind) {
    case 'asked':
      return { asked: [...request.asked, { kind: event.evidence, person: event.person, at: event.at }] };
    case 'evidenced':
      return {
        evidence: [...request.evidence, event.item],
        ...(event.item.kind === 'verifiedId' ? presentation(request, event.item.result) : {}),
      };
    case 'readBackFailed':
      return { readBackFailures: request.readBackFailures + 1 };
    case 'presentationAsked': {
      const { id, code, until } = event;
      return { presentation: { id, code, until, state: 'waiting' } };
    }
    case 'presentationScanned':
      return presentation(request, 'scanned');
    case 'presentationLapsed':
      return presentation(request, 'lapsed');
    case 'submitted':
      return { stage: 'awaitingApproval', submittedAt: event.at };
    case 'rung':
      return {
        approvers: [...request.approvers, ...event.approvers],
        rungAt: event.at,
        ringMore: event.more,
        ringing: false,
      };
    case 'passedOn':
      return { ringing: true };
    case 'takenOver':
      return takenOver(request, event);
    case 'openerChanged':
      return {
        ...undecided(request, event.at),
        opener: event.opener,
        readOut: event.readOut,
        openerChanges: request.openerChanges + 1,
      };
    case 'reminded':
      return { reminded: true };
    case 'approved':
      return {
        approvals: [
          ...request.approvals,
          {
            approver: event.approver,
            security: event.security,
            hash: event.hash,
            at: event.at,
            pairs: event.pairs,
          },
        ],
        ...(event.until === undefined ? {} : { stage: 'preparing', approvedUntil: event.until }),
      };
    case 'denied':
      return { deniedBy: event.approver };
    case 'enrolling':
      return { membership: 'intended' };
    case 'enrolled':
      return { membership: 'member', stage: request.linked ? 'prepared' : request.stage };
    case 'lostRemoved':
      return { lostRemoved: true, stuck: undefined };
    case 'linked':
      return { linked: true, stage: request.membership === 'member' ? 'prepared' : request.stage };
    case 'readied':
      return {
        stage: 'ready',
        round: request.round + 1,
        readyUntil: event.until,
        claimFailures: 0,
        claimFailuresFrom: [],
      };
    case 'unreadied':
      return { stage: 'prepared', readyUntil: undefined };
    case 'claimRefused':
      return {
        claimFailures: request.claimFailures + 1,
        claimFailuresFrom: [...request.claimFailuresFrom, event.from],
      };
    case 'foreignPass':
      return { foreignPass: event.passId };
    case 'intended':
      return {
        attempts: [...request.attempts, intended(event.attempt, event.at)],
        openedBy: event.by,
        methodsBefore: request.attempts.length === 0 ? event.methodsBefore : request.methodsBefore,
      };
    case 'made':
      return attempt(request, event.attempt, {
        state: 'made',
        passId: event.passId,
        expiresAt: event.expiresAt,
      });
    case 'handedOver':
      return {
        ...attempt(request, event.attempt, { state: 'handedOver', shownAt: event.at }),
        stage: 'handedOver',
        delivery: event.delivery,
      };
    case 'dropped':
      return attempt(request, event.attempt, {
        gone: true,
        ...(event.because === 'GRAPH_THROTTLED' ? { tooBusy: true } : {}),
      });
    case 'used':
      return { stage: 'used', usedAt: event.at };
    case 'registered':
      return { registered: event.methods };
    case 'concluded':
      return {
        stage: 'closing',
        outcome: event.outcome,
        because: event.because,
        endedBy: event.person,
        readyUntil: undefined,
      };
    case 'passDeleted':
      return {
        attempts: request.attempts.map((made) => ({ ...made, gone: true })),
        orphanPass: undefined,
        stuck: undefined,
      };
    case 'left':
      return { membership: 'left', orphanMember: false, stuck: undefined };
    case 'containing':
      return { containment: 'asked', endedBy: event.person };
    case 'methodsRemoved':
      return { containment: 'methodsRemoved' };
    case 'sessionsRevoked':
      return { containment: 'done' };
    case 'closed':
      return { stage: 'closed', closedAt: event.at, stuck: undefined };
    case 'reviewAsked':
      return { reviewId: event.review };
    case 'told':
      return {
        told: { ...request.told, [event.slot]: { look: event.look, receipt: event.receipt } },
        undelivered: request.undelivered.filter((slot) => slot !== event.slot),
      };
    case 'undelivered':
      return {
        told: {
          ...request.told,
          [event.slot]: { look: event.look, receipt: request.told[event.slot]?.receipt ?? '' },
        },
        undelivered: [...request.undelivered.filter((slot) => slot !== event.slot), event.slot],
      };
    case 'stuck':
      return { stuck: event.step };
    case 'settled':
      return attempt(request, event.attempt, { settled: true });
    case 'orphanFound':
      return {
        orphans: request.orphans + 1,
        ...(event.what === 'member' ? { orphanMember: true } : { orphanPass: event.passId }),
      };
  }
}

/** What was decided was decided on another technician's word. */
function takenOver(request: Request, event: Extract<Event, { kind: 'takenOver' }>): Partial<Request> {
  return {
    ...undecided(request, event.at),
    requester: event.requester,
    earlier: [...request.earlier, request.requester],
  };
}

/** What was proven stays; approvers decide anew. */
function undecided({ submittedAt }: Request, at: string): Partial<Request> {
  return {
    approvers: [],
    approvals: [],
    ringMore: false,
    ringing: false,
    reminded: false,
    approvedUntil: undefined,
    readyUntil: undefined,
    ...(submittedAt === undefined ? {} : { stage: 'awaitingApproval', submittedAt: at }),
  };
}

function intended(number: number, at: string): Attempt {
  return {
    number,
    intendedAt: at,
    passId: undefined,
    expiresAt: undefined,
    shownAt: undefined,
    state: 'intended',
    gone: false,
    settled: false,
  };
}

function presentation(request: Request, state: Presentation['state']): Partial<Request> {
  return { presentation: request.presentation && { ...request.presentation, state } };
}

function attempt(request: Request, number: number, facts: Partial<Attempt>): Partial<Request> {
  return {
    attempts: request.attempts.map((one) => (one.number === number ? { ...one, ...facts } : one)),
  };
}
