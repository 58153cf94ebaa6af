import type { Delivery, MethodKind, Scenario } from '../policy/terms';
import type { Outcome, Request } from '../requests/request';

/** What the closed cases of a time show, in counts; times in whole minutes. */
export interface CaseFigures {
  readonly cases: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly scenarios: Readonly<Partial<Record<Scenario, number>>>;
  /** Cases in which a pass was shown, used, and followed by a strong method. */
  readonly shown: number;
  readonly used: number;
  readonly registered: number;
  readonly kinds: Readonly<Partial<Record<MethodKind, number>>>;
  readonly deliveries: Readonly<Partial<Record<Delivery, number>>>;
  /** Cases in which whoever asked for the pass, or was to get it, also decided on it. */
  readonly aloneDecided: number;
  /** Closed cases whose pass or membership is not known to be gone. */
  readonly leftBehind: number;
  /** How many passes lasted so many minutes, from being made to the end of the case. */
  readonly minutes: Readonly<Partial<Record<number, number>>>;
}

/** Figures of no case at all. */
export const noCases: CaseFigures = {
  cases: 0,
  outcomes: {},
  scenarios: {},
  shown: 0,
  used: 0,
  registered: 0,
  kinds: {},
  deliveries: {},
  aloneDecided: 0,
  leftBehind: 0,
  minutes: {},
};

/** The figures with one more closed case; memory does not grow with the cases. */
export function withCase(figures: CaseFigures, request: Request): CaseFigures {
  const { outcome, scenario, delivery, attempts, usedAt, registered, strongMethods } = request;
  const made = attempts.filter(({ passId }) => passId !== undefined);
  const isShown = attempts.some(({ shownAt }) => shownAt !== undefined);
  const strong = registered.filter(({ kind }) => strongMethods.includes(kind));
  const lasted = minutesOf(request);
  return {
    cases: figures.cases + 1,
    outcomes: outcome === undefined ? figures.outcomes : more(figures.outcomes, outcome),
    scenarios: more(figures.scenarios, scenario),
    shown: figures.shown + (isShown ? 1 : 0),
    used: figures.used + (usedAt === undefined ? 0 : 1),
    registered: figures.registered + (isShown && strong.length > 0 ? 1 : 0),
    kinds: [...new Set(strong.map(({ kind }) => kind))].reduce(more, figures.kinds),
    deliveries: delivery === undefined ? figures.deliveries : more(figures.deliveries, delivery),
    aloneDecided: figures.aloneDecided + (decidedAlone(request) ? 1 : 0),
    leftBehind:
      figures.leftBehind + (made.some(({ gone }) => !gone) || request.membership === 'member' ? 1 : 0),
    minutes: lasted === undefined ? figures.minutes : more(figures.minutes, lasted),
  };
}

/** The middle of the times that passes lasted, or undefined when there were none. */
export function medianMinutes({ minutes }: Pick<CaseFigures, 'minutes'>): number | undefined {
  const entries = Object.entries(minutes).map(([lasted, count = 0]) => ({ lasted: Number(lasted), count }));
  const half = entries.reduce((sum, { count }) => sum + count, 0) / 2;
  let seen = 0;
  return entries
    .sort((one, other) => one.lasted - other.lasted)
    .find(({ count }) => (seen += count) >= half && half > 0)?.lasted;
}

const dayMinutes = 24 * 60;

/** A day and more is counted as a day, so that there are never more entries than minutes of a day. */
function minutesOf({ attempts, closedAt }: Request): number | undefined {
  const first = attempts.find(({ shownAt }) => shownAt !== undefined);
  if (first === undefined || closedAt === undefined) return undefined;
  const minutes = Math.round((Date.parse(closedAt) - Date.parse(first.intendedAt)) / 60_000);
  return Math.min(dayMinutes, Math.max(0, minutes));
}

function decidedAlone({ approvals, requester, earlier, subject }: Request): boolean {
  const involved = [requester, ...earlier, subject].map(({ id }) => id);
  return approvals.some(({ approver }) => involved.includes(approver.id));
}

function more<K extends string | number>(
  counts: Readonly<Partial<Record<K, number>>>,
  key: K,
): Readonly<Partial<Record<K, number>>> {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
}
