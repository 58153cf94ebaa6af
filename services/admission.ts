import { criticalChecks, isRecent, openIn } from './baseline/lastCheck';
import type { DeskState } from './desk/state';
import type { Policy } from './policy/policy';
import { retiredSince } from './policy/retired';
import { scenariosIn } from './policy/rollout';
import type { Scenario } from './policy/terms';

/** Why the desk takes no new case at all, or none of a scenario; `checks` are ids of the baseline. */
export type NotAdmitted =
  | { readonly refused: 'baselineUnchecked' }
  | { readonly refused: 'baselineOpen'; readonly checks: readonly string[] }
  | { readonly refused: 'scenarioRetired'; readonly on: string }
  | { readonly refused: 'notYetServed' }
  | { readonly refused: 'notInPilot' };

/** Why no new case can be opened: policy ties the desk to the tenant's baseline, and that does not hold, or is not known to. */
export function heldByBaseline(desk: DeskState, policy: Policy, now: string): NotAdmitted | undefined {
  if (!policy.tieToBaseline) return undefined;
  const { baseline: last } = desk;
  if (last === undefined || !isRecent(last, policy.baselineHours, now))
    return { refused: 'baselineUnchecked' };
  const open = openIn(last, criticalChecks);
  return open.length === 0 ? undefined : { refused: 'baselineOpen', checks: open };
}

/** Why no case of a scenario can be opened at this moment (ISO 8601): it is given up, or its phase has not come. */
export function heldScenario(
  desk: DeskState,
  policy: Policy,
  scenario: Scenario,
  now: string,
): NotAdmitted | undefined {
  const on = retiredSince(policy, scenario, now);
  if (on !== undefined) return { refused: 'scenarioRetired', on };
  const stage = desk.rollout?.stage ?? 'all';
  return scenariosIn(policy.rollout, stage).includes(scenario) ? undefined : { refused: 'notYetServed' };
}

/** Why a case of this scenario, under the rule of another perhaps, is not opened; `inPilot` is whether the subject is in the pilot group. */
export function notAdmitted(
  desk: DeskState,
  policy: Policy,
  asked: { readonly scenario: Scenario; readonly rule: Scenario; readonly inPilot: boolean },
  now: string,
): NotAdmitted | undefined {
  return (
    heldByBaseline(desk, policy, now) ??
    heldScenario(desk, policy, asked.scenario, now) ??
    heldScenario(desk, policy, asked.rule, now) ??
    (desk.rollout?.stage === 'pilot' && !asked.inPilot ? { refused: 'notInPilot' } : undefined)
  );
}
