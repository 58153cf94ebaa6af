import { dutiesOfRoles } from '../../services/baseline/duties';
import type { Ability } from '../../services/baseline/duties';
import { countsOf } from '../../services/baseline/report';
import type { Finding } from '../../services/baseline/report';
import { minute } from '../minute';
import { html, nothing } from '../handover/pages/html';
import { Html } from '../handover/pages/html';
import { stylesheet } from './stylesheet';
import { differenceWords, sectionOf, sectionsOf, verdict } from './table';
import type { Compared } from './table';
import { filled, found, roleTitle, titleOf, todo } from './worded';
import words from './words/en.json';

/** The report as one HTML file that needs nothing else: no script, nothing fetched. */
export function htmlReport({ report, before, differences }: Compared): string {
  const counts = countsOf(report);
  const states = ['fail', 'unknown', 'exception', 'pass'] as const;
  const sections = sectionsOf(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${new Html(stylesheet)}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p class="quiet">${filled(words.tenant, { tenant: report.tenantId, at: minute(report.at) })}</p>
<p class="verdict">${verdict(report)}</p>
<ul class="counts">${states.map((state) => html`<li class="state ${state}">${words.states[state]} ${String(counts[state])}</li>`)}</ul>
${open(report)}
${changes(before, differences)}
${sections.map(
  (section) => html`<section><h2>${section}</h2>
${report.findings.filter(({ id }) => sectionOf(id) === section).map(article)}</section>
`,
)}
<section><h2>${words.duties.title}</h2>
<table><thead><tr><th>${words.duties.role}</th><th>${words.duties.may}</th></tr></thead><tbody>
${Object.entries(dutiesOfRoles).map(
  ([
    role,
    abilities,
  ]) => html`<tr><th scope="row">${roleTitle(role)}</th><td>${abilitiesOf(abilities)}</td></tr>
`,
)}</tbody></table></section>
</main>
</body>
</html>
`.text;
}

function article(finding: Finding): Html {
  const { id, state, critical, lines, answers } = finding;
  const remedy = todo(finding);
  const public_ = answers.map((one) => `${one.source} ${one.id}`).join(', ');
  return html`<article id="${id}"><div><span class="state ${state}">${words.states[state]}</span></div><div>
<h3>${titleOf(id)}${critical ? html` <span class="quiet">(${words.critical})</span>` : nothing}</h3>
<p>${found(finding)}</p>
${remedy === '' ? nothing : html`<p class="todo">${remedy}</p>`}
<details><summary>${words.columns.guide}${answers.length > 0 ? `, ${words.columns.answers.toLowerCase()}` : ''}</summary>
<p>${lines.join('; ')}</p>${public_ === '' ? nothing : html`<p>${public_}</p>`}</details>
</div></article>
`;
}

/** What failed, and what is critical and could not be told, so that nobody has to look for it among the rest. */
function open({ findings }: Compared['report']): Html {
  const those = findings.filter(
    ({ state, critical }) => state === 'fail' || (critical && state === 'unknown'),
  );
  if (those.length === 0) return nothing;
  return html`<h2>${words.open}</h2>
<ul>${those.map(
    ({ id, state, critical }) =>
      html`<li><a href="#${id}">${titleOf(id)}</a>: ${words.states[state]}${critical ? ` (${words.critical})` : ''}</li>`,
  )}</ul>`;
}

function changes(before: Compared['before'], differences: Compared['differences']): Html {
  if (before === undefined) return html`<p class="quiet">${words.first}</p>`;
  if (differences.length === 0)
    return html`<p class="quiet">${filled(words.same, { at: minute(before.at) })}</p>`;
  return html`<h2>${filled(words.changed, { at: minute(before.at) })}</h2>
<ul>${differences.map(
    (one) => html`<li><a href="#${one.id}">${titleOf(one.id)}</a>: ${differenceWords(one)}</li>`,
  )}</ul>`;
}

function abilitiesOf(abilities: readonly Ability[]): string {
  return abilities.map((one) => words.duties.abilities[one]).join('; ');
}
