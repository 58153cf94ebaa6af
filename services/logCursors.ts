import { minutesAfter } from './requests/moments';
import type { LogCursor } from './tenantRecords';
import type { Stream } from './tenantLogs';

/** How a log is read: how far back at the start, how far back again in every round, and in what parts at first; in minutes. */
export interface LogPlan {
  readonly first: number;
  readonly again: number;
  readonly part: number;
  /** How old entries are when they are read once more, because some come late; the shortest first. */
  readonly lags: readonly number[];
}

const day = 24 * 60;
/** Entra keeps its logs no longer. */
const reach = 30 * day;
/** Entra names two hours for what takes long; what comes later than a day is given up. */
const latest = day;

/** The plan of each log. What matters most is thin and read again in every round; the others are read again as they age. */
export function planOf(stream: Stream, lateMinutes: number): LogPlan {
  const thin = (part: number): LogPlan => ({
    first: reach,
    part,
    again: lateMinutes,
    lags: ordered([lateMinutes, 4 * lateMinutes, latest]),
  });
  switch (stream) {
    case 'methods':
      return thin(day);
    case 'risk':
      return thin(7 * day);
    case 'audit':
    case 'signIns':
      return { first: day, part: 10, again: 2, lags: ordered([15, lateMinutes, latest]) };
  }
}

/** Up to where (ISO 8601) a log was read when its entries were so many minutes old; 0 is as soon as they could be read. */
export type LogCursors = ReadonlyMap<number, string>;

/** The cursors of a plan; a delay that is new begins where the next longer one has got, or at the beginning. */
export function cursorsOf(plan: LogPlan, known: readonly LogCursor[], now: string): LogCursors {
  const longestFirst = known.toSorted((one, other) => other.lag - one.lag);
  const beginning = minutesAfter(now, -plan.first);
  const oldest = minutesAfter(now, -reach);
  return new Map(
    [0, ...plan.lags].map((lag) => {
      const found = longestFirst.findLast((one) => one.lag >= lag);
      return [lag, later(found?.until ?? beginning, oldest)];
    }),
  );
}

/** The cursors after a part was read from one moment to another (ISO 8601) in a round that began at `now`. */
export function moved(
  cursors: LogCursors,
  { from, until }: { readonly from: string; readonly until: string },
  now: string,
): LogCursors {
  return new Map(
    [...cursors].map(([lag, so]) => {
      const settled = earlier(until, minutesAfter(now, -lag));
      // What was left out between the two is not settled by what was read behind it.
      return [lag, from <= so ? later(so, settled) : so];
    }),
  );
}

/** What is to be read now at a delay, from one moment to another, and how pressing that is: from 1 on it is due. */
export function owed(
  { again }: LogPlan,
  cursors: LogCursors,
  lag: number,
  now: string,
): { readonly from: string; readonly until: string; readonly urgency: number } {
  const so = cursors.get(lag) ?? now;
  const until = minutesAfter(now, -lag);
  const behind = (Date.parse(until) - Date.parse(so)) / 60_000;
  // Bounded by an eighth of its delay, nothing is found much later than it could be; in larger parts, pages are full.
  const urgency = behind / Math.max(1, lag / 8);
  return { from: lag === 0 ? earlier(minutesAfter(so, -again), now) : so, until, urgency };
}

function ordered(lags: readonly number[]): readonly number[] {
  return [...new Set(lags)].sort((one, other) => one - other);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
