import { grouped } from '../../services/alerts/grouped';
import type { RuleId } from '../../services/alerts/ruleIds';
import type { Exception } from '../../services/evidence/exceptions';
import { countsOf, passStates } from '../../services/evidence/population';
import { requirements } from '../../services/evidence/requirements';
import { html, nothing } from '../handover/pages/html';
import type { Html } from '../handover/pages/html';
import { paragraph, tableOf, warning } from '../review/page';
import { counts, filled, minute, word } from '../review/worded';
import type { Pack } from './pack';
import { findingSays } from './trailFindings';
import words from './words/en.json';

const mostOfOneKind = 5;
const linesAtMost = 200;

/** Every pass from both sides: how many of each state, and those that have one side alone. */
export function population({ passes, log, skewMinutes }: Pack): Html {
  const { intro, states, columns, all, none, unknownBy } = words.population;
  const sums = countsOf(passes);
  const odd = passes.filter(({ state }) => state !== 'matched');
  const values = { live: log.fromLive, kept: log.fromKept, skew: skewMinutes };
  return html`${paragraph(filled(intro, values))}${tableOf(
    [columns.state, columns.count],
    [...passStates.map((state) => [states[state], String(sums[state])]), [all, String(passes.length)]],
    [1],
  )}${
    odd.length === 0
      ? paragraph(none)
      : tableOf(
          [columns.state, columns.subject, columns.at, columns.by, columns.ref],
          odd
            .slice(0, linesAtMost)
            .map((one) => [
              states[one.state],
              one.subject,
              minute(one.loggedAt === '' ? one.intendedAt : one.loggedAt),
              one.initiator === '' ? unknownBy : one.initiator,
              one.ref,
            ]),
        )
  }`;
}

/** Each query with its zero, or what was found. */
export function duties({ duties: answers, cases: { refs } }: Pack): Html {
  const { intro, columns, queries, found } = words.duties;
  const wrong = answers.flatMap(({ query, found: list }) =>
    list.map(({ who, request, line }) => {
      const where = refs.get(request) ?? request;
      return `${queries[query]}: ${filled(found, { who, where, line })}`;
    }),
  );
  return html`${paragraph(intro)}${wrong.length === 0 ? nothing : warning(wrong.slice(0, linesAtMost))}${tableOf(
    [columns.query, columns.asked, columns.found],
    answers.map((one) => [queries[one.query], String(one.asked), String(one.found.length)]),
    [1, 2],
  )}`;
}

/** Exceptions by their kind, the first of each kind in full. */
export function exceptions({ exceptions: all, cases: { refs } }: Pack): Html {
  const { none, intro, columns, kinds, more, desk } = words.exceptions;
  if (all.length === 0) return paragraph(none);
  const says = (one: Exception): Html => {
    const tells = Object.values(one.tells).filter((text) => text !== '');
    const where = refs.get(one.request) ?? desk;
    return html`<span class="told">${[where, minute(one.at), ...tells].join(' · ')}</span>`;
  };
  const rows = [...grouped(all, ({ what }) => what)].map(([what, list]) => {
    const shown = list.slice(0, mostOfOneKind).map(says);
    const rest = list.length - shown.length;
    const left = rest > 0 ? html`<span class="told">${filled(more, { count: rest })}</span>` : nothing;
    return html`<tr><th scope="row">${word(kinds, what)}</th><td class="number">${String(list.length)}</td><td>${shown}${left}</td></tr>
`;
  });
  const heads = [columns.what, columns.count, columns.which];
  return html`${paragraph(filled(intro, { most: mostOfOneKind }))}<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>
`;
}

/** Alerts by their rule: how many, how many are open, how the others ended and what was done. */
export function alerts({ trail: { alerts: all } }: Pack): Html {
  const { none, intro, columns, ends, deeds, nothing: nil } = words.alerts;
  if (all.length === 0) return paragraph(none);
  const open = all.filter(({ endedAt }) => endedAt === '').length;
  const rows = [...grouped(all, ({ rule }) => rule as RuleId)].map(([rule, list]) => [
    rule,
    String(list.length),
    String(list.filter(({ endedAt }) => endedAt === '').length),
    tally(
      list.map(({ endedAs }) => endedAs).filter((one) => one !== ''),
      ends,
    ) || nil,
    tally(
      list.flatMap(({ done }) => done),
      deeds,
    ) || nil,
  ]);
  return html`${paragraph(filled(intro, { all: all.length, open }))}${tableOf(
    [columns.rule, columns.count, columns.open, columns.ends, columns.deeds],
    rows,
    [1, 2],
  )}`;
}

function tally(codes: readonly string[], table: Readonly<Record<string, string>>): string {
  const sums = [...grouped(codes, (one) => one)].map(([code, list]) => [code, list.length] as const);
  return sums.length === 0 ? '' : counts(Object.fromEntries(sums), table);
}

/** Every review of the period, and who signed it. */
export function reviews({ reviews: all }: Pack): Html {
  const { none, columns, kinds, of, late, nobody } = words.reviews;
  if (all.length === 0) return paragraph(none);
  return tableOf(
    [columns.kind, columns.opened, columns.due, columns.signed, columns.notOk, columns.by],
    all.map((one) => [
      word(kinds, one.kind),
      minute(one.openedAt),
      one.late ? `${minute(one.dueAt)} (${late})` : minute(one.dueAt),
      filled(of, { signed: one.signed, lines: one.lines }),
      String(one.notOk),
      one.signers.join(', ') || nobody,
    ]),
    [4],
  );
}

/** Which policy was in force, and when it changed. */
export function policies({ policies: all, noPolicyCopy }: Pack): Html {
  const { none, columns, now, copy, noCopy, noCopyBecause } = words.policies;
  const said = noPolicyCopy === undefined ? copy : filled(noCopy, { because: noCopyBecause[noPolicyCopy] });
  if (all.length === 0) return html`${paragraph(none)}${paragraph(said)}`;
  return html`${tableOf(
    [columns.version, columns.hash, columns.from, columns.until],
    all.map(({ version, hash, from, until }) => [
      version,
      hash,
      minute(from),
      until === '' ? now : minute(until),
    ]),
  )}${paragraph(said)}`;
}

/** What the check of the trail found, and what is known of it outside. */
export function chain({ chain: checked, outside, trail: { seals } }: Pack): Html {
  const { intact, notIntact, outside: known, restored, seals: sealed } = words.chain;
  const { entries, seals: all, unsealed, findings } = checked;
  const values = { entries, seals: all, unsealed };
  return html`${
    findings.length === 0
      ? paragraph(filled(intact, values))
      : warning([filled(notIntact, values), ...findings.map(findingSays)])
  }${paragraph(filled(sealed, { count: seals.written }))}${
    outside === undefined ? nothing : paragraph(filled(known, { count: outside.seals.length }))
  }${(outside?.restores ?? []).map(({ n, at, reason }) => paragraph(filled(restored, { n, at: minute(at), reason })))}`;
}

/** The cases of the period, each with a link to its page. */
export function cases({ cases: { count, rows } }: Pack): Html {
  const { none, intro, shown, columns } = words.cases;
  if (count === 0) return paragraph(none);
  const heads = [
    columns.ref,
    columns.scenario,
    columns.subject,
    columns.opened,
    columns.approvers,
    columns.outcome,
  ];
  return html`${paragraph(filled(intro, { count }))}${
    rows.length < count ? paragraph(filled(shown, { shown: rows.length })) : nothing
  }<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(
  ({
    summary,
    file,
  }) => html`<tr><th scope="row"><a href="${file}">${summary.ref}</a></th><td>${summary.scenario}</td><td>${summary.subject}</td><td>${minute(summary.openedAt)}</td><td>${summary.approvers}</td><td>${summary.outcome}</td></tr>
`,
)}</tbody></table>
`;
}

/** Requirements for which a part of the pack can be evidence. */
export function standards(): Html {
  const { intro, columns } = words.standards;
  return html`${paragraph(intro)}${tableOf(
    [columns.standard, columns.requirement, columns.title, columns.parts],
    requirements.map(({ standard, id, title, parts }) => [
      standard,
      id,
      title,
      parts.map((part) => words.sections[part]).join(', '),
    ]),
  )}`;
}

/** What is in each file, and how all of it is checked. */
export function files({ files: names }: Pack): Html {
  const { intro, columns, what } = words.files;
  const there = Object.entries(what).filter(([name]) => names.some((one) => one.startsWith(name)));
  return html`${paragraph(intro)}${tableOf(
    [columns.file, columns.what],
    there.map(([name, says]) => [name, says]),
  )}`;
}
