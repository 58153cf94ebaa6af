import { checksOf } from '../../services/maturity/alignment';
import type { Measured, Principle } from '../../services/maturity/alignment';
import { openIn } from '../../services/baseline/lastCheck';
import { figureDays } from '../../services/caseFigures';
import { medianMinutes } from '../../services/maturity/figures';
import { filled } from '../tenant/worded';
import type { Document } from './document';
import { alignment, kindsText, maturity, measured, reviewsText } from './levels';
import { say, section } from './saying';
import type { Source, Statement } from './written';
import words from './words/en.json';

const { items, found, columns } = words.summary;
type Item = keyof typeof items;

/** What each benefit is measured by, beside the cases. */
const checkedBy: Readonly<Partial<Record<Item, Principle>>> = {
  noMailedPasswords: 'verifyExplicitly',
  attackSurface: 'assumeBreach',
  scoped: 'leastPrivilege',
  shortLived: 'assumeBreach',
  mandatoryRegistration: 'verifyExplicitly',
};

/** One page for the CISO: each benefit that the guide promises, as far as it was measured. */
export function summaryOf(source: Source, whole: Document): Document {
  const benefits = {
    ...section(
      'alignment',
      (Object.keys(items) as Item[]).map((item) => benefit(item, measured(source))),
    ),
    id: 'benefits',
    title: words.summary.benefits,
    intro: [filled(words.summary.days, { days: figureDays })],
    columns: [columns.benefit, columns.measured, columns.source] as const,
  };
  return {
    ...whole,
    title: words.summary.title,
    sections: [
      benefits,
      section('alignment', alignment(source)),
      section('maturity', maturity(source), { days: figureDays }),
    ],
  };
}

function benefit(item: Item, { last, figures, openAlerts, reviews }: Measured): Statement {
  const principle = checkedBy[item];
  const ids = principle === undefined ? [] : checksOf(principle);
  const isCounted = !['scoped', 'shortLived'].includes(item);
  const cases = isCounted ? filled(words.summary.fromCases, { cases: figures.cases }) : '';
  const check =
    principle === undefined
      ? ''
      : last === undefined
        ? words.summary.notCheckedYet
        : filled(words.summary.fromCheck, { at: last.at });
  const from = [cases, check].filter((one) => one !== '').join('; ');
  const isMeasured = isCounted ? figures.cases > 0 : last !== undefined;
  if (!isMeasured) return say(`benefit.${item}`, items[item], words.summary.notMeasured, from);
  const { cases: closed, leftBehind, used, registered, shown } = figures;
  const values = {
    shown,
    used,
    registered,
    leftBehind,
    closed,
    cases: closed,
    readOut: figures.deliveries.readOut ?? 0,
    unregistered: used - registered,
    alone: figures.aloneDecided,
    revoked: closed - leftBehind,
    kinds: kindsText(figures),
    minutes: medianMinutes(figures) ?? words.summary.notMeasured,
    checks:
      last === undefined
        ? words.summary.noChecks
        : filled(words.summary.checks, { holding: ids.length - openIn(last, ids).length, all: ids.length }),
    alerts: openAlerts === undefined ? words.summary.noAlerts : filled(words.summary.alerts, openAlerts),
    reviews: reviewsText(reviews),
    deliveries:
      Object.entries(figures.deliveries)
        .map(([way, count]) =>
          filled(words.summary.deliveries[way as keyof typeof figures.deliveries], { count }),
        )
        .join(', ') || words.nothing,
  };
  return say(`benefit.${item}`, items[item], filled(found[item], values), from);
}
