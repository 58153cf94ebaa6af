import { plain } from '../../cards/wording';
import { summaryColumns } from '../../services/evidence/caseSummary';
import type { CaseSummary } from '../../services/evidence/caseSummary';
import { textUnder } from '../../services/evidence/line';
import type { Line } from '../../services/evidence/line';
import { html } from '../handover/pages/html';
import type { Html } from '../handover/pages/html';
import { page, paragraph, section, warning } from '../review/page';
import { filled, word } from '../review/worded';
import { second } from './second';
import { definitions } from './definitions';
import { shownName } from './shownName';
import { stylesheet } from './stylesheet';
import words from './words/en.json';

const texts = words.case;

/** A case as a page of its own: what it came to, and everything that was written down of it, in order. */
export function casePage(name: string, summary: CaseSummary | undefined, lines: readonly Line[]): string {
  const facts = summaryColumns
    .map((column) => [texts.facts[column], plain(summary?.[column])] as const)
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

function trail(all: readonly Line[]): Html {
  const { columns } = texts;
  const heads = [columns.entry, columns.at, columns.what, columns.by, columns.tells];
  const names = namesIn(all);
  const lines = all.filter(({ kind }) => kind !== 'told');
  const rows = lines.map(({ id, at, kind, by, event }) => {
    const tells = flat(event).map(([path, text]) => html`<span class="told">${path}: ${plain(text)}</span> `);
    const name = names.get(by);
    const who = name === undefined ? html`${by}` : html`${plain(name)}<span class="by">${by}</span>`;
    return html`<tr><th scope="row">${String(id)}</th><td>${second(at)}</td><td>${word(texts.events, kind)}</td><td>${who}</td><td>${tells}</td></tr>
`;
  });
  return html`${paragraph(filled(texts.told, { count: all.length - lines.length }))}<table class="trail"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>
`;
}

/** The people of a case by their ids, as far as its lines name them. */
function namesIn(lines: readonly Line[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  JSON.stringify(lines, (_field, value: unknown) => {
    const [id, name] = [textUnder(value, 'id'), textUnder(value, 'name')];
    if (textUnder(value, 'upn') !== '' && name !== '' && shownName(name, id) !== id) names.set(id, name);
    return value;
  });
  return names;
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
