import type { ProblemWords } from '../../../cards/problemWords';
import { cardLanguage, spokenLanguage } from '../../../cards/language';
import type { CardLanguage } from '../../../cards/language';
import ar from '../words/ar.json';
import en from '../words/en.json';
import nb from '../words/nb.json';

/** A language of the pages. */
export interface PageLanguage {
  readonly code: 'en' | 'nb' | 'ar';
  readonly direction: 'ltr' | 'rtl';
  /** How `Intl` words times in it; digits are those of the passcode. */
  readonly locale: string;
  readonly words: typeof en;
  /** The cards' words in it. */
  readonly cards: CardLanguage;
  /** What the pages refuse, by code; of whatever is not here, the card's words are shown. */
  readonly problems: Readonly<Record<string, ProblemWords>>;
}

const english: PageLanguage = { ...cardLanguage('en'), words: en, cards: cardLanguage('en'), problems: {} };

/** Every language of the pages; the first is for whoever reads none of them. */
export const languages: readonly PageLanguage[] = [
  english,
  { ...cardLanguage('nb'), words: nb, cards: cardLanguage('nb'), problems: nb.problems },
  { ...cardLanguage('ar'), words: ar, cards: cardLanguage('ar'), problems: ar.problems },
];

/** The language that a browser asks for most (`Accept-Language`), of those that there are. */
export function languageOf(accepted = ''): PageLanguage {
  const wanted = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=(\d(?:\.\d*)?)\s*$/.exec(one)?.[1]).find(Boolean);
      return { name: range.trim(), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { name } of wanted) {
    const found = languages.find(({ cards }) => cards === spokenLanguage(name));
    if (found !== undefined) return found;
  }
  return english;
}
