import { claimCode, contentHash, readBackCode } from '../../../services/codes';
import { due } from '../../../services/requests/due';
import type { Request } from '../../../services/requests/request';
import type { World } from '../../../services/world';

/** A case as far as those must know who live it outside: what stands on their cards, and how far it has come. */
export interface Seen extends Pick<Request, 'stage' | 'ref' | 'locator' | 'outcome'> {
  readonly hash: string;
  readonly readBack: string;
  readonly claim: string;
  readonly evidence: number;
  readonly approvals: number;
  /** What is to be done or told now, and is not yet. */
  readonly undone: readonly string[];
}

/** The case under this id; undefined while there is none. */
export async function seen({ store, vault }: World, id: string): Promise<Seen | undefined> {
  const request = await store.read(id);
  if (request === undefined) return undefined;
  const { stage, ref, locator, outcome } = request;
  return {
    stage,
    ref,
    locator,
    outcome,
    hash: contentHash(request),
    readBack: readBackCode(vault, request),
    claim: claimCode(vault, request),
    evidence: request.evidence.length,
    approvals: request.approvals.length,
    undone: due(request).flatMap(({ kind, key }) => (kind === 'tell' || kind === 'step' ? [key] : [])),
  };
}
