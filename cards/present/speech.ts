import type { CardLanguage } from '../language';
import { lookUp } from '../lookUp';
import { problemWords } from '../problemWords';
import type { Problem, ShownEvidence, ShownRequest } from '../shown';
import { apart, clipped, fillWords, inert as escaped, plain, wordedTime as timeIn } from '../wording';

interface ScenarioWords {
  readonly title: string;
  readonly when: string;
  readonly whenNot: string;
  readonly needs: string;
}

interface ShownProblem {
  readonly title: string;
  readonly sentence: string;
  readonly reference: string;
}

/** So many characters of each text in a list: several of the longest would not fit a message. */
const inListAtMost = 100;
/** So many of them are named where nothing else is said. */
const namesAtMost = 5;

/** What cards say, in one language: its words, and everything that several cards say alike. */
export type Speech = ReturnType<typeof speechOf>;

/** The speech of a language. Texts from outside stand apart from the direction of the words around them. */
export function speechOf({ direction, locale, words: all }: CardLanguage) {
  const { cards: words, alerts, contacts, reviews } = all;

  /** Outside text for a place that reads Markdown. */
  const inert = (value: unknown): string => apart(escaped(value), direction);

  /** Outside text for a place that reads none: a TextRun or the title of a button. */
  const run = (value: unknown): string => apart(plain(value), direction);

  const wordedTime = (moment: string, timeZone: string): string =>
    timeIn(moment, timeZone, undefined, locale);

  /** The day of a moment, in full, where no time is told with it. */
  const wordedDay = (moment: string, timeZone: string): string =>
    escaped(
      new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(
        new Date(moment),
      ),
    );

  /** Texts that are safe already, as one list. */
  const listed = (texts: readonly string[]): string => texts.join(words.comma);

  /** Several outside texts as one list for a place that reads Markdown; a long list ends with how many more there are. */
  const names = (
    values: readonly string[],
    atMost = namesAtMost,
    said = (value: string): string => inert(clipped(value, inListAtMost)),
  ): string => {
    const shown = listed(values.slice(0, atMost).map(said));
    const left = values.length - atMost;
    return left > 0 ? `${shown} ${fillWords(words.more, { count: String(left) })}` : shown;
  };

  /** Looks a code up among words; an unknown code is shown as it is, inert. */
  const worded = (table: Readonly<Record<string, string>>, code: string): string =>
    lookUp(table, code) ?? inert(code);

  const scenarioWords = (scenario: string): ScenarioWords =>
    lookUp(words.scenarios, scenario) ?? { title: inert(scenario), when: '', whenNot: '', needs: '' };

  const scenarioTitle = (scenario: string): string => scenarioWords(scenario).title;

  /** The problem container's data: one entry, or none. */
  const problems = (problem: Problem | undefined): readonly ShownProblem[] => {
    if (problem === undefined) return [];
    const { title, sentence, next } = problemWords(words, problem.code);
    const values = Object.fromEntries(
      Object.entries(problem.values).map(([name, value]) => [name, inert(value)]),
    );
    const reference =
      problem.reference === ''
        ? ''
        : fillWords(words.cards.refusal.reference, { reference: inert(problem.reference) });
    return [{ title, sentence: `${fillWords(sentence, values)} ${next}`.trim(), reference }];
  };

  /** What would spare the user the next case, as a line at the end of a card; none where nothing is missing. */
  const lackLine = (lack: string): readonly { readonly text: string }[] => {
    const text = lookUp<string>(words.lacks, lack);
    return text === undefined ? [] : [{ text }];
  };

  /** "Case TAP-… · Lost phone, MFA reset", and the modes of the desk that are not the usual one. */
  const caption = (request: Pick<ShownRequest, 'ref' | 'scenario' | 'modes'>): string =>
    [
      fillWords(words.cards.request, { ref: inert(request.ref) }),
      scenarioTitle(request.scenario),
      ...request.modes.map((mode) => worded(words.modes, mode)),
    ].join(' · ');

  /** Who opens, as a sentence. */
  const opens = (request: Pick<ShownRequest, 'opener' | 'openerName'>, shown = inert): string =>
    fillWords(worded(words.opens, request.opener), { name: shown(request.openerName) });

  /** By which exception the passcode is read out, or nothing. */
  const exception = ({ readOut }: Pick<ShownRequest, 'readOut'>, shown = inert): string => {
    if (readOut === undefined) return '';
    const { until, approvedBy, reason } = readOut;
    return fillWords(words.exception, {
      until: shown(until),
      by: shown(approvedBy),
      reason: shown(reason),
    });
  };

  /** One piece of evidence as a line. */
  const evidenceLine = (item: ShownEvidence, timeZone: string, shown = inert): string => {
    // Nobody says no to a presentation, and why it failed is told to nobody who talks to the caller.
    const state = item.kind === 'verifiedId' && item.state === 'failed' ? 'notConfirmed' : item.state;
    return fillWords(words.evidenceStates[state], {
      what: worded(words.evidence, item.kind),
      by: shown(item.by),
      at: wordedTime(item.at, timeZone),
    });
  };

  /** "Notice 3F9A1C", or nothing. */
  const noticeLine = (notice: string): string =>
    notice === '' ? '' : fillWords(words.cards.notice, { notice: inert(notice) });

  /** What every card about a request needs: id, name in plain text (for TextRun), the ticket's link or nothing. */
  const about = (request: ShownRequest) => ({
    id: plain(request.id),
    caption: caption(request),
    name: run(request.subject.name),
    upn: run(request.subject.upn),
    idTail: run(`#${plain(request.subject.idTail)}`),
    ticketLink: /^https:\/\/\S+$/.test(request.ticketLink) ? plain(request.ticketLink) : '',
    ticketTitle: words.cards.status.openTicket,
  });

  /** Whom the desk could not tell: names, and places in words. */
  const unreachedNames = (unreached: readonly string[]): string =>
    names(unreached, namesAtMost, (one) => worded(words.places, clipped(one, inListAtMost))) ||
    words.places.somebody;

  return {
    ...{ words, alerts, contacts, reviews },
    ...{ inert, run, wordedTime, wordedDay, listed, names, worded },
    ...{ scenarioWords, scenarioTitle, problems, lackLine, caption, opens, exception, evidenceLine },
    ...{ noticeLine, about, unreachedNames },
  };
}
