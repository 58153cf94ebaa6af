import { reachable } from '../policy/reachable';
import type { Sufficiency } from '../policy/rule';
import { remaining } from '../policy/sufficient';
import type { Request } from './request';

/** What each way to prove the caller still lacks while the case is verified, of the ways that can be gone. */
export function missingProofs({ stage, evidence, rule, offers, updatedAt }: Request): readonly Sufficiency[] {
  if (stage !== 'verifying') return [];
  return reachable(remaining(evidence, rule.evidence, updatedAt), offers.withheld);
}
