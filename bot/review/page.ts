import { html } from '../handover/pages/html';
import { Html } from '../handover/pages/html';
import { stylesheet } from './stylesheet';

/** A report as one HTML file that needs nothing else: no script, nothing fetched; a report may have a style of its own besides. */
export function page(title: string, quiet: string, body: readonly Html[], own = ''): string {
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
<p class="quiet">${quiet}</p>
${body}
</main>
</body>
</html>
`.text;
}

/** A part of the report under its heading. */
export function section(title: string, ...parts: readonly Html[]): Html {
  return html`<section><h2>${title}</h2>
${parts}</section>
`;
}

/** A table; the columns named here hold numbers. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): Html {
  const cell = (text: string, column: number): Html =>
    column === 0
      ? html`<th scope="row">${text}</th>`
      : numbers.includes(column)
        ? html`<td class="number">${text}</td>`
        : html`<td class="wide">${text}</td>`;
  return html`<table><thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>
${rows.map(
  (row) => html`<tr>${row.map(cell)}</tr>
`,
)}</tbody></table>
`;
}

/** A plot of ours with its caption, which says what it shows to whoever does not see it. */
export function plot(caption: string, svg: string): Html {
  return html`<figure><div role="img" aria-label="${caption}">${new Html(svg)}</div><figcaption aria-hidden="true">${caption}</figcaption></figure>
`;
}

/** A sentence of its own. */
export function paragraph(text: string): Html {
  return html`<p>${text}</p>
`;
}

/** What must not be passed over. */
export function warning(sentences: readonly string[]): Html {
  return html`<div class="warning">${sentences.map((text) => html`<p>${text}</p>`)}</div>
`;
}
