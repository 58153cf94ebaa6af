import type { AccessPolicy } from './accessPolicy';
import { unknown } from './check';
import type { Verdict } from './check';

/**
 * A verdict that rests on there being no policy that does something: unknown while an active policy is of a newer
 * shape than this product knows, because that one might.
 */
export function surely(policies: readonly AccessPolicy[], verdict: Verdict): Verdict {
  const strange = policies.filter(({ state, understood }) => state !== 'disabled' && !understood);
  return strange.length === 0
    ? verdict
    : unknown('notUnderstood', { policies: strange.map(({ name }) => name) });
}
