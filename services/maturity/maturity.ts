import { criticalChecks, openIn } from '../baseline/lastCheck';
import type { LastCheck } from '../baseline/lastCheck';
import { retirableScenarios } from '../policy/retired';
import type { RolloutStage } from '../policy/rollout';
import type { Scenario } from '../policy/terms';
import type { CaseFigures } from './figures';
import type { ReviewFigures } from './reviewFigures';

/** How far the desk is, by the guide's phases: each one rests on those before it. */
export const maturityStages = [
  'notChecked',
  'foundations',
  'rollout',
  'operating',
  'stable',
  'passwordless',
] as const;
export type MaturityStage = (typeof maturityStages)[number];

/** What maturity is computed from. */
export interface MaturityFacts {
  readonly last: LastCheck | undefined;
  readonly stage: RolloutStage;
  readonly figures: CaseFigures;
  readonly openAlerts: { readonly all: number; readonly critical: number } | undefined;
  readonly reviews: ReviewFigures;
  readonly retired: readonly Scenario[];
}

/** For a stable desk: completed cases in the time that is looked at, and users of a pass who registered a strong method. */
export const stableCases = 10;
export const stablePercent = 90;

/** The stage that is reached; it is never higher than what checks and cases show. */
export function maturityOf(facts: MaturityFacts): MaturityStage {
  const { last } = facts;
  if (last === undefined) return 'notChecked';
  if (openIn(last, criticalChecks).length > 0) return 'foundations';
  if (facts.stage !== 'all') return 'rollout';
  if (!isStable(facts)) return 'operating';
  return retirableScenarios.every((one) => facts.retired.includes(one)) ? 'passwordless' : 'stable';
}

/** How many of a hundred users of a pass registered a strong method; undefined when nobody used one. */
export function registeredPercent({ used, registered }: CaseFigures): number | undefined {
  return used === 0 ? undefined : Math.floor((registered * 100) / used);
}

function isStable({ last, figures, openAlerts, reviews }: MaturityFacts): boolean {
  return (
    last?.fail.length === 0 &&
    (figures.outcomes.completed ?? 0) >= stableCases &&
    (registeredPercent(figures) ?? 0) >= stablePercent &&
    openAlerts?.critical === 0 &&
    reviews.weeklySigned > 0 &&
    reviews.late === 0
  );
}
