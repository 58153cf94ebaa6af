import alerts from './words/alerts.json';
import arAlerts from './words/ar/alerts.json';
import arCards from './words/ar/cards.json';
import arContacts from './words/ar/contacts.json';
import arReviews from './words/ar/reviews.json';
import contacts from './words/contacts.json';
import cards from './words/en.json';
import nbAlerts from './words/nb/alerts.json';
import nbCards from './words/nb/cards.json';
import nbContacts from './words/nb/contacts.json';
import nbReviews from './words/nb/reviews.json';
import reviews from './words/reviews.json';

/** All that cards and ticket notes say; the English is what every other language is measured by. */
export interface CardWords {
  readonly cards: typeof cards;
  readonly alerts: typeof alerts;
  readonly contacts: typeof contacts;
  readonly reviews: typeof reviews;
}

/** A language of cards and ticket notes. */
export interface CardLanguage {
  readonly code: 'en' | 'nb' | 'ar';
  readonly direction: 'ltr' | 'rtl';
  /** How `Intl` words times in it; digits are those of codes and numbers. */
  readonly locale: string;
  readonly words: CardWords;
}

/** The language of whoever reads none of the others. */
export const english: CardLanguage = {
  code: 'en',
  direction: 'ltr',
  locale: 'en-GB',
  words: { cards, alerts, contacts, reviews },
};

/** Every language of cards and ticket notes. */
export const cardLanguages: readonly CardLanguage[] = [
  english,
  {
    code: 'nb',
    direction: 'ltr',
    locale: 'nb-NO',
    words: { cards: nbCards, alerts: nbAlerts, contacts: nbContacts, reviews: nbReviews },
  },
  {
    code: 'ar',
    direction: 'rtl',
    locale: 'ar-u-nu-latn',
    words: { cards: arCards, alerts: arAlerts, contacts: arContacts, reviews: arReviews },
  },
];

/** Norwegian is asked for under its own name, and by who prefers its other form. */
const alike: ReadonlyMap<string, string> = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** The language of a locale such as nb-NO; English for one that there is none for. */
export function cardLanguage(locale: string): CardLanguage {
  return spokenLanguage(locale) ?? english;
}

/** The language of a locale, when it is one of these. */
export function spokenLanguage(locale: string): CardLanguage | undefined {
  const name = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const code = alike.get(name) ?? name;
  return cardLanguages.find((one) => one.code === code);
}
