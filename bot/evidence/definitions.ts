import { html } from '../handover/pages/html';
import type { Html } from '../handover/pages/html';

/** Names and what they stand for, one under the other. */
export function definitions(pairs: readonly (readonly [name: string, text: string])[]): Html {
  return html`<dl>${pairs.map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>
`;
}
