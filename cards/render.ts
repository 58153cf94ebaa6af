import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { Card, CardName } from './data';
import { channel } from './present/channel';
import { contactCards } from './present/contacts';
import { deskCards } from './present/deskCards';
import { alertCards } from './present/lists';
import { opening } from './present/opening';
import { people } from './present/people';
import { plainCards } from './present/plainCards';
import { queueCards } from './present/queue';
import { reviewCards } from './present/reviews';
import { status } from './present/status';
import { templates } from './templates';

/** An Adaptive Card 1.5, ready to be sent. */
export type AdaptiveCard = Record<string, unknown>;

/** A larger card is refused; Teams takes about three times as much. */
const bytesAtMost = 25 * 1024;

const presented: Readonly<Record<CardName, (data: never) => object>> = {
  ...opening,
  status,
  ...people,
  ...channel,
  ...alertCards,
  ...contactCards,
  ...queueCards,
  ...reviewCards,
  ...deskCards,
  ...plainCards,
};
const compiled = new Map<CardName, Template>();

/** The library leaves a missing value in the card as `${…}`; here it is noted instead, and the card refused. */
let missing: string[] = [];
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path: string) => {
  missing.push(path);
  return '';
};

/** Renders a card. Throws when a value is missing, when anything of the template is left over, or when it grows too large. */
export function render(card: Card): AdaptiveCard {
  const data = presented[card.name](card.data as never);
  missing = [];
  const expanded = templateOf(card.name).expand({ $root: data }) as AdaptiveCard;
  if (missing.length > 0) throw new Error(`card ${card.name}: no value for ${missing.join(', ')}`);
  const size = Buffer.byteLength(JSON.stringify(expanded));
  if (size > bytesAtMost) throw new Error(`card ${card.name}: ${size} bytes`);
  return expanded;
}

function templateOf(name: CardName): Template {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const template = new Template(templates[name]);
  compiled.set(name, template);
  return template;
}
