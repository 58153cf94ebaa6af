import { escapeHtml } from '../html';

const address = String.raw`https:\/\/[^\s<>"|\]]+`;
const markup = new RegExp(
  [
    String.raw`\[~accountid:(?<person>[^\]]+)\]`,
    String.raw`\[(?<text>[^|\]]+)\|(?<target>[^\]]+)\]`,
    String.raw`\{(?<macro>\w+)(?::[^}]*)?\}(?<inside>[^]*?)\{\k<macro>\}`,
    String.raw`!(?<picture>\S+?)!`,
    String.raw`(?<![\p{L}\p{N}])\*(?<strong>\S[^*\n]*?)\*(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])_(?<weak>\S[^_\n]*?)_(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])-(?<gone>\S[^\n-]*?)-(?![\p{L}\p{N}])`,
    `(?<link>${address})`,
  ].join('|'),
  'gu',
);

/** A comment as people see it: wiki markup becomes what it stands for, everything else is text. */
export function rendered(body: string): string {
  let html = '';
  let from = 0;
  for (const match of body.matchAll(markup)) {
    html += text(body.slice(from, match.index)) + element(match.groups ?? {});
    from = match.index + match[0].length;
  }
  return html + text(body.slice(from));
}

/** What Jira gives back of a comment: signs of markup are escaped, an address has become a card with its address in it. */
export function givenBack(body: string): string {
  return body
    .split(new RegExp(`(${address})`))
    .map((part, index) =>
      index % 2 === 1 ? `[${part}|${part}|smart-link]` : part.replace(/[[\]{}*_-]/g, String.raw`\$&`),
    )
    .join('');
}

function element(found: Readonly<Record<string, string>>): string {
  const { person, text: label, target, macro, inside = '', picture, strong, weak, gone, link = '' } = found;
  if (person !== undefined) return `<mark>@${escapeHtml(person)}</mark>`;
  if (label !== undefined) return `<a href="${escapeHtml(target ?? '')}">${escapeHtml(label)}</a>`;
  if (macro !== undefined) return `<pre>${text(inside)}</pre>`;
  if (picture !== undefined) return `<img alt="" src="${escapeHtml(picture)}">`;
  if (strong !== undefined) return `<strong>${escapeHtml(strong)}</strong>`;
  if (weak !== undefined) return `<em>${escapeHtml(weak)}</em>`;
  if (gone !== undefined) return `<del>${escapeHtml(gone)}</del>`;
  return `<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`;
}

function text(part: string): string {
  return escapeHtml(part).replaceAll('\n', '<br>');
}
