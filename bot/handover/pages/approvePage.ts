import type { CardLanguage } from '../../../cards/language';
import { fill, shown } from './fill';
import { html } from './html';
import { layout } from './layout';
import type { View } from './layout';

/** What an approver decides on, after a fresh sign-in; `facts` are the lines of the card. */
export interface ApprovePage {
  readonly name: string;
  readonly upn: string;
  readonly approver: string;
  readonly ref: string;
  readonly facts: (language: CardLanguage) => readonly (readonly [title: string, value: string])[];
  readonly csrf: string;
  readonly hash: string;
}

/** The page on which a privileged case is approved. */
export function approvePage({ name, upn, approver, ref, facts, csrf, hash }: ApprovePage): View {
  return layout(({ cards, words: { approve } }) => {
    const lines = facts(cards).map(([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`);
    return html`<h1>${fill(approve.heading, { name })}</h1>
<p class="quiet">${shown(upn)}, ${shown(ref)}</p>
<dl>${lines}</dl>
<form method="post" autocomplete="off">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="attempt" value="${hash}">
<button>${approve.approve}</button>
</form>
<p class="quiet">${fill(approve.as, { approver })} ${approve.deny}</p>`;
  });
}

/** What the approver sees then. */
export const approvedPage: View = layout(
  ({ words: { approve } }) => html`<h1>${approve.doneHeading}</h1><p>${approve.done}</p>`,
);
