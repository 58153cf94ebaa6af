import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { fillWords, inert, inertList, plain, wordedTime } from '../wording';
import words from '../words/alerts.json';
import en from '../words/en.json';
import { scenarioTitle, worded } from './shared';
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
      ...heading(texts, all, {}, shown.length),
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

  queue: ({ cases, stages, timeZone }: CardData['queue']) => {
    const texts = words.queue;
    const all = stages.reduce((sum, { count }) => sum + count, 0);
    const shown = cases.slice(0, entriesAtMost);
    const counts = stages
      .map(({ stage, count }) => fillWords(texts.stage, { stage: stageName(stage), count: String(count) }))
      .join(' · ');
    return {
      ...heading(texts, all, { stages: counts }, shown.length),
      entries: shown.map(({ ref, stage, subject, scenario, at, waitsFor }) => ({
        name: inert(subject),
        line: `${fillWords(texts.line, {
          ref: inert(ref),
          stage: stageName(stage),
          at: wordedTime(at, timeZone),
        })} · ${scenarioTitle(scenario)}`,
        waits: fillWords(texts.waits, { who: waits(waitsFor) }),
      })),
    };
  },
};

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

function waits({ role, people }: CardData['queue']['cases'][number]['waitsFor']): string {
  if (people.length > 0) return inertList(people, en.more, 3);
  return worded(
    { desk: words.queue.desk, approver: words.queue.nobodyYet, opener: words.queue.opener },
    role,
  );
}

function stageName(stage: string): string {
  return (lookUp<{ readonly headline: string }>(en.stages, stage)?.headline ?? inert(stage)).toLowerCase();
}
