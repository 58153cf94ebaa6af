import words from '../words/en.json';
import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';

/** The page on which the subject takes up a presentation; `take` is absent once a wallet has done so. */
export interface PresentPage {
  readonly name: string;
  readonly until: string;
  readonly take: { readonly link: string; readonly qrCode: string } | undefined;
}

/** The page that is open while a presentation is awaited. */
export function presentPage({ name, until, take }: PresentPage): string {
  const texts = words.present;
  return layout(html`<h1>${texts.heading}</h1>
${take === undefined ? scanned() : waiting(take)}
<dl><dt>${texts.for}</dt><dd>${name}</dd><dt>${texts.until}</dt><dd>${until}</dd></dl>
<p class="quiet">${texts.closes}</p>
<p class="quiet">${texts.only}</p>`);
}

function waiting({ link, qrCode }: NonNullable<PresentPage['take']>): Html {
  const texts = words.present;
  return html`<p>${texts.scan}</p>
<p><img class="code" src="${qrCode}" alt="${texts.picture}" width="240" height="240"></p>
<p>${texts.here} <a href="${link}" rel="noreferrer">${texts.open}</a></p>`;
}

function scanned(): Html {
  return html`<p role="status"><strong>${words.present.scanned}</strong></p>`;
}
