/** What was measured several times: the median, and the ends. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The spread of at least one value. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return { median: (low + high) / 2, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** What a share of the values does not exceed, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Measures every variant once a round, in turn, so that a busy machine is busy for all; returns each one's values. */
export async function inTurn<Name extends string, Value>(
  rounds: number,
  variants: readonly Name[],
  measure: (variant: Name) => Promise<Value>,
): Promise<ReadonlyMap<Name, readonly Value[]>> {
  const measured = new Map<Name, Value[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round += 1) {
    // The other way round every second time, so that nobody always comes first.
    const order = round % 2 === 0 ? variants : variants.toReversed();
    for (const variant of order) measured.get(variant)?.push(await measure(variant));
  }
  return measured;
}
