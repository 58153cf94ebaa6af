import type { Gathered } from './alerts/facts';
import type { TenantRecord } from './alerts/record';
import { initiatorId } from './alerts/records';
import type { Request } from './requests/request';
import { minutesAfter } from './requests/moments';
import { ofAccounts, tenantWide } from './recordKinds';
import type { KeptKind, Span } from './tenantRecords';
import type { LogCoverage } from './readLogs';
import { lateReviews } from './reviewing';
import { tenantNow } from './tenantNow';
import type { Look } from './tenantNow';
import type { World } from './world';

const day = 24 * 60;
/** The rules look so far back. */
const windowMinutes = 30 * day;
/** Where an account signed in before a pass, and how long what it does after one belongs to it. */
const beforePass = 7 * day;
const afterPass = 2 * day;
/** More than this is no desk's month; the newest are left out and the log says so. */
const recordsAtMost = 200_000;
const casesAtMost = 20_000;

/** Everything that rules are asked about, in bounded memory: of the many sign-ins only those around a pass. */
export async function gather(
  world: World,
  now: string,
  coverage: LogCoverage,
  look: Look,
): Promise<Gathered> {
  const since = minutesAfter(now, -windowMinutes);
  const cases = await collected(world, world.store.casesSince(since), casesAtMost);
  const wide = await collected(world, world.store.recordsOf(tenantWide, since), recordsAtMost);
  const about = (kinds: readonly KeptKind[], spans: readonly Span[]) =>
    collected(world, world.store.recordsAbout(kinds, spans), recordsAtMost);
  const accounts = await about(ofAccounts, accountSpans(wide, cases, since, now));
  const signIns = await about(['signIn'], signInSpans(wide, cases, since, now));
  const { tenant, seen } = await tenantNow(world, { now, cases, records: wide }, look);
  return {
    now,
    since,
    records: [...wide, ...accounts, ...signIns],
    cases,
    openedFrom: [],
    lateReviews: await lateReviews(world, now),
    tenant,
    coverage: { ...coverage, ...seen },
    policy: world.policy,
  };
}

/** Everybody whom a pass or a case is about, who made it, or who has the pass of somebody else to answer for. */
function accountSpans(
  records: readonly TenantRecord[],
  cases: readonly Request[],
  from: string,
  until: string,
): readonly Span[] {
  const ids = new Set(cases.flatMap(({ subject, requester }) => [subject.id, requester.id]));
  for (const record of records) {
    if (record.kind === 'signIn') ids.add(record.subjectId);
    if (record.kind !== 'passCreated') continue;
    ids.add(record.subjectId);
    const by = initiatorId(record.initiator);
    if (by !== undefined) ids.add(by);
  }
  return [...new Set([...ids].map((id) => id.toLowerCase()))].map((subjectId) => ({
    subjectId,
    from,
    until,
  }));
}

/** The sign-ins around each pass, and a month of those who made one. */
function signInSpans(
  records: readonly TenantRecord[],
  cases: readonly Request[],
  since: string,
  now: string,
): readonly Span[] {
  const makers = new Set<string>();
  const around: Span[] = [];
  const add = (id: string, from: string, until: string): void => {
    const subjectId = id.toLowerCase();
    around.push({ subjectId, from: minutesAfter(from, -beforePass), until: minutesAfter(until, afterPass) });
  };
  for (const { subject, requester, attempts, openedAt, closedAt } of cases) {
    if (attempts.length === 0) continue;
    add(subject.id, openedAt, closedAt ?? now);
    makers.add(requester.id.toLowerCase());
  }
  for (const record of records) {
    if (record.kind !== 'passCreated') continue;
    add(record.subjectId, record.at, record.at);
    const by = initiatorId(record.initiator);
    if (by !== undefined) makers.add(by);
  }
  return [...around, ...[...makers].map((subjectId) => ({ subjectId, from: since, until: now }))];
}

async function collected<T>(
  { log }: World,
  pages: AsyncIterable<readonly T[]>,
  atMost: number,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pages) {
    for (const one of page) all.push(one);
    if (all.length < atMost) continue;
    log.warn('monitor:cut', { atMost });
    break;
  }
  return all;
}
