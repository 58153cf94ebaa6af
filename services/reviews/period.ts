/** From when until when (ISO 8601; the end is not in it). */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period, or what is wrong with how it was asked for: a date that is none, or one that does not lie before the other. */
export type PeriodAsked = Period | { readonly fault: 'from' | 'to' | 'order' | 'future' };

const dayMs = 86_400_000;
const quarterDays = 91;
const weekDays = 7;

/** The period between two days (as in 2026-01-31, the last one included); without them the quarter or week up to now. */
export function periodOf(
  kind: 'weekly' | 'quarterly',
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  now: string,
): PeriodAsked {
  const first = from === undefined ? undefined : dayOf(from);
  const last = to === undefined ? undefined : dayOf(to);
  if (from !== undefined && first === undefined) return { fault: 'from' };
  if (to !== undefined && last === undefined) return { fault: 'to' };
  const end = last === undefined ? Date.parse(now) : last + dayMs;
  const start = first ?? end - (kind === 'weekly' ? weekDays : quarterDays) * dayMs;
  if (start >= end) return { fault: first !== undefined && last === undefined ? 'future' : 'order' };
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function dayOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at;
}
