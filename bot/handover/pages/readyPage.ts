import type { NamedOpener } from '../namedOpener';
import { fill } from './fill';
import { html } from './html';
import { layout } from './layout';
import type { View } from './layout';
import { worded } from './moment';
import type { Moment } from './moment';
import { openerText } from './openerText';

/** What the technician is shown after "the user is ready". */
export interface ReadyPage {
  readonly ticket: string;
  readonly until: Moment;
  readonly opener: NamedOpener;
  readonly voucher: string;
  readonly bySubject: boolean;
  /** Whether the technician opens it, by the exception. */
  readonly byPhone?: boolean;
}

/** What the technician sees after "the user is ready": never the pass, unless the technician reads it out. */
export function readyPage({ ticket, until, opener, voucher, bySubject, byPhone = false }: ReadyPage): View {
  return layout((language) => {
    const { ready } = language.words;
    const values = { ticket, until: worded(language, until), opener: openerText(language, opener), voucher };
    const next = html`<p>${fill(ready.text, values)}</p>
<p>${fill(bySubject ? ready.subject : ready.manager, values)}</p>`;
    return html`<h1>${ready.heading}</h1>
${byPhone ? html`<p>${fill(ready.phone, values)}</p>` : next}
<p class="quiet">${ready.close}</p>`;
  });
}
