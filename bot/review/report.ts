import { userSteps } from '../../services/alerts/stepsOf';
import { scenarios } from '../../services/policy/terms';
import { outcomes } from '../../services/requests/request';
import { spells } from '../../services/reviews/caseFigures';
import type { Quarterly } from '../../services/reviews/quarterly';
import { quarterlyFigures } from '../../services/reviews/quarterlyFigures';
import type { Html } from '../handover/pages/html';
import { columns, rows } from './charts';
import { page, paragraph, plot, section, tableOf, warning } from './page';
import { blindness, periodLine, unreadLine } from './table';
import { counts, figureWords, filled, minute, word } from './worded';
import words from './words/en.json';

const texts = words.quarterly;
const { sections } = texts;

/** The quarterly review as one HTML file with plots, to be read on a screen or printed. */
export function quarterlyReport(review: Quarterly): string {
  const seen = review.unread.length === 0 && review.blind.length === 0;
  return page(texts.title, periodLine(review), [
    ...(seen ? [] : [warning(blindness(review))]),
    ...(review.cases.cases === 0 ? [paragraph(texts.noRows)] : []),
    summary(review),
    ...(review.cases.cases === 0 ? [] : [volume(review), times(review), pairs(review), steps(review)]),
    issuers(review),
    changes(review),
    cover(review),
    passwordless(review),
    alerts(review),
    section(sections.reviews, paragraph(filled(texts.signs, review.signs))),
    ...(seen ? [section(sections.blind, ...blindness(review).map(paragraph))] : []),
  ]);
}

function summary(review: Quarterly): Html {
  const lines = quarterlyFigures(review).map(figureWords);
  return tableOf([texts.columns.figure, texts.columns.value], lines);
}

function volume({ cases }: Quarterly): Html {
  const weeks = Object.keys(cases.weeks).sort();
  const there = scenarios.filter((scenario) => Object.keys(cases.byScenario[scenario]).length > 0);
  const ends = [...outcomes, 'open' as const].filter((end) =>
    there.some((scenario) => (cases.byScenario[scenario][end] ?? 0) > 0),
  );
  return section(
    sections.volume,
    plot(
      texts.weeksChart,
      columns(weeks, [{ name: texts.weeksChart, values: weeks.map((week) => cases.weeks[week] ?? 0) }]),
    ),
    plot(
      texts.outcomesChart,
      rows(
        there.map((scenario) => texts.scenarios[scenario]),
        ends.map((end) => ({
          name: texts.outcomes[end],
          values: there.map((scenario) => cases.byScenario[scenario][end] ?? 0),
        })),
      ),
    ),
    tableOf(
      [texts.columns.scenario, ...ends.map((end) => texts.outcomes[end])],
      there.map((scenario) => [
        texts.scenarios[scenario],
        ...ends.map((end) => String(cases.byScenario[scenario][end] ?? 0)),
      ]),
      ends.map((_, index) => index + 1),
    ),
    paragraph(filled(texts.tries, cases.tries)),
  );
}

function times({ cases }: Quarterly): Html {
  const lines = scenarios.flatMap((scenario) =>
    spells.flatMap((spell) => {
      const { count, median = 0, p90 = 0 } = cases.times[scenario][spell];
      const title = `${texts.scenarios[scenario]}: ${texts.spells[spell]}`;
      return count === 0 ? [] : [{ title, count, median, p90 }];
    }),
  );
  const { columns: heads } = texts;
  return section(
    sections.times,
    plot(
      sections.times,
      rows(
        lines.map(({ title }) => title),
        [
          { name: heads.median, values: lines.map(({ median }) => median) },
          { name: heads.p90, values: lines.map(({ median, p90 }) => Math.round((p90 - median) * 10) / 10) },
        ],
      ),
    ),
    tableOf(
      [heads.spell, heads.count, heads.median, heads.p90],
      lines.map(({ title, count, median, p90 }) => [title, String(count), String(median), String(p90)]),
      [1, 2, 3],
    ),
  );
}

function pairs({ cases, names }: Quarterly): Html {
  const { requester, approver, count } = texts.columns;
  return section(
    sections.pairs,
    tableOf(
      [requester, approver, count],
      cases.pairs.map((pair) => [
        names[pair.requesterId] ?? pair.requesterId,
        names[pair.approverId] ?? pair.approverId,
        String(pair.count),
      ]),
      [2],
    ),
  );
}

function steps({ steps: told }: Quarterly): Html {
  return section(
    sections.steps,
    tableOf(
      [texts.columns.step, texts.columns.count],
      userSteps.map((step) => [texts.steps[step], counts(told[step], texts.states)]),
    ),
  );
}

/** More would be a directory, not a review. */
const issuersAtMost = 60;

function issuers({ issuers: all, unread }: Quarterly): Html {
  const missing = unread.filter(({ part }) => part === 'activeRoles' || part === 'eligibleRoles');
  const { role, who, how, where } = texts.columns;
  const own = texts.issuers;
  const left = all.length - issuersAtMost;
  return section(
    sections.issuers,
    ...missing.map((one) => paragraph(unreadLine(one))),
    ...(all.length === 0
      ? missing.length === 0
        ? [paragraph(own.nobody)]
        : []
      : [
          tableOf(
            [role, who, how, where],
            all
              .slice(0, issuersAtMost)
              .map((one) => [
                own.roles[one.role],
                filled(own.kinds[one.kind], { name: one.name }),
                own.how[one.how],
                one.unit ?? own.everywhere,
              ]),
          ),
        ]),
    ...(left > 0 ? [paragraph(filled(own.more, { count: left }))] : []),
    paragraph(own.roleless),
  );
}

function changes({ changes: { roles, policies }, unread }: Quarterly): Html {
  const missing = unread.find(({ part }) => part === 'changes');
  if (missing !== undefined)
    return section(
      sections.roles,
      paragraph(filled(texts.unread, { because: word(texts.because, missing.because) })),
    );
  const { role, how, count } = texts.columns;
  return section(
    sections.roles,
    ...(roles.length === 0
      ? [paragraph(texts.none)]
      : [
          tableOf(
            [role, how, count],
            roles.map((one) => [one.role, one.how, String(one.count)]),
            [2],
          ),
        ]),
    paragraph(filled(texts.policies, { list: counts(policies) })),
  );
}

function cover({ cover: told, unread }: Quarterly): Html {
  const missing = unread.find(({ part }) => part === 'signIns');
  if (missing !== undefined)
    return section(
      sections.cover,
      paragraph(filled(texts.unread, { because: word(texts.because, missing.because) })),
    );
  const kinds = ['covered', 'notCovered', 'untold'] as const;
  return section(
    sections.cover,
    paragraph(filled(texts.coverSince, { at: minute(told.since) })),
    tableOf(
      [texts.columns.figure, texts.columns.count],
      kinds.map((kind) => [texts.cover[kind], String(told[kind])]),
      [1],
    ),
  );
}

function passwordless({ passwordless: users, retirable }: Quarterly): Html {
  if (users === undefined) return section(sections.passwordless, paragraph(texts.retireUnread));
  const between = users.users - users.strong - users.passwordOnly;
  return section(
    sections.passwordless,
    plot(
      sections.passwordless,
      rows(
        [''],
        [
          { name: texts.users.strong, values: [users.strong] },
          { name: texts.users.between, values: [between] },
          { name: texts.users.passwordOnly, values: [users.passwordOnly] },
        ],
      ),
    ),
    paragraph(filled(texts.admins, { admins: users.admins, strong: users.adminsStrong })),
    paragraph(
      retirable === undefined || retirable.length === 0
        ? texts.noRetire
        : filled(texts.retire, { scenarios: retirable.map((one) => texts.scenarios[one]).join(', ') }),
    ),
  );
}

function alerts({ alerts: told }: Quarterly): Html {
  const { rule, count, open } = texts.columns;
  return section(
    sections.alerts,
    told.length === 0
      ? paragraph(texts.none)
      : tableOf(
          [rule, count, open],
          told.map((one) => [one.rule, String(one.count), String(one.open)]),
          [1, 2],
        ),
  );
}
