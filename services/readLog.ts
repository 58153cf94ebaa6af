import type { Reading } from './alerts/record';
import { Fault } from './faults';
import { cursorsOf, moved, owed, planOf } from './logCursors';
import { minutesAfter } from './requests/moments';
import type { Blind, Stream } from './tenantLogs';
import type { World } from './world';

/** What a round saw of one log: how it can be read, and whether sign-ins told the methods (undefined when there were none). */
export interface LogRead {
  readonly reading: Reading;
  readonly withMethods: boolean | undefined;
}

/** One log as one round reads it, part by part; trouble makes this log blind and no other. */
export interface LogReader {
  /** What is behind the most, by its delay (0 is what is new) and how pressing it is; undefined when there is nothing, or when it is blind. */
  due(now: string): { readonly lag: number; readonly urgency: number } | undefined;
  /** Reads on at a delay until that is done, or as many pages were read; returns how many were. */
  readOn(lag: number, now: string, atMost: number): Promise<number>;
  /** What was seen of it in this round. */
  seen(): LogRead;
}

/** Parts grow while they take fewer pages than this, so that pages are full, and shrink when they take more. */
const pages = { few: 2, many: 5 };
const longestPart = 7 * 24 * 60;

/** Opens a log where it was left. */
export async function openLog(
  { logs, store, policy, log }: World,
  stream: Stream,
  now: string,
  ended: AbortSignal,
): Promise<LogReader> {
  const { lateMinutes, skewMinutes } = policy.alerts.limits;
  const plan = planOf(stream, lateMinutes);
  let minutes = plan.part;
  let blind: Blind | undefined;
  let withMethods: boolean | undefined;
  const counted = { entries: 0, unreadable: 0, fresh: 0 };
  let cursors = await guarded(async () => cursorsOf(plan, await store.logCursors(stream), now));

  return {
    due(at) {
      if (blind !== undefined || cursors === undefined) return undefined;
      const known = cursors;
      return [0, ...plan.lags]
        .map((lag) => ({ lag, urgency: owed(plan, known, lag, at).urgency }))
        .filter(({ urgency }) => urgency >= 1)
        .sort((one, other) => other.urgency - one.urgency)[0];
    },
    async readOn(lag, at, atMost) {
      let taken = 0;
      await guarded(async () => {
        if (cursors === undefined || blind !== undefined) return;
        const part = owed(plan, cursors, lag, at);
        const { until } = part;
        for (let { from } = part; from < until && taken < atMost;) {
          const next = minutesAfter(from, minutes);
          const end = next < until ? next : until;
          // The tenant's clock may be ahead.
          const read = await readPart(from, end === at ? minutesAfter(end, skewMinutes) : end);
          if (read === undefined) return;
          taken += read;
          if (read <= pages.few) minutes = Math.min(2 * minutes, longestPart);
          else if (read > pages.many) minutes = Math.max(1, minutes / 2);
          cursors = moved(cursors, { from, until: end }, at);
          await store.moveLogCursors(
            stream,
            [...cursors].map(([one, so]) => ({ lag: one, until: so })),
          );
          from = end;
        }
      });
      return taken;
    },
    seen() {
      const { entries, unreadable, fresh } = counted;
      if (unreadable > 0) log.warn('logs:unreadable', { stream, entries, unreadable });
      if (fresh > 0) log.info('logs:read', { stream, entries, fresh });
      return { reading: readingOf(), withMethods };
    },
  };

  /** Returns how many pages there were; undefined when it is blind. */
  async function readPart(from: string, until: string): Promise<number | undefined> {
    let read = 0;
    ended.throwIfAborted();
    for await (const page of logs.read(stream, from, until)) {
      ended.throwIfAborted();
      if (page.state === 'blind') {
        blind = page;
        return undefined;
      }
      read += 1;
      counted.entries += page.entries;
      counted.unreadable += page.unreadable;
      counted.fresh += await store.keepRecords(page.records);
      for (const record of page.records)
        if (record.kind === 'signIn') withMethods = withMethods === true || record.withPass !== undefined;
    }
    return read;
  }

  /** What may still come late is not seen to be missing. */
  function readingOf(): Reading {
    const failing: Blind = { state: 'blind', because: 'failing' };
    if (blind !== undefined || cursors === undefined) return blind ?? failing;
    if (counted.entries > 0 && counted.unreadable === counted.entries) return failing;
    const [front, settled] = [cursors.get(0) ?? now, cursors.get(lateMinutes) ?? now];
    const told = minutesAfter(settled, lateMinutes);
    return { state: 'read', until: front < told ? front : told };
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (ended.aborted) throw error;
      log.warn('logs:failed', { stream, code: error instanceof Fault ? error.code : 'BUG' });
      blind = { state: 'blind', because: 'failing' };
      return undefined;
    }
  }
}
