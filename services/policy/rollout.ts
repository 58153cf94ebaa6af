import { scenarios } from './terms';
import type { Scenario } from './terms';

/** The phases in which the desk is taken into use, in order; without one it serves everybody. */
export const rolloutStages = ['pilot', 'onboarding', 'recovery', 'all'] as const;
export type RolloutStage = (typeof rolloutStages)[number];

/** What an organisation decides about its rollout. */
export interface Rollout {
  /** For which scenarios a case can be opened in a phase; in the pilot only for members of the pilot group. */
  readonly scenarios: Readonly<Record<Exclude<RolloutStage, 'all'>, readonly Scenario[]>>;
  /** Days that a phase runs, and cases that are completed in it, before the next. */
  readonly days: number;
  readonly completedCases: number;
  /** So many alerts may be open; a critical one never. */
  readonly openAlerts: number;
}

/** The guide's order: a small group and first sign-ins, then recovery, then administrators. */
export const guideRollout: Rollout = {
  scenarios: {
    pilot: ['onboarding'],
    onboarding: ['onboarding'],
    recovery: ['onboarding', 'recovery', 'reregistration'],
  },
  days: 14,
  completedCases: 10,
  openAlerts: 0,
};

/** The scenarios for which a case can be opened in a phase. */
export function scenariosIn(rollout: Rollout, stage: RolloutStage): readonly Scenario[] {
  return stage === 'all' ? scenarios : rollout.scenarios[stage];
}

/** What is wrong with phases, as sentences: administrators come last, and what was begun goes on. */
export function rolloutFaults({ scenarios: phases }: Rollout): readonly string[] {
  const { pilot, onboarding, recovery } = phases;
  return [
    ...(['pilot', 'onboarding', 'recovery'] as const).flatMap((stage) => [
      ...(phases[stage].length === 0 ? [`rollout.scenarios.${stage}: at least one is needed`] : []),
      ...(phases[stage].includes('privileged')
        ? [`rollout.scenarios.${stage}: "privileged" comes with the phase "all"`]
        : []),
    ]),
    ...(onboarding.every((one) => recovery.includes(one)) && pilot.every((one) => recovery.includes(one))
      ? []
      : ['rollout.scenarios.recovery: what an earlier phase serves stays']),
  ];
}
