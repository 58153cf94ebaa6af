import words from '../words/en.json';
import { html } from './html';
import { layout } from './layout';
import { fill } from './views';

/** What an approver decides on, after a fresh sign-in; `facts` are the lines of the card. */
export interface ApprovePage {
  readonly name: string;
  readonly upn: string;
  readonly approver: string;
  readonly ref: string;
  readonly facts: readonly (readonly [title: string, value: string])[];
  readonly csrf: string;
  readonly hash: string;
}

/** The page on which a privileged case is approved. */
export function approvePage(data: ApprovePage): string {
  const facts = data.facts.map(([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`);
  return layout(html`<h1>${fill(words.approve.heading, data)}</h1>
<p class="quiet">${data.upn}, ${data.ref}</p>
<dl>${facts}</dl>
<form method="post" autocomplete="off">
<input type="hidden" name="csrf" value="${data.csrf}"><input type="hidden" name="attempt" value="${data.hash}">
<button>${words.approve.approve}</button>
</form>
<p class="quiet">${fill(words.approve.as, data)} ${words.approve.deny}</p>`);
}

/** What the approver sees then. */
export function approvedPage(): string {
  return layout(html`<h1>${words.approve.doneHeading}</h1><p>${words.approve.done}</p>`);
}
