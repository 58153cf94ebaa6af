import type { CardData } from '../data';
import { fillWords, plain } from '../wording';
import type { Speech } from './speech';
import { partyName, ruleWords, tenantAlert } from './tenantAlert';

/** More, with the longest names that there can be, would not fit a message. */
const entriesAtMost = 5;

/** The cards of monitoring. */
export const alertCards = (speech: Speech) => ({
  tenantAlert: (data: CardData['tenantAlert']) => tenantAlert(speech, data),

  alertList: ({ alerts, all, timeZone }: CardData['alertList']) => {
    const { alerts: words, inert, worded, wordedTime } = speech;
    const texts = words.list;
    const shown = alerts.slice(0, entriesAtMost);
    return {
      ...heading(texts, all, shown.length),
      entries: shown.map(({ id, rule, severity, subject, at, by }) => ({
        id: plain(id),
        name: ruleWords(speech, rule).title,
        line: fillWords(by === '' ? texts.line : texts.taken, {
          severity: worded(words.severities, severity),
          name: partyName(speech, subject, words.card.goneName, words.card.many),
          at: wordedTime(at, timeZone),
          by: inert(by),
        }),
        open: texts.open,
      })),
    };
  },
});

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
