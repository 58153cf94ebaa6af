import { shown } from './fill';
import { html } from './html';
import type { Html } from './html';
import type { PageLanguage } from './language';
import { layout } from './layout';
import type { View } from './layout';
import { worded } from './moment';
import type { Moment } from './moment';

/** The page on which the subject takes up a presentation; `take` is absent once a wallet has done so. */
export interface PresentPage {
  readonly name: string;
  readonly until: Moment;
  readonly take: { readonly link: string; readonly qrCode: string } | undefined;
}

/** The page that is open while a presentation is awaited. */
export function presentPage({ name, until, take }: PresentPage): View {
  return layout((language) => {
    const { present } = language.words;
    return html`<h1>${present.heading}</h1>
${take === undefined ? html`<p role="status"><strong>${present.scanned}</strong></p>` : waiting(language, take)}
<dl><dt>${present.for}</dt><dd>${shown(name)}</dd><dt>${present.until}</dt><dd>${worded(language, until)}</dd></dl>
<p class="quiet">${present.closes}</p>
<p class="quiet">${present.only}</p>`;
  });
}

function waiting(
  { words: { present } }: PageLanguage,
  { link, qrCode }: NonNullable<PresentPage['take']>,
): Html {
  return html`<p>${present.scan}</p>
<p><img class="code" src="${qrCode}" alt="${present.picture}" width="240" height="240"></p>
<p>${present.here} <a href="${link}" rel="noreferrer">${present.open}</a></p>`;
}
