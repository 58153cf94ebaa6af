import { blindRules } from './alerts/rules';
import { reconcile } from './alerts/reconcile';
import { ofKind } from './alerts/records';
import type { TenantRecord } from './alerts/record';
import { Fault } from './faults';
import type { TapGroup } from './policy/terms';
import { minutesAfter } from './requests/moments';
import type { Request } from './requests/request';
import type { WeeklyFacts } from './reviews/weekly';
import type { World } from './world';

/** Entra lets a pass live for thirty days. */
const passLivesDays = 30;
/** More than these are for the alerts, not for a review of one person's morning. */
const looksAtMost = 200;
const jobsAtMost = 50;
const alertsAtMost = 500;
/** The attempts after which a job is not merely late. */
const deadAfter = 5;

/** What a weekly review reads. */
export type WeeklyWorld = Pick<
  World,
  'store' | 'policy' | 'log' | 'groups' | 'groupIds' | 'passes' | 'identities'
>;

/** Everything that a weekly review is made from; what Graph does not tell now is said in it, and keeps no review from being made. */
export async function weeklyFacts(world: WeeklyWorld): Promise<WeeklyFacts> {
  const { store } = world;
  const now = await store.now();
  const [cases, { concerns }, jobs, watch] = await Promise.all([
    store.live(),
    store.openConcerns(alertsAtMost),
    store.failingJobs(deadAfter, jobsAtMost),
    store.lastWatch(),
  ]);
  const unseen: WeeklyFacts['unseen'][number][] = [];
  const unless = async <T>(part: (typeof unseen)[number], none: T, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      world.log.warn('review:unseen', { part, code: error instanceof Fault ? error.code : 'BUG' });
      unseen.push(part);
      return none;
    }
  };
  const nobody: Record<TapGroup, readonly string[]> = { onboarding: [], recovery: [], privileged: [] };
  const members = await unless('groups', nobody, () => membersNow(world));
  const ids = await toLookAt(world, { now, cases, members });
  if (ids.length > looksAtMost) unseen.push('passes');
  const passes = await unless('passes', [], () => passesOf(world, ids.slice(0, looksAtMost)));
  return {
    now,
    passes,
    members,
    cases,
    concerns,
    jobs,
    blind:
      watch.coverage === undefined
        ? []
        : blindRules(watch.coverage).map(({ rule, lacks }) => ({ rule: rule.id, lacks })),
    watchedAt: watch.at,
    unseen: [...new Set(unseen)],
  };
}

async function membersNow({ groups, groupIds }: WeeklyWorld): Promise<Record<TapGroup, readonly string[]>> {
  const of = async (group: TapGroup): Promise<readonly string[]> =>
    (await groups.members(groupIds.tap[group])).map(({ id }) => id.toLowerCase());
  const [onboarding, recovery, privileged] = await Promise.all([
    of('onboarding'),
    of('recovery'),
    of('privileged'),
  ]);
  return { onboarding, recovery, privileged };
}

/** Whoever may have a pass: members, subjects of open cases, and whoever got one in the time that a pass can live that no case explains. */
async function toLookAt(
  { store, policy, identities }: WeeklyWorld,
  known: { now: string; cases: readonly Request[]; members: Readonly<Record<TapGroup, readonly string[]>> },
): Promise<readonly string[]> {
  const records: TenantRecord[] = [];
  for await (const page of store.recordsOf(
    ['passCreated'],
    minutesAfter(known.now, -passLivesDays * 24 * 60),
  ))
    records.push(...page);
  const { skewMinutes } = policy.alerts.limits;
  const signIn = identities === undefined ? [] : [identities.signIn.toLowerCase()];
  const strange = reconcile(ofKind(records, 'passCreated'), known.cases, { skewMinutes, signIn })
    .filter(({ request }) => request === undefined)
    .map(({ record }) => record.subjectId);
  const subjects = known.cases
    .filter(({ attempts }) => attempts.length > 0)
    .map(({ subject }) => subject.id.toLowerCase());
  return [...new Set([...subjects, ...Object.values(known.members).flat(), ...strange.reverse()])];
}

async function passesOf({ passes }: WeeklyWorld, ids: readonly string[]): Promise<WeeklyFacts['passes']> {
  const found: WeeklyFacts['passes'][number][] = [];
  for (const subjectId of ids) {
    await passes.turn();
    const { pass } = await passes.look(subjectId);
    if (pass !== undefined) found.push({ subjectId, pass });
  }
  return found;
}
