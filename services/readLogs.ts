import type { Coverage, Reading } from './alerts/record';
import { openLog } from './readLog';
import type { LogRead, LogReader } from './readLog';
import { streams } from './tenantLogs';
import type { Stream, TenantLogs } from './tenantLogs';
import type { World } from './world';

/** How each log can be read, without the tenant as it is now. */
export type LogCoverage = Omit<Coverage, 'groups' | 'passes'>;

/** So many pages a round, and of what is new in each log so many before the others have theirs: at two seconds a page of the strict lane, a round is over within a minute. */
const pagesOfRound = 24;
const pagesOfLog = 6;
/** People go first in the lane; a round that waits for them this long (ms) leaves the rest to the next. */
const longestMs = 45_000;

/**
 * Reads every log on from where it was left: first what is new in each, then, as far as the round reaches, what was behind
 * the most, such as entries that have aged and may have company that came late. Says of each log how it can be read.
 */
export async function readLogs(world: World, ended: AbortSignal): Promise<LogCoverage> {
  const until = performance.now() + longestMs;
  const now = await world.store.now();
  const readers = new Map<Stream, LogReader>();
  for (const stream of streams) readers.set(stream, await openLog(world, stream, now, ended));
  let left = pagesOfRound;
  for (const reader of readers.values()) left -= await reader.readOn(0, await world.store.now(), pagesOfLog);
  while (left > 0 && performance.now() < until) {
    const at = await world.store.now();
    const next = mostUrgent([...readers.values()], at);
    if (next === undefined) break;
    left -= await next.reader.readOn(next.lag, at, left);
  }
  ended.throwIfAborted();
  const seen = new Map([...readers].map(([stream, reader]): [Stream, LogRead] => [stream, reader.seen()]));
  const of = (stream: Stream): Reading => seen.get(stream)?.reading ?? { state: 'blind', because: 'failing' };
  return {
    audit: worse(of('audit'), of('methods')),
    signIns: of('signIns'),
    signInMethods: methodsOf(world.logs, of('signIns'), seen.get('signIns')?.withMethods),
    risk: of('risk'),
  };
}

function mostUrgent(readers: readonly LogReader[], now: string) {
  return readers
    .flatMap((reader) => {
      const due = reader.due(now);
      return due === undefined ? [] : [{ ...due, reader }];
    })
    .sort((one, other) => other.urgency - one.urgency)[0];
}

function worse(one: Reading, other: Reading): Reading {
  if (one.state === 'blind') return one;
  if (other.state === 'blind') return other;
  return one.until < other.until ? one : other;
}

/** Without the licence the sign-ins are there, and their methods are not. */
function methodsOf(logs: TenantLogs, signIns: Reading, told: boolean | undefined): Reading {
  if (signIns.state === 'blind') return signIns;
  if (!logs.signInMethods) return { state: 'blind', because: 'notSet' };
  return told === false ? { state: 'blind', because: 'noLicence' } : signIns;
}
