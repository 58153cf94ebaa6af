import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { clipped, fillWords, inert, inertList, wordedTime } from '../wording';
import words from '../words/alerts.json';
import en from '../words/en.json';
import { scenarioTitle, worded } from './shared';

/** So many stand on a card, with names and codes cut to so many characters: more would not fit a message. */
export const casesAtMost = 5;
const charactersAtMost = 60;

type Filter = CardData['queue']['filter'];

/** The lists of open cases. */
export const queueCards = {
  queue: ({ filter, cases, stages, page, all, timeZone }: CardData['queue']) => {
    const texts = words.queue;
    const only = onlyOf(filter);
    const counts = stages
      .map(({ stage, count }) => fillWords(texts.stage, { stage: stageName(stage), count: String(count) }))
      .join(' · ');
    const none = only === '' ? texts.none : texts.noneSuch;
    return {
      title: texts.title,
      only: only === '' ? [] : [{ text: fillWords(texts.only, { what: only }) }],
      text: all === 0 ? none : fillWords(texts.count, { stages: counts, count: String(all) }),
      entries: cases.map(({ id, ref, stage, subject, scenario, at, dueAt, waitsFor, verb }) => ({
        id: clipped(id, charactersAtMost),
        name: inert(clipped(subject, charactersAtMost)),
        line: `${fillWords(texts.line, {
          ref: inert(clipped(ref, charactersAtMost)),
          stage: stageName(stage),
          at: wordedTime(at, timeZone),
        })} · ${scenarioTitle(scenario)}`,
        waits: fillWords(texts.waits, { who: waits(waitsFor) }),
        late: dueAt === '' ? '' : fillWords(texts.late, { at: wordedTime(dueAt, timeZone) }),
        verb: verb ?? '',
        open: fillWords(en.cards.mine.openCase, { ref: clipped(ref, charactersAtMost) }),
      })),
      ...paging(page, all, cases.length),
      texts,
      filterable: all > 0 || only !== '',
      filter: knownFilter(filter),
      stageChoices: Object.keys(en.stages)
        .filter((stage) => stage !== 'closed')
        .map((stage) => ({ title: stageHeadline(stage), value: stage })),
    };
  },

  waiting: ({ cases, page, all, timeZone }: CardData['waiting']) => {
    const texts = words.waiting;
    return {
      title: texts.title,
      text: all === 0 ? texts.none : fillWords(texts.count, { count: String(all) }),
      entries: cases.map(({ id, ref, what, subject, scenario, since, verb }) => ({
        id: clipped(id, charactersAtMost),
        name: inert(clipped(subject, charactersAtMost)),
        line: `${worded(texts.what, what)} · ${scenarioTitle(scenario)} · ${fillWords(texts.since, {
          at: wordedTime(since, timeZone),
        })}`,
        verb: verb,
        open: fillWords(en.cards.mine.openCase, { ref: clipped(ref, charactersAtMost) }),
      })),
      ...paging(page, all, cases.length),
      texts: words.queue,
    };
  },
};

/** Which part of the list this is, and the pages beside it; an empty text for a page that is not there. */
function paging(page: number, all: number, shown: number) {
  const from = page * casesAtMost;
  const part = { from: String(from + 1), to: String(from + shown), all: String(all) };
  return {
    pages: all > casesAtMost ? [{ text: fillWords(words.queue.part, part) }] : [],
    previous: page > 0 ? String(page - 1) : '',
    next: from + casesAtMost < all ? String(page + 1) : '',
  };
}

function onlyOf({ whose, waits, stage, late }: Filter): string {
  const texts = words.queue;
  return [
    whose === 'all' ? '' : worded(texts.whose, whose),
    waits === 'any' ? '' : fillWords(texts.waitsShort, { who: worded(texts.parts, waits) }),
    stage === 'any' ? '' : stageHeadline(stage),
    late ? texts.lateShort : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What the card sends back: codes that the bot knows, whatever it was given. */
function knownFilter({ whose, waits, stage, late }: Filter) {
  const known = (table: object, code: string, otherwise: string): string =>
    Object.hasOwn(table, code) ? code : otherwise;
  return {
    whose: known(words.queue.whose, whose, 'all'),
    waits: known(words.queue.parts, waits, 'any'),
    stage: known(en.stages, stage, 'any'),
    late: late ? 'yes' : 'no',
  };
}

function waits({ parts, people }: CardData['queue']['cases'][number]['waitsFor']): string {
  if (people.length > 0)
    return inertList(
      people.map((name) => clipped(name, charactersAtMost)),
      en.more,
      3,
    );
  return worded(words.queue.nobodyNamed, parts[0] ?? 'desk');
}

function stageHeadline(stage: string): string {
  return (
    lookUp<{ readonly headline: string }>(en.stages, stage)?.headline ??
    inert(clipped(stage, charactersAtMost))
  );
}

function stageName(stage: string): string {
  return stageHeadline(stage).toLowerCase();
}
