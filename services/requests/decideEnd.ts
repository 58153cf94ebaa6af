import type { Command } from './command';
import { minutesAfter } from './moments';
import type { Decision } from './refusal';
import type { Request } from './request';
import { takesPart } from './takesPart';

type End = Extract<Command, { kind: 'cancel' | 'revoke' | 'contain' | 'notMe' | 'typed' | 'stop' }>;

/** So many hours after its end a case can still be contained by the subject: what came later is none of its doing. */
const notMeHours = 24;

/** Somebody ends the request: cancelled before a pass was made, revoked after, contained when it was not the subject. */
export function decideEnd(request: Request, command: End, now: string): Decision {
  if (command.kind === 'notMe') return decideNotMe(request, command, now);
  if (command.kind === 'contain') return decideContainment(request, command);
  if (request.stage === 'closing' || request.stage === 'closed') return { events: [] };
  if (command.kind === 'typed') return decideTyped(request, command);
  if (command.kind === 'stop') {
    const outcome = request.attempts.length > 0 ? 'revoked' : 'cancelled';
    return { events: [{ kind: 'concluded', outcome, because: command.because, person: undefined }] };
  }
  const allowed = command.kind === 'revoke' ? command.allowed : command.by.id === request.requester.id;
  if (!allowed) return { events: [], refusal: { refused: 'notYours' } };
  const outcome = request.attempts.length > 0 ? 'revoked' : 'cancelled';
  return { events: [{ kind: 'concluded', outcome, because: 'person', person: command.by }] };
}

/** A pass that may stand in a chat is void; one that was used is, and ending it would end the registration. */
function decideTyped(request: Request, { by }: Extract<End, { kind: 'typed' }>): Decision {
  if (request.stage !== 'handedOver' || !takesPart(request, by.id)) return { events: [] };
  return { events: [{ kind: 'concluded', outcome: 'revoked', because: 'typed', person: by }] };
}

function decideNotMe(request: Request, { by }: Extract<End, { kind: 'notMe' }>, now: string): Decision {
  const mayTell = [request.subject, request.manager, ...request.asked.map(({ person }) => person)];
  if (!mayTell.some((person) => person?.id === by.id))
    return { events: [], refusal: { refused: 'notAsked' } };
  if (request.containment !== 'none') return { events: [] };
  if (request.attempts.length === 0) {
    const over = request.stage === 'closing' || request.stage === 'closed';
    return {
      events: over ? [] : [{ kind: 'concluded', outcome: 'cancelled', because: 'notMe', person: by }],
    };
  }
  if (request.closedAt !== undefined && now > minutesAfter(request.closedAt, notMeHours * 60))
    return { events: [], refusal: { refused: 'tooLate' } };
  return {
    events: [
      { kind: 'containing', person: by },
      { kind: 'concluded', outcome: 'contained', because: 'notMe', person: by },
    ],
  };
}

function decideContainment(request: Request, command: Extract<End, { kind: 'contain' }>): Decision {
  if (!command.allowed) return { events: [], refusal: { refused: 'notApprover' } };
  if (request.containment !== 'none') return { events: [] };
  if (request.attempts.length === 0) return { events: [], refusal: { refused: 'nothingToContain' } };
  return {
    events: [
      { kind: 'containing', person: command.by },
      { kind: 'concluded', outcome: 'contained', because: 'contained', person: command.by },
    ],
  };
}
