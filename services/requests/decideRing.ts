import type { Command } from './command';
import { nextStep } from './nextStep';
import type { Decision } from './refusal';
import type { Request } from './request';

/** The next approvers are asked; nobody to ask at first is no answer, nobody more to ask later is one. */
export function decideRing(
  request: Request,
  { approvers, more }: Extract<Command, { kind: 'ring' }>,
): Decision {
  if (nextStep(request) !== 'ring') return { events: [] };
  const fresh = approvers.filter(({ id }) => !request.approvers.some((one) => one.id === id));
  if (fresh.length === 0 && request.approvers.length === 0) return { events: [] };
  return { events: [{ kind: 'rung', approvers: fresh, more }] };
}
