import { distinct } from '../../services/alerts/distinct';
import { ofKind } from '../../services/alerts/records';
import type { PassCreated, Reading, TenantRecord } from '../../services/alerts/record';
import { Fault } from '../../services/faults';
import type { Span } from '../../services/evidence/uncovered';
import { minutesAfter } from '../../services/requests/moments';
import type { World } from '../../services/world';

/** Passes that Entra's own log tells of, from the log now and from what the desk kept of it, and the time that they tell. */
export interface PassesRead {
  readonly created: readonly PassCreated[];
  /** How the log could be read now, and how many passes it told of; what the desk kept of it, likewise. */
  readonly live: Reading;
  readonly fromLive: number;
  readonly fromKept: number;
  readonly seen: readonly Span[];
}

/** What is read for it. */
export type PassWorld = Pick<World, 'store' | 'logs' | 'policy' | 'log'>;

const day = 24 * 60;

/** Reads every pass of a time. Only the part of the log in which methods are managed is asked for: the whole of it would take hours. */
export async function readPasses(world: PassWorld, { from, to }: Span): Promise<PassesRead> {
  const { store, policy } = world;
  const now = await store.now();
  const { lateMinutes, skewMinutes } = policy.alerts.limits;
  const around = { from: minutesAfter(from, -skewMinutes), to: minutesAfter(to, skewMinutes) };
  const end = around.to < now ? around.to : now;
  const live = await readLive(world, { from: around.from, to: end });
  const kept = await readKept(store, around);
  const reading: Reading =
    live === undefined || 'state' in live ? (live ?? failing) : { state: 'read', until: now };
  const records = live === undefined || 'state' in live ? [] : live;
  return {
    created: ofKind(distinct([...records, ...kept]), 'passCreated'),
    live: reading,
    fromLive: records.length,
    fromKept: kept.length,
    seen: [
      // What may still come late is not told yet.
      ...(reading.state === 'read'
        ? [{ from: minutesAfter(now, -policy.auditLogDays * day), to: minutesAfter(now, -lateMinutes) }]
        : []),
      ...(await keptSpan(world, now)),
    ],
  };
}

const failing: Reading = { state: 'blind', because: 'failing' };

async function readLive({ logs, log }: PassWorld, { from, to }: Span) {
  const found: TenantRecord[] = [];
  if (from >= to) return found;
  try {
    for await (const page of logs.read('methods', from, to)) {
      if (page.state === 'blind') return page;
      found.push(...ofKind(page.records, 'passCreated'));
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.warn('evidence:noLog', { code: error.code });
    return undefined;
  }
  return found;
}

async function readKept(store: PassWorld['store'], { from, to }: Span): Promise<readonly TenantRecord[]> {
  const found: TenantRecord[] = [];
  for await (const page of store.recordsOf(['passCreated'], from))
    found.push(...page.filter(({ at }) => at < to));
  return found;
}

/** The time of which the watch has read the log to the end, and kept what it read. */
async function keptSpan({ store, policy }: PassWorld, now: string): Promise<readonly Span[]> {
  const [{ since, at }, cursors] = [await store.lastWatch(), await store.logCursors('methods')];
  const settled = cursors
    .filter(({ lag }) => lag <= policy.alerts.limits.lateMinutes)
    .map(({ until }) => until);
  const to = settled.sort()[0];
  if (at === undefined || to === undefined) return [];
  const first = minutesAfter(since, -policy.auditLogDays * day);
  const oldest = minutesAfter(now, -policy.alerts.keepDays.changes * day);
  return [{ from: first > oldest ? first : oldest, to }];
}
