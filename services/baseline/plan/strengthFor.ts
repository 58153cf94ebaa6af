import type { Strength } from '../tenantState';
import type { Draft, Reference } from './change';

/** A strength that fits, the widest where there are several; a new one where there is none. */
export function strengthFor(
  strengths: readonly Strength[],
  id: string,
  name: string,
  combinations: readonly string[],
  fits: (combinations: readonly string[]) => boolean,
): { readonly reference: Reference; readonly item: Draft | undefined } {
  const [best] = strengths
    .filter((one) => fits(one.combinations))
    .sort((one, other) => other.combinations.length - one.combinations.length);
  if (best !== undefined) return { reference: { id: best.id }, item: undefined };
  const named = strengths.filter((one) => one.name === name).map((one) => one.id);
  return {
    reference: { madeBy: id },
    item: {
      id,
      change: { kind: 'makeStrength', name: named.length === 0 ? name : `${name} 2`, combinations },
      after: [],
      checks: [],
      touches: false,
    },
  };
}
