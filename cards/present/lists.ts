import type { CardData } from '../data';
import { fillWords, inert, plain, wordedTime } from '../wording';
import words from '../words/alerts.json';
import { worded } from './shared';
import { partyName, ruleWords, tenantAlert } from './tenantAlert';

/** More, with the longest names that there can be, would not fit a message. */
const entriesAtMost = 5;

/** The cards of monitoring. */
export const alertCards = {
  tenantAlert,

  alertList: ({ alerts, all, timeZone }: CardData['alertList']) => {
    const texts = words.list;
    const shown = alerts.slice(0, entriesAtMost);
    return {
      ...heading(texts, all, shown.length),
      entries: shown.map(({ id, rule, severity, subject, at, by }) => ({
        id: plain(id),
        name: ruleWords(rule).title,
        line: fillWords(by === '' ? texts.line : texts.taken, {
          severity: worded(words.severities, severity),
          name: partyName(subject, words.card.goneName, words.card.many),
          at: wordedTime(at, timeZone),
          by: inert(by),
        }),
        open: texts.open,
      })),
    };
  },
};

function heading(
  texts: { readonly title: string; readonly none: string; readonly count: string; readonly more: string },
  all: number,
  shown: number,
) {
  const left = all - shown;
  return {
    title: texts.title,
    text: all === 0 ? texts.none : fillWords(texts.count, { count: String(all) }),
    more: left > 0 ? [{ text: fillWords(texts.more, { count: String(left) }) }] : [],
  };
}
