import { checks } from '../baseline/checks';
import { criticalChecks, isRecent, openIn } from '../baseline/lastCheck';
import type { LastCheck } from '../baseline/lastCheck';
import type { Policy } from '../policy/policy';
import { rolloutStages } from '../policy/rollout';
import type { RolloutStage } from '../policy/rollout';

/** What has to hold before the rollout goes on to a phase. */
export type Condition =
  | 'order'
  | 'pilotGroup'
  | 'checked'
  | 'recentlyChecked'
  | 'baseline'
  | 'days'
  | 'cases'
  | 'alerts'
  | 'critical';

/** One condition, whether it is met, and on what that rests. */
export interface Judged {
  readonly condition: Condition;
  readonly met: boolean;
  readonly values: Readonly<Record<string, string | number>>;
  /** Checks of the baseline that are open. */
  readonly checks: readonly string[];
}

/** What the next phase is judged on. */
export interface StageFacts {
  readonly policy: Pick<Policy, 'rollout' | 'baselineHours'>;
  /** The phase that runs and since when (ISO 8601); undefined where none was ever begun. */
  readonly now: { readonly stage: RolloutStage; readonly since: string } | undefined;
  readonly at: string;
  readonly hasPilotGroup: boolean;
  readonly last: LastCheck | undefined;
  /** Cases that were opened in this phase and completed. */
  readonly completed: number;
  readonly openAlerts: { readonly all: number; readonly critical: number };
}

/** Whether a phase serves fewer than the one that runs; going back needs nothing. */
export function isBack(now: RolloutStage | undefined, to: RolloutStage): boolean {
  return rolloutStages.indexOf(to) <= rolloutStages.indexOf(now ?? 'all');
}

/** Every condition for going on to a phase, met or not, in the order in which they are told. */
export function conditionsFor(to: RolloutStage, facts: StageFacts): readonly Judged[] {
  const { now, last, policy } = facts;
  return [
    ...orderOf(to, now?.stage),
    ...(to === 'pilot' ? [judged('pilotGroup', facts.hasPilotGroup)] : []),
    judged('checked', last !== undefined),
    ...(last === undefined ? [] : checkedOf(to, last, policy.baselineHours, facts.at)),
    ...(now === undefined || isBack(now.stage, to) ? [] : lastedOf(facts, now.since)),
  ];
}

/** The checks of the baseline that have to hold in a phase. */
export function checksFor(stage: RolloutStage): readonly string[] {
  const all = checks.map(({ id }) => id);
  if (stage === 'all') return all;
  const wanted = neededBy[stage];
  return all.filter(
    (id) =>
      !ofPrivileged.test(id) &&
      (criticalChecks.includes(id) || wanted.some((name) => id === name || id.startsWith(`${name}.`))),
  );
}

const ofPrivileged = /^(?:privileged\.extraAccess|groups\.privileged|pass\.privilegedLifetime)$/;
const first = ['groups.onboarding', 'methods'];
const neededBy: Readonly<Record<Exclude<RolloutStage, 'all'>, readonly string[]>> = {
  pilot: first,
  onboarding: first,
  recovery: [...first, 'groups.recovery', 'registration', 'emergency'],
};

/** One phase after the other, so that each is seen to work. */
function orderOf(to: RolloutStage, now: RolloutStage | undefined): readonly Judged[] {
  if (isBack(now, to)) return [];
  const next = rolloutStages[rolloutStages.indexOf(now ?? 'all') + 1] ?? 'all';
  return [judged('order', to === next, { next })];
}

function checkedOf(to: RolloutStage, last: LastCheck, hours: number, at: string): readonly Judged[] {
  // Not everything has to be told, but nothing may have failed and all that is critical must hold.
  const ids = checksFor(to).filter((id) => last.fail.includes(id) || criticalChecks.includes(id));
  const open = openIn(last, ids);
  return [
    judged('recentlyChecked', isRecent(last, hours, at), { at: last.at, hours }),
    judged('baseline', open.length === 0, { open: open.length, all: checksFor(to).length }, open),
  ];
}

function lastedOf({ policy, at, completed, openAlerts }: StageFacts, since: string): readonly Judged[] {
  const { days, completedCases, openAlerts: most } = policy.rollout;
  const ran = Math.floor((Date.parse(at) - Date.parse(since)) / 86_400_000);
  return [
    judged('days', ran >= days, { have: ran, need: days }),
    judged('cases', completed >= completedCases, { have: completed, need: completedCases }),
    judged('alerts', openAlerts.all <= most, { have: openAlerts.all, most }),
    judged('critical', openAlerts.critical === 0, { have: openAlerts.critical }),
  ];
}

function judged(
  condition: Condition,
  met: boolean,
  values: Judged['values'] = {},
  open: readonly string[] = [],
): Judged {
  return { condition, met, values, checks: open };
}
