import { lookUp } from '../../../cards/lookUp';
import { problemWords } from '../../../cards/problemWords';
import type { Problem } from '../../../cards/shown';
import { fill } from './fill';
import { html } from './html';
import type { Html } from './html';
import type { PageLanguage } from './language';

/** What a page says of a "no": where it has no words of its own, those of the card. */
export function problemText(
  { cards, problems }: PageLanguage,
  { code, values }: Pick<Problem, 'code' | 'values'>,
): { readonly title: Html; readonly sentence: Html; readonly next: Html } {
  const words = lookUp(problems, code) ?? problemWords(cards.words.cards, code);
  return { title: html`${words.title}`, sentence: fill(words.sentence, values), next: html`${words.next}` };
}
