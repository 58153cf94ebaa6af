import type { CardData } from '../cards/data';
import { signInProofs } from '../services/policy/evidence';
import type { Request } from '../services/requests/request';
import type { World } from '../services/world';
import { proofPaths } from './handover/proofPaths';

/** The addresses at which the subject can prove it by a sign-in, as long as that is still of use. */
export function proofsOf(world: World, { ref, offers, evidence }: Request): CardData['status']['proofs'] {
  return signInProofs
    .filter((kind) => offers.kinds.includes(kind) && !evidence.some((item) => item.kind === kind))
    .map((kind) => ({ kind, url: `${world.publicUrl}/prove/${ref}/${proofPaths[kind]}` }));
}
