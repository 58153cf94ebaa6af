import type { Problem } from '../../../cards/shown';
import { html, nothing } from './html';
import { layout } from './layout';
import type { View } from './layout';
import { problemText } from './problem';

/** One page for everything that is not open, whatever the reason. */
export const gonePage = said('gone');

/** The pass could not be shown yet. */
export const againPage = said('again');

/** The page was asked for too often. */
export const busyPage = said('busy');

/** What the page with the pass turns into by itself. */
export const closedPage = said('closed');

/** A refusal with what to do next; `back` is the path of the page to open again, or empty. */
export function refusedPage(refusal: Pick<Problem, 'code' | 'values'>, back = ''): View {
  return layout((language) => {
    const { title, sentence, next } = problemText(language, refusal);
    const link = back === '' ? nothing : html`<p><a href="${back}">${language.words.refused.back}</a></p>`;
    return html`<h1>${title}</h1><p>${sentence}</p><p>${next}</p>${link}`;
  });
}

function said(what: 'gone' | 'again' | 'busy' | 'closed'): View {
  return layout(({ words }) => {
    const { heading, text, next } = words[what];
    return html`<h1>${heading}</h1><p>${text}</p><p>${next}</p>`;
  });
}
