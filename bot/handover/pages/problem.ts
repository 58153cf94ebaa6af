import { lookUp } from '../../../cards/lookUp';
import { problemWords } from '../../../cards/problemWords';
import type { Problem } from '../../../cards/shown';
import { fill } from './fill';
import { html } from './html';
import type { Html } from './html';
import type { PageLanguage } from './language';

/** What a page says of a "no"; English words on a page of another language are marked as such. */
export function problemText(
  { code: language, problems }: PageLanguage,
  { code, values }: Pick<Problem, 'code' | 'values'>,
): { readonly title: Html; readonly sentence: Html; readonly next: Html; readonly marks: Html } {
  const own = lookUp(problems, code);
  const words = own ?? problemWords(code);
  return {
    title: html`${words.title}`,
    sentence: fill(words.sentence, values),
    next: html`${words.next}`,
    marks: own === undefined && language !== 'en' ? html` lang="en" dir="ltr"` : html``,
  };
}
