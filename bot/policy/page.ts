import { Html, html, nothing } from '../handover/pages/html';
import { stylesheet } from '../tenant/stylesheet';
import type { Document } from './document';
import type { Section } from './written';
import words from './words/en.json';

const own = `
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.disorder { margin: .75rem 0; padding: .5rem .75rem; border-radius: .35rem; font-weight: 600; }
table { width: 100%; table-layout: fixed; }
thead th:first-child { width: 30%; }
thead th:nth-child(2):not(:last-child) { width: 42%; }
nav ol { columns: 3 14rem; margin: .25rem 0; padding-left: 1.5rem; }
nav h2 { margin-top: 1.25rem; }
th, td { overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
td:last-child { color: var(--quiet); }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } tbody th { font-weight: 600; } }
@media print { body { font-size: 8.5pt; line-height: 1.3; } h1 { font-size: 14pt; } h2 { font-size: 10.5pt; margin-top: .6rem; } p { margin: .1rem 0; } table { margin: .2rem 0; } th, td { padding: .05rem .75rem .05rem 0; } dl { margin: .4rem 0; gap: 0 1rem; } nav { display: none; } tr { break-inside: avoid; } .disorder { border: 2px solid #000; } }
`;

/** The document as one HTML file that needs nothing else: no script, nothing fetched; it is printed as it is. */
export function page({ title, meta, disorders, sections }: Document): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(stylesheet + own)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${disorders.map((one) => html`<p class="disorder fail">${one}</p>`)}
<dl>${meta.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
${sections.length > contentsFrom ? contents(sections) : nothing}
${sections.map(part)}
</main>
</body>
</html>
`.text;
}

/** Fewer parts are seen at a glance. */
const contentsFrom = 5;

function contents(sections: readonly Section[]): Html {
  return html`<nav aria-label="${words.contents}"><h2>${words.contents}</h2>
<ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>`;
}

function part({ id, title, intro, columns, statements }: Section): Html {
  const isNarrow = statements.every(({ limit }) => limit === '');
  const heads = columns.slice(0, isNarrow ? 2 : 3);
  return html`<section id="${id}"><h2>${title}</h2>
${intro.map((sentence) => html`<p>${sentence}</p>`)}
<table><thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>
${statements.map(
  ({ label, says, limit }) =>
    html`<tr><th scope="row">${label}</th><td>${says}</td>${isNarrow ? nothing : html`<td>${limit}</td>`}</tr>
`,
)}</tbody></table></section>
`;
}
