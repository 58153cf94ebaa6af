import { summaryColumns } from '../../services/evidence/caseSummary';
import type { CaseSummary } from '../../services/evidence/caseSummary';
import type { Line } from '../../services/evidence/line';
import { html } from '../handover/pages/html';
import type { Html } from '../handover/pages/html';
import { page, section, warning } from '../review/page';
import { filled, word } from '../review/worded';
import { second } from './second';
import { definitions } from './definitions';
import { stylesheet } from './stylesheet';
import words from './words/en.json';

const texts = words.case;

/** A case as a page of its own: what it came to, and everything that was written down of it, in order. */
export function casePage(name: string, summary: CaseSummary | undefined, lines: readonly Line[]): string {
  const facts = summaryColumns
    .map((column) => [texts.facts[column], summary?.[column] ?? ''] as const)
    .filter(([, text]) => text !== '');
  return page(
    filled(texts.title, { ref: name }),
    '',
    [
      html`<p><a href="../index.html">${texts.back}</a></p>`,
      summary === undefined ? warning([texts.unreadable]) : definitions(facts),
      section(texts.trail, trail(lines)),
    ],
    stylesheet,
  );
}

function trail(lines: readonly Line[]): Html {
  const { columns } = texts;
  const heads = [columns.entry, columns.at, columns.what, columns.by, columns.tells];
  return html`<table class="trail"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${lines.map(
  ({
    id,
    at,
    kind,
    by,
    event,
  }) => html`<tr><th scope="row">${String(id)}</th><td>${second(at)}</td><td>${word(texts.events, kind)}</td><td>${by}</td><td>${flat(event).map(([path, text]) => html`<span class="told">${path}: ${text}</span> `)}</td></tr>
`,
)}</tbody></table>
`;
}

/** What an event tells, each value by its path. */
function flat(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one !== 'object');
    return plain
      ? value.length === 0
        ? []
        : [[path, value.join(', ')]]
      : value.flatMap((one, index) => flat(one, `${path}.${index + 1}`));
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => flat(one, path === '' ? name : `${path}.${name}`));
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
}
