import { scenarios } from '../policy/terms';
import type { Distribution } from './distribution';
import { countIssuers } from './issuers';
import type { Quarterly } from './quarterly';
import type { Spell } from './caseFigures';

/** A value as text, or counts by the codes of scenarios, outcomes and reasons, for whoever has words for these. */
export type FigureValue = string | Readonly<Record<string, number>>;

/** One figure under a stable code; without values where it could not be read. */
export interface Figure {
  readonly code: string;
  readonly values: Readonly<Record<string, FigureValue>> | undefined;
}

/** The figures of a quarterly review in short, as the card and the terminal tell them. */
export function quarterlyFigures(review: Quarterly): readonly Figure[] {
  const { cases, changes, cover, passwordless: users, alerts } = review;
  const unread = new Set(review.unread.map(({ part }) => part));
  const issuers = countIssuers(review.issuers);
  const completed = sum(scenarios.map((scenario) => cases.byScenario[scenario].completed ?? 0));
  const lines: readonly (readonly [string, Figure['values'] | false])[] = [
    ['cases', { all: text(cases.cases), scenarios: countsOf(review) }],
    ['completed', { count: text(completed), percent: percent(completed, cases.cases) }],
    ['failures', Object.keys(cases.failures).length > 0 && { reasons: cases.failures }],
    [
      'unused',
      { shown: text(cases.shown), unused: text(cases.unused), percent: percent(cases.unused, cases.shown) },
    ],
    ['outOfHours', { count: text(cases.outOfHours), percent: percent(cases.outOfHours, cases.cases) }],
    ...(['issue', 'handOver', 'register'] as const).map(
      (spell) => [spell, timesOf(slowest(review, spell))] as const,
    ),
    [
      'alerts',
      {
        count: text(sum(alerts.map(({ count }) => count))),
        open: text(sum(alerts.map(({ open }) => open))),
      },
    ],
    [
      'issuers',
      unread.has('activeRoles')
        ? undefined
        : {
            standing: text(issuers.standing),
            wide: text(issuers.wide),
            activated: text(issuers.activated),
          },
    ],
    ['eligible', unread.has('eligibleRoles') ? undefined : { count: text(issuers.eligible) }],
    [
      'roles',
      unread.has('changes') ? undefined : { count: text(sum(changes.roles.map(({ count }) => count))) },
    ],
    [
      'cover',
      unread.has('signIns')
        ? undefined
        : {
            covered: text(cover.covered),
            notCovered: text(cover.notCovered),
            untold: text(cover.untold),
          },
    ],
    [
      'passwordless',
      users && {
        strong: text(users.strong),
        users: text(users.users),
        passwordOnly: text(users.passwordOnly),
        percent: percent(users.strong, users.users),
      },
    ],
    [
      'retirable',
      review.retirable && { scenarios: Object.fromEntries(review.retirable.map((one) => [one, 0])) },
    ],
  ];
  return lines.flatMap(([code, values]) => (values === false ? [] : [{ code, values }]));
}

/** A share in whole percent; nothing of nothing is nothing. */
function percent(part: number, all: number): string {
  return all === 0 ? '0' : String(Math.round((100 * part) / all));
}

/** How many cases of each scenario there were; those without any are left out. */
function countsOf({ cases }: Pick<Quarterly, 'cases'>): Readonly<Record<string, number>> {
  const counts = scenarios.map(
    (scenario) => [scenario, sum(Object.values(cases.byScenario[scenario]))] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function timesOf({ count, median, p90 }: Distribution): Figure['values'] | false {
  return count > 0 && { median: text(median ?? 0), p90: text(p90 ?? 0) };
}

/** Of the scenarios, the one that most cases are of tells the time: mixed with others it would tell of none. */
function slowest({ cases }: Quarterly, spell: Spell): Distribution {
  const all = scenarios.map((scenario) => cases.times[scenario][spell]);
  return all.reduce((most, one) => (one.count > most.count ? one : most));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function text(count: number): string {
  return String(count);
}
