import { plain } from '../../../cards/wording';
import { Html, escapeHtml, html } from './html';

/** Outside text as it stands on a page: in one line, without characters that steer, and apart from the direction around it. */
export function shown(text: string): Html {
  return html`<bdi>${plain(text)}</bdi>`;
}

/** Fills `{name}` in a sentence of ours with outside texts. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): Html {
  const pieces = sentence.split(/\{(\w+)\}/);
  return new Html(
    pieces
      .map((piece, index) => (index % 2 === 0 ? escapeHtml(piece) : shown(values[piece] ?? '').text))
      .join(''),
  );
}
