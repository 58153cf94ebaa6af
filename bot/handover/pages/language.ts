import type { ProblemWords } from '../../../cards/problemWords';
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
  /** What the pages refuse, by code; of whatever is not here, the card's English words are shown. */
  readonly problems: Readonly<Record<string, ProblemWords>>;
}

const english: PageLanguage = { code: 'en', direction: 'ltr', locale: 'en-GB', words: en, problems: {} };

/** Every language of the pages; the first is for whoever reads none of them. */
export const languages: readonly PageLanguage[] = [
  english,
  { code: 'nb', direction: 'ltr', locale: 'nb-NO', words: nb, problems: nb.problems },
  { code: 'ar', direction: 'rtl', locale: 'ar-u-nu-latn', words: ar, problems: ar.problems },
];

/** Norwegian is asked for under its own name, and by who prefers its other form. */
const alike: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** The language that a browser asks for most (`Accept-Language`), of those that there are. */
export function languageOf(accepted = ''): PageLanguage {
  const wanted = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=(\d(?:\.\d*)?)\s*$/.exec(one)?.[1]).find(Boolean);
      return { name: range.trim().split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { name } of wanted) {
    const code = Object.hasOwn(alike, name) ? alike[name] : name;
    const found = languages.find((one) => one.code === code);
    if (found !== undefined) return found;
  }
  return english;
}
