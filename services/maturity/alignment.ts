import { openIn } from '../baseline/lastCheck';
import type { LastCheck } from '../baseline/lastCheck';
import { checks } from '../baseline/checks';
import type { CaseFigures } from './figures';
import type { ReviewFigures } from './reviewFigures';

/** The guide's four principles. */
export const principles = [
  'leastPrivilege',
  'verifyExplicitly',
  'assumeBreach',
  'continuousMonitoring',
] as const;
export type Principle = (typeof principles)[number];

/** How far a principle is met: nothing was measured, something critical is open, something is, nothing is. */
export type Level = 'notMeasured' | 'low' | 'medium' | 'high';

/** One row of the guide's alignment table, from checks and cases. */
export interface Alignment {
  readonly principle: Principle;
  readonly level: Level;
  /** Checks of this principle, and those of them that are open. */
  readonly checks: number;
  readonly open: readonly string[];
  /** What cases or the desk itself show against it, as codes. */
  readonly against: readonly Against[];
}

export type Against =
  'leftBehind' | 'decidedAlone' | 'unregistered' | 'openAlerts' | 'noReview' | 'lateReviews';

/** What is measured. */
export interface Measured {
  readonly last: LastCheck | undefined;
  readonly figures: CaseFigures;
  /** Undefined where they could not be read. */
  readonly openAlerts: { readonly all: number; readonly critical: number } | undefined;
  readonly reviews: ReviewFigures;
}

/** The checks by which each principle is measured, by the first word of their id or the whole. */
const measuredBy: Readonly<Record<Principle, readonly string[]>> = {
  leastPrivilege: ['roles', 'ourselves', 'groups', 'pass.groupsOnly'],
  verifyExplicitly: ['access', 'legacy', 'administrators', 'registration', 'methods'],
  assumeBreach: ['pass', 'emergency', 'restrict', 'privileged'],
  continuousMonitoring: ['privileged.logging', 'emergency.watched', 'legacy.unused'],
};

/** A tenth of the used passes may end without a strong method before it counts against the design. */
const unregisteredAtMost = 0.1;

/** The guide's alignment table, computed: a level is never higher than what was seen. */
export function alignmentOf(measured: Measured): readonly Alignment[] {
  return principles.map((principle) => {
    const ids = checksOf(principle);
    const { last } = measured;
    const open = last === undefined ? [] : openIn(last, ids);
    const against = againstOf(principle, measured);
    const isCritical = open.some((id) => checks.find((one) => one.id === id)?.critical === true);
    const level: Level =
      last === undefined
        ? 'notMeasured'
        : isCritical || against.some((one) => worst.includes(one))
          ? 'low'
          : open.length > 0 || against.length > 0
            ? 'medium'
            : 'high';
    return { principle, level, checks: ids.length, open, against };
  });
}

/** The checks by which a principle is measured; each belongs to one or to several. */
export function checksOf(principle: Principle): readonly string[] {
  return checks
    .map(({ id }) => id)
    .filter((id) => measuredBy[principle].some((name) => id === name || id.startsWith(`${name}.`)));
}

const worst: readonly Against[] = ['leftBehind', 'decidedAlone'];

function againstOf(principle: Principle, { figures, openAlerts, reviews }: Measured): readonly Against[] {
  switch (principle) {
    case 'leastPrivilege':
      return figures.aloneDecided > 0 ? ['decidedAlone'] : [];
    case 'verifyExplicitly':
      return figures.used > 0 && (figures.used - figures.registered) / figures.used > unregisteredAtMost
        ? ['unregistered']
        : [];
    case 'assumeBreach':
      return figures.leftBehind > 0 ? ['leftBehind'] : [];
    case 'continuousMonitoring':
      return [
        ...((openAlerts?.critical ?? 0) > 0 ? (['openAlerts'] as const) : []),
        // A watch that nobody reads is none: reviews count when they are signed, not when they are opened.
        ...(reviews.weeklySigned === 0 ? (['noReview'] as const) : []),
        ...(reviews.late > 0 ? (['lateReviews'] as const) : []),
      ];
  }
}
