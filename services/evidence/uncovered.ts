/** A time between two moments (ISO 8601; the end is not in it). */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The parts of a time that lie in none of the spans, in order. */
export function uncovered(whole: Span, spans: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let reached = whole.from;
  for (const { from, to } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (reached >= whole.to) break;
    if (from > reached) left.push({ from: reached, to: from < whole.to ? from : whole.to });
    if (to > reached) reached = to;
  }
  if (reached < whole.to) left.push({ from: reached, to: whole.to });
  return left;
}

/** Whether a moment (ISO 8601) lies in none of the spans. */
export function isOutside(moment: string, spans: readonly Span[]): boolean {
  return !spans.some(({ from, to }) => from <= moment && moment < to);
}
