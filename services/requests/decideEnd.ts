import type { Command } from './command';
import type { Decision } from './refusal';
import type { Request } from './request';

type End = Extract<Command, { kind: 'cancel' | 'revoke' | 'contain' | 'stop' }>;

/** Somebody ends the request: cancelled before a pass was made, revoked after, contained when it was not the subject. */
export function decideEnd(request: Request, command: End): Decision {
  if (command.kind === 'contain') return decideContainment(request, command);
  if (request.stage === 'closing' || request.stage === 'closed') return { events: [] };
  if (command.kind === 'stop') {
    const outcome = request.attempts.length > 0 ? 'revoked' : 'cancelled';
    return { events: [{ kind: 'concluded', outcome, because: command.because, person: undefined }] };
  }
  const allowed = command.kind === 'revoke' ? command.allowed : command.by.id === request.requester.id;
  if (!allowed) return { events: [], refusal: { refused: 'notYours' } };
  const outcome = request.attempts.length > 0 ? 'revoked' : 'cancelled';
  return { events: [{ kind: 'concluded', outcome, because: 'person', person: command.by }] };
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
