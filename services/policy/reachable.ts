import type { Withheld } from './offers';
import type { Sufficiency } from './rule';

/** The sets of evidence that can be met when some kinds are withheld: those that do not ask for one of them. */
export function reachable(
  sets: readonly Sufficiency[],
  withheld: readonly Withheld[],
): readonly Sufficiency[] {
  return sets.filter(({ including }) =>
    including.every((kind) => !withheld.some((one) => one.kind === kind)),
  );
}
