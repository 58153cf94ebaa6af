import type { EvidenceItem } from '../policy/evidence';
import { codeHolder } from './codeHolder';
import type { Command } from './command';
import { withSubmission } from './decideEvidence';
import { minutesAfter } from './moments';
import type { Decision } from './refusal';
import type { Request } from './request';

/** A sign-in proves who is calling now, not later. */
const holdsMinutes = 15;

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
  if (request.opener === 'subject' && codeHolder(request) === undefined)
    return { events: [], refusal: { refused: 'nobodyForCode' } };
  const minutes = Math.min(holdsMinutes, request.limits.evidenceMinutes);
  const item: EvidenceItem = {
    id,
    kind: proof,
    at: now,
    expiresAt: minutesAfter(now, minutes),
    by: by.id,
    byName: by.name,
    result: 'passed',
    note: '',
  };
  return { events: withSubmission(request, item, now) };
}
