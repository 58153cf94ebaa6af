import { lacksCodeHolder } from './codeHolder';
import type { Command } from './command';
import { withSubmission } from './decideEvidence';
import { evidenceItem } from './evidenceItem';
import type { Decision } from './refusal';
import type { Request } from './request';

/** The subject signed in with a method that still works, at the strength that the tenant demands for it. */
export function decideSignedIn(
  request: Request,
  { by, proof, id }: Extract<Command, { kind: 'signedIn' }>,
  now: string,
): Decision {
  if (by.id !== request.subject.id) return { events: [], refusal: { refused: 'notAsked' } };
  if (request.evidence.some((item) => item.kind === proof)) return { events: [] };
  if (request.stage !== 'verifying' || !request.offers.kinds.includes(proof))
    return { events: [], refusal: { refused: 'notNow', stage: request.stage } };
  if (lacksCodeHolder(request)) return { events: [], refusal: { refused: 'nobodyForCode' } };
  const item = evidenceItem(request, { id, kind: proof, by, result: 'passed', note: '' }, now);
  return { events: withSubmission(request, item, now) };
}
