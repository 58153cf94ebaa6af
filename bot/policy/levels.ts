import alertWords from '../../cards/words/alerts.json';
import { isRecent } from '../../services/baseline/lastCheck';
import type { LastCheck } from '../../services/baseline/lastCheck';
import { alignmentOf } from '../../services/maturity/alignment';
import type { Alignment, Measured } from '../../services/maturity/alignment';
import { medianMinutes, noCases } from '../../services/maturity/figures';
import type { CaseFigures } from '../../services/maturity/figures';
import { noReviews } from '../../services/maturity/reviewFigures';
import type { ReviewFigures } from '../../services/maturity/reviewFigures';
import { maturityOf, stableCases, stablePercent } from '../../services/maturity/maturity';
import { retirableScenarios, retiredSince } from '../../services/policy/retired';
import type { MethodKind } from '../../services/policy/terms';
import { filled } from '../tenant/worded';
import { listed, say } from './saying';
import type { Source, Statement } from './written';
import words from './words/en.json';

/** What is measured of a desk; a check that is too old to be believed counts as none. */
export function measured({ policy, now, live }: Source): Measured {
  const last = live?.last;
  return {
    last: last !== undefined && isRecent(last, policy.baselineHours, now) ? last : undefined,
    figures: live?.figures ?? noCases,
    openAlerts: live?.openAlerts,
    reviews: live?.reviews ?? noReviews,
  };
}

/** The stage of maturity and what it rests on. */
export function maturity(source: Source): readonly Statement[] {
  const { policy, now, live } = source;
  const { last, figures, openAlerts, reviews } = measured(source);
  const { stage = 'all', since } = live?.desk.rollout ?? {};
  const reached = maturityOf({
    last,
    stage,
    figures,
    openAlerts,
    reviews,
    retired: retirableScenarios.filter((one) => retiredSince(policy, one, now) !== undefined),
  });
  const text = words.maturity;
  const onCases = filled(text.restsOnCases, { cases: figures.cases });
  const lasted = medianMinutes(figures);
  const again = (figures.scenarios.recovery ?? 0) + (figures.scenarios.reregistration ?? 0);
  return [
    say(
      'maturity.stage',
      text.stage,
      filled(text.stages[reached], { cases: stableCases, percent: stablePercent }),
      `${text.restsOnCheck}; ${onCases}`,
    ),
    say(
      'maturity.phase',
      text.phase,
      live === undefined
        ? text.notChecked
        : since === undefined
          ? text.phaseNever
          : filled(text.phaseSince, { stage: words.rolloutStages[stage], at: since }),
    ),
    baseline(live?.last, last !== undefined),
    say(
      'maturity.cases',
      text.cases,
      figures.cases === 0
        ? text.notMeasured
        : filled(text.casesSays, { cases: figures.cases, completed: figures.outcomes.completed ?? 0 }),
      onCases,
    ),
    say(
      'maturity.progress',
      text.progress,
      figures.used === 0
        ? text.notMeasured
        : filled(text.progressSays, {
            registered: figures.registered,
            used: figures.used,
            kinds: kindsText(figures),
          }),
      onCases,
    ),
    say(
      'maturity.lasted',
      text.lasted,
      lasted === undefined ? text.notMeasured : filled(words.units.minutes, { value: lasted }),
      onCases,
    ),
    say(
      'maturity.recoveries',
      text.recoveries,
      figures.cases === 0
        ? text.notMeasured
        : filled(text.recoveriesSays, { count: again, cases: figures.cases }),
      onCases,
    ),
    say(
      'maturity.reviews',
      text.reviews,
      live === undefined ? text.notMeasured : reviewsText(reviews),
      text.restsOnReviews,
    ),
  ];
}

/** The guide's alignment table, with what was measured as its last column. */
export function alignment(source: Source): readonly Statement[] {
  return alignmentOf(measured(source)).map((row) => {
    const { label, says } = words.principles[row.principle];
    return say(`alignment.${row.principle}`, label, says, levelText(row));
  });
}

/** How many weekly reviews were signed, and what waits too long. */
export function reviewsText({ weekly, weeklySigned, late }: ReviewFigures): string {
  return weekly === 0 && late === 0
    ? words.maturity.noReviews
    : filled(words.maturity.reviewsSays, { weekly, weeklySigned, late });
}

/** How many registered what. */
export function kindsText({ kinds }: Pick<CaseFigures, 'kinds'>): string {
  return listed(
    Object.entries(kinds).map(([kind, count]) => `${alertWords.methods[kind as MethodKind]} ${count}`),
  );
}

function baseline(last: LastCheck | undefined, isBelieved: boolean): Statement {
  const text = words.maturity;
  if (last === undefined) return say('maturity.baseline', text.baseline, text.notChecked);
  const { pass, fail, exception, unknown, at } = last;
  return say(
    'maturity.baseline',
    text.baseline,
    filled(text.baselineSays, {
      pass: pass.length,
      fail: fail.length,
      exception: exception.length,
      unknown: unknown.length,
    }),
    filled(isBelieved ? text.checkedAt : text.checkedLate, { at }),
  );
}

function levelText({ level, checks, open, against }: Alignment): string {
  if (level === 'notMeasured') return words.levels.notMeasured;
  return filled(open.length === 0 ? words.levelHigh : words.levelOpen, {
    level: words.levels[level],
    open: open.length,
    checks,
    against: against.map((one) => `; ${words.against[one]}`).join(''),
  });
}
