import { textUnder } from './line';
import type { Line } from './line';

/** A policy file and the time in which the desk worked by it; `until` is empty for the one in force (ISO 8601). */
export interface PolicyInForce {
  readonly version: string;
  readonly hash: string;
  readonly from: string;
  readonly until: string;
}

/** The policies in force in a period, from the desk's own lines. */
export function policiesIn(
  lines: readonly Line[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly PolicyInForce[] {
  const read = lines.filter(({ kind }) => kind === 'policyRead');
  return read
    .map(({ at, event }, index) => ({
      version: textUnder(event, 'version'),
      hash: textUnder(event, 'hash'),
      from: at,
      until: read[index + 1]?.at ?? '',
    }))
    .filter((one) => one.from < to && (one.until === '' || one.until > from));
}
