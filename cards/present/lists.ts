import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { fillWords, lowered, plain } from '../wording';
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
      ...heading(texts, all, {}, shown.length),
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

  queue: ({ cases, stages, timeZone }: CardData['queue']) => {
    const { alerts: words, inert, scenarioTitle, wordedTime } = speech;
    const texts = words.queue;
    const all = stages.reduce((sum, { count }) => sum + count, 0);
    const shown = cases.slice(0, entriesAtMost);
    const counts = stages
      .map(({ stage, count }) =>
        fillWords(texts.stage, { stage: stageName(speech, stage), count: String(count) }),
      )
      .join(' · ');
    return {
      ...heading(texts, all, { stages: counts }, shown.length),
      entries: shown.map(({ ref, stage, subject, scenario, at, waitsFor }) => ({
        name: inert(subject),
        line: `${fillWords(texts.line, {
          ref: inert(ref),
          stage: stageName(speech, stage),
          at: wordedTime(at, timeZone),
        })} · ${scenarioTitle(scenario)}`,
        waits: fillWords(texts.waits, { who: waits(speech, waitsFor) }),
      })),
    };
  },
});

function heading(
  texts: { readonly title: string; readonly none: string; readonly count: string; readonly more: string },
  all: number,
  values: Readonly<Record<string, string>>,
  shown: number,
) {
  const left = all - shown;
  return {
    title: texts.title,
    text: all === 0 ? texts.none : fillWords(texts.count, { ...values, count: String(all) }),
    more: left > 0 ? [{ text: fillWords(texts.more, { count: String(left) }) }] : [],
  };
}

function waits(
  { alerts: words, names, worded }: Speech,
  { role, people }: CardData['queue']['cases'][number]['waitsFor'],
): string {
  if (people.length > 0) return names(people, 3);
  return worded(
    { desk: words.queue.desk, approver: words.queue.nobodyYet, opener: words.queue.opener },
    role,
  );
}

function stageName({ words, inert }: Speech, stage: string): string {
  return lowered(lookUp<{ readonly headline: string }>(words.stages, stage)?.headline ?? inert(stage));
}
