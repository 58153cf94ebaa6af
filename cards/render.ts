import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { Card, CardName } from './data';
import { directed } from './directed';
import { cardLanguages, english } from './language';
import type { CardLanguage } from './language';
import { channel } from './present/channel';
import { contactCards } from './present/contacts';
import { formCards } from './present/forms';
import { deskCards } from './present/deskCards';
import { alertCards } from './present/lists';
import { opening } from './present/opening';
import { people } from './present/people';
import { plainCards } from './present/plainCards';
import { queueCards } from './present/queue';
import { reviewCards } from './present/reviews';
import { speechOf } from './present/speech';
import { statusCard } from './present/status';
import { templates } from './templates';

/** An Adaptive Card 1.5, ready to be sent. */
export type AdaptiveCard = Record<string, unknown>;

/** A larger card is refused; Teams takes about three times as much. */
const bytesAtMost = 25 * 1024;

type Presented = Readonly<Record<CardName, (data: never) => object>>;

/** How the cards are made in one language. */
interface Maker {
  readonly presented: Presented;
  readonly template: (name: CardName) => Template;
}

const makers: ReadonlyMap<CardLanguage['code'], Maker> = new Map(
  cardLanguages.map((language) => [language.code, makerIn(language)]),
);

/** The library leaves a missing value in the card as `${…}`; here it is noted instead, and the card refused. */
let missing: string[] = [];
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path: string) => {
  missing.push(path);
  return '';
};

/**
 * Renders a card in a language. Throws when a value is missing, when anything of the template is left over, or when it
 * grows too large.
 */
export function render(card: Card, language: CardLanguage = english): AdaptiveCard {
  const { presented, template } = makers.get(language.code) ?? makerIn(language);
  const data = presented[card.name](card.data as never);
  missing = [];
  const expanded = template(card.name).expand({ $root: data }) as AdaptiveCard;
  if (missing.length > 0) throw new Error(`card ${card.name}: no value for ${missing.join(', ')}`);
  const size = Buffer.byteLength(JSON.stringify(expanded));
  if (size > bytesAtMost) throw new Error(`card ${card.name}: ${size} bytes`);
  return expanded;
}

function makerIn(language: CardLanguage): Maker {
  const speech = speechOf(language);
  const presented: Presented = {
    ...opening(speech),
    ...statusCard(speech),
    ...formCards(speech),
    ...people(speech),
    ...channel(speech),
    ...alertCards(speech),
    ...contactCards(speech),
    ...queueCards(speech),
    ...reviewCards(speech),
    ...deskCards(speech),
    ...plainCards(speech),
  };
  const compiled = new Map<CardName, Template>();
  return {
    presented,
    template(name) {
      const known = compiled.get(name);
      if (known !== undefined) return known;
      const template = new Template(directed(templates[name], language));
      compiled.set(name, template);
      return template;
    },
  };
}
