import type { Reading } from './alerts/record';
import { Fault } from './faults';
import { minutesAfter } from './requests/moments';
import type { Blind, Stream } from './tenantLogs';
import type { LogCursor } from './tenantRecords';
import type { World } from './world';

/** How a log is read: how far back at the start and again in each round, and in what parts, in minutes. */
interface Plan {
  readonly first: number;
  readonly again: 'late' | number;
  readonly part: number;
}

const day = 24 * 60;
const plans: Readonly<Record<Stream, Plan>> = {
  // Few entries, and the ones that matter most: read again in every round for as long as one may come late.
  methods: { first: 30 * day, again: 'late', part: day },
  audit: { first: day, again: 5, part: 60 },
  signIns: { first: day, again: 5, part: 60 },
  risk: { first: 30 * day, again: 'late', part: 7 * day },
};

/** Entra keeps its logs no longer. */
const reach = 30 * day;
/** What comes late is looked for in parts of at least so many minutes. */
const settleMinutes = 10;
/** A log that lies far behind gives way to the others after so many ms, and goes on in the next round. */
const longestMs = 30_000;

/** What a round saw of one log: how it can be read, and whether sign-ins told the methods (undefined when there were none). */
export interface LogRead {
  readonly reading: Reading;
  readonly withMethods: boolean | undefined;
}

interface Counted {
  entries: number;
  unreadable: number;
  fresh: number;
  withMethods: boolean | undefined;
}

/** Reads what is new in a log, and what may have come late, into the store; trouble makes this log blind and no other. */
export async function readLog(
  world: World,
  stream: Stream,
  now: string,
  ended: AbortSignal,
): Promise<LogRead> {
  const counted: Counted = { entries: 0, unreadable: 0, fresh: 0, withMethods: undefined };
  try {
    const reading = await readOn(world, stream, now, counted, ended);
    const allStrange = counted.entries > 0 && counted.unreadable === counted.entries;
    const { entries, unreadable, fresh, withMethods } = counted;
    if (unreadable > 0) world.log.warn('logs:unreadable', { stream, entries, unreadable });
    if (fresh > 0) world.log.info('logs:read', { stream, entries, fresh });
    return { reading: allStrange ? { state: 'blind', because: 'failing' } : reading, withMethods };
  } catch (error) {
    world.log.warn('logs:failed', { stream, code: error instanceof Fault ? error.code : 'BUG' });
    return { reading: { state: 'blind', because: 'failing' }, withMethods: counted.withMethods };
  }
}

async function readOn(
  world: World,
  stream: Stream,
  now: string,
  counted: Counted,
  ended: AbortSignal,
): Promise<Reading> {
  const { lateMinutes, skewMinutes } = world.policy.alerts.limits;
  const { first, again, part } = plans[stream];
  const giveWayAt = performance.now() + longestMs;
  const beginning = minutesAfter(now, -first);
  const final = minutesAfter(now, -lateMinutes);
  let cursor = (await world.store.logCursor(stream)) ?? { until: beginning, settled: beginning };

  const front = earlier(minutesAfter(cursor.until, -(again === 'late' ? lateMinutes : again)), now);
  for (const { from, until } of partsOf(later(front, minutesAfter(now, -reach)), now, part)) {
    // The tenant's clock may be ahead.
    const blind = await readPart(
      world,
      stream,
      from,
      until === now ? minutesAfter(now, skewMinutes) : until,
      counted,
      ended,
    );
    if (blind !== undefined) return blind;
    const isNext = from <= cursor.settled;
    cursor = {
      until: later(cursor.until, until),
      settled: isNext ? later(cursor.settled, earlier(until, final)) : cursor.settled,
    };
    await world.store.moveLogCursor(stream, cursor);
    if (performance.now() > giveWayAt) return seen(cursor, lateMinutes);
  }
  if (cursor.settled <= minutesAfter(final, -settleMinutes))
    for (const { from, until } of partsOf(cursor.settled, final, part)) {
      const blind = await readPart(world, stream, from, until, counted, ended);
      if (blind !== undefined) return blind;
      cursor = { ...cursor, settled: until };
      await world.store.moveLogCursor(stream, cursor);
      if (performance.now() > giveWayAt) break;
    }
  return seen(cursor, lateMinutes);
}

/** What may still come late is not seen to be missing. */
function seen({ until, settled }: LogCursor, lateMinutes: number): Reading {
  return { state: 'read', until: earlier(until, minutesAfter(settled, lateMinutes)) };
}

async function readPart(
  { logs, store }: World,
  stream: Stream,
  from: string,
  until: string,
  counted: Counted,
  ended: AbortSignal,
): Promise<Blind | undefined> {
  ended.throwIfAborted();
  for await (const page of logs.read(stream, from, until)) {
    ended.throwIfAborted();
    if (page.state === 'blind') return page;
    counted.entries += page.entries;
    counted.unreadable += page.unreadable;
    counted.fresh += await store.keepRecords(page.records);
    for (const record of page.records)
      if (record.kind === 'signIn')
        counted.withMethods = counted.withMethods === true || record.withPass !== undefined;
  }
  return undefined;
}

function partsOf(from: string, until: string, minutes: number) {
  const parts: { readonly from: string; readonly until: string }[] = [];
  for (let start = from; start < until;) {
    const end = earlier(minutesAfter(start, minutes), until);
    parts.push({ from: start, until: end });
    start = end;
  }
  return parts;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
