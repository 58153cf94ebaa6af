import { dutyConflict } from '../policy/duties';
import type { Command } from './command';
import { statusSlot } from './looks';
import { partsOf } from './parts';
import type { Decision } from './refusal';
import type { Request } from './request';

/** Another technician takes a case over, as long as no pass was made: approvals are void, earlier holders stay excluded. */
export function decideTakeOver(
  request: Request,
  { by, isTechnician, receipt }: Extract<Command, { kind: 'takeOver' }>,
): Decision {
  if (by.id === request.requester.id) return { events: [] };
  if (!isTechnician) return { events: [], refusal: { refused: 'cannotTake' } };
  const conflict = dutyConflict(by.id, { ...partsOf(request), requesterIds: [], approverIds: [] });
  if (conflict !== undefined) return { events: [], refusal: { refused: 'cannotTake' } };
  const over = request.stage === 'closing' || request.stage === 'closed';
  if (over || request.attempts.length > 0)
    return { events: [], refusal: { refused: 'notNow', stage: request.stage } };
  const slot = statusSlot(request.earlier.length + 1);
  return {
    events: [
      { kind: 'takenOver', requester: by },
      { kind: 'told', slot, look: 'opening', receipt },
    ],
  };
}
