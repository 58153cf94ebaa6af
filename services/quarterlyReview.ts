import { factsFrom } from './alerts/factsFrom';
import type { Facts } from './alerts/factsFrom';
import { stepsOf } from './alerts/stepsOf';
import type { Coverage, Reading, TenantRecord } from './alerts/record';
import { blindRules } from './alerts/rules';
import type { RuleId } from './alerts/ruleIds';
import { Fault } from './faults';
import { isOpen } from './policy/siteHours';
import { readIssuers } from './readIssuers';
import type { Request } from './requests/request';
import { minutesAfter } from './requests/moments';
import { foldCases } from './reviews/caseFigures';
import type { Membership } from './reviews/caseFigures';
import type { Period } from './reviews/period';
import type { Quarterly, Unread } from './reviews/quarterly';
import { foldChanges, foldCover, foldRegistrations, foldSteps, retirable } from './reviews/tenantFigures';
import type { Span } from './tenantRecords';
import type { World } from './world';

/** What a review reads. */
export type ReviewWorld = Pick<World, 'store' | 'policy' | 'log'> & {
  /** Undefined where the tenant is not at hand. */
  readonly logs: World['logs'] | undefined;
  readonly baseline: World['baseline'];
};

/** What can lie between a case and what its user does after it. */
const afterDays = 2;

/**
 * The quarterly review of a period, folded page by page: what is held at one time is a page of cases, their events, and what
 * the tenant recorded about their subjects. What cannot be read is named.
 */
export async function quarterlyReview(world: ReviewWorld, period: Period): Promise<Quarterly> {
  const { store, policy } = world;
  const now = await store.now();
  const watch = await store.lastWatch();
  const coverage = watch.coverage ?? neverRead;
  const signInsSince = later(period.from, minutesAfter(now, -policy.alerts.keepDays.signIns * 24 * 60));
  const names = new Map<string, string>();
  const members: Membership[] = [];
  const cases = foldCases(
    (moment) => isOpen(policy, undefined, moment),
    (membership) => members.push(membership),
  );
  const cover = foldCover(signInsSince);
  const steps = foldSteps();
  for await (const page of store.casesSince(period.from)) {
    const own = page.filter(({ openedAt }) => openedAt >= period.from && openedAt < period.to);
    for (const { requester, approvals } of own)
      for (const { id, name } of [requester, ...approvals.map(({ approver }) => approver)])
        names.set(id, name);
    for (const { requestId, event } of await store.eventsAbout(own.map(({ id }) => id)))
      cases.take(requestId, event);
    await takeTenant(world, { own, members: members.splice(0), coverage, now, signInsSince, cover, steps });
  }
  const told = cases.told();
  const changes = foldChanges();
  for await (const page of store.recordsOf(['roleAssigned', 'policyChanged'], period.from))
    for (const record of page) if (record.at < period.to) changes.take(record);
  const registrations = await readRegistrations(world);
  const { issuers, unread } = await readIssuers(world.baseline, world.log);
  const users = 'users' in registrations ? registrations : undefined;
  const paired = new Set(told.pairs.flatMap(({ requesterId, approverId }) => [requesterId, approverId]));
  return {
    ...period,
    madeAt: now,
    policyVersion: policy.version,
    cases: told,
    steps: steps.told(),
    issuers,
    changes: changes.told(),
    cover: cover.told(),
    passwordless: users,
    retirable: retirable(told, users),
    alerts: (await store.alertsBetween(period.from, period.to)).map((one) => ({
      ...one,
      rule: one.rule as RuleId,
    })),
    signs: await signsOf(world, period),
    blind: blindRules(coverage).map(({ rule }) => rule.id),
    unread: [
      ...unreadLog('changes', coverage.audit),
      ...unreadLog('signIns', coverage.signIns),
      ...('because' in registrations
        ? [{ part: 'registrations' as const, because: registrations.because }]
        : []),
      ...unread,
    ],
    names: Object.fromEntries([...names].filter(([id]) => paired.has(id))),
  };
}

interface Page {
  readonly own: readonly Request[];
  readonly members: readonly Membership[];
  readonly coverage: Coverage;
  readonly now: string;
  readonly signInsSince: string;
  readonly cover: ReturnType<typeof foldCover>;
  readonly steps: ReturnType<typeof foldSteps>;
}

/** What the tenant recorded about the subjects of some cases: their steps, and what Conditional Access did while they were members. */
async function takeTenant(world: ReviewWorld, page: Page): Promise<void> {
  const { own, members, coverage, now, signInsSince, cover, steps } = page;
  const spans: Span[] = own.map(({ subject, openedAt, closedAt }) => ({
    subjectId: subject.id.toLowerCase(),
    from: openedAt,
    until: minutesAfter(closedAt ?? now, afterDays * 24 * 60),
  }));
  const records = new Map<string, TenantRecord>();
  const kinds = ['methodRegistered', 'passwordChanged', 'signIn', 'passSignIn'] as const;
  for await (const some of world.store.recordsAbout(kinds, spans))
    for (const record of some) records.set(record.key, record);
  const facts = factsOf(world, { records: [...records.values()], cases: own, coverage, now });
  for (const request of own) {
    const found = stepsOf(facts, request);
    if (found === undefined) continue;
    // Sign-ins from before are forgotten, so that what is missing among them tells nothing.
    const isKept = request.closedAt === undefined || request.closedAt >= signInsSince;
    steps.take(isKept || found.signInAgain === 'done' ? found : { ...found, signInAgain: 'unread' });
  }
  const counted = new Set<string>();
  for (const { subjectId, from, until } of members) {
    const start = later(from, signInsSince);
    for (const signIn of facts.between(subjectId, 'signIn', start, until ?? now)) {
      if (counted.has(signIn.key)) continue;
      counted.add(signIn.key);
      cover.take(signIn);
    }
  }
}

function factsOf(
  { policy }: ReviewWorld,
  read: {
    readonly records: readonly TenantRecord[];
    readonly cases: readonly Request[];
    readonly coverage: Coverage;
    readonly now: string;
  },
): Facts {
  const nobody = { id: '', members: [] };
  const none: readonly string[] = [];
  return factsFrom({
    ...read,
    since: read.cases.reduce((first, { openedAt }) => (openedAt < first ? openedAt : first), read.now),
    openedFrom: [],
    lateReviews: [],
    policy,
    tenant: {
      groups: { onboarding: nobody, recovery: nobody, privileged: nobody },
      passes: [],
      accounts: new Map(),
      emergencyAccounts: none,
      technicians: none,
      identities: { front: none, reaper: none, signIn: none },
    },
  });
}

/** How many lines of the reviews that were opened in a period are signed, of these not in order, and not signed. */
export async function signsOf(
  { store }: Pick<World, 'store'>,
  { from, to }: Period,
): Promise<Quarterly['signs']> {
  const counts = { signed: 0, notOk: 0, open: 0 };
  for await (const page of store.reviewsBetween(from, to))
    for (const { lines, signs } of page) {
      const said = Object.values(signs);
      counts.signed += said.length;
      counts.notOk += said.filter(({ ok }) => !ok).length;
      counts.open += lines.length - said.length;
    }
  return counts;
}

async function readRegistrations({ logs, policy, log }: ReviewWorld) {
  if (logs === undefined) return { because: 'notSet' as const };
  const fold = foldRegistrations(policy.strongMethods);
  try {
    for await (const page of logs.registrations()) {
      if ('state' in page) return { because: page.because };
      for (const one of page) fold.take(one);
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.warn('review:noRegistrations', { code: error.code });
    return { because: 'failing' as const };
  }
  return fold.told();
}

const unseen: Reading = { state: 'blind', because: 'failing' };
const neverRead: Coverage = {
  audit: unseen,
  signIns: unseen,
  signInMethods: unseen,
  risk: unseen,
  groups: unseen,
  passes: unseen,
};

function unreadLog(part: Unread['part'], reading: Reading): readonly Unread[] {
  return reading.state === 'blind' ? [{ part, because: reading.because }] : [];
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
