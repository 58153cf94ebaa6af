import type { CardData } from '../data';
import { fillWords, inert, plain } from '../wording';
import words from '../words/en.json';
import { factLines, lackLine, names, opens, problems, scenarioTitle, scenarioWords, worded } from './shared';

/** The cards before a request exists: guide, person, facts. */
export const opening = {
  guide: ({ scenarios, closed, modes, problem }: CardData['guide']) => ({
    modes: modes.map((mode) => ({ text: worded(words.modesAre, mode) })),
    title: problem === undefined ? words.cards.guide.title : words.cards.guide.held,
    problems: problems(problem),
    again: problem === undefined ? [] : [{ title: words.cards.refusal.again }],
    choices: (problem === undefined ? scenarios : []).map((scenario) => ({
      scenario: plain(scenario),
      ...scenarioWords(scenario),
    })),
    closed: closed.map((one) => ({
      text: fillWords(words.cards.guide.closed, {
        scenario: scenarioTitle(one.scenario),
        why: problems(one.problem)[0]?.sentence ?? '',
      }),
    })),
  }),

  person: ({ draft, openers, busy, problem }: CardData['person']) => ({
    title: words.cards.person.title,
    caption: `${scenarioTitle(draft.scenario)} · ${words.cards.person.step}`,
    words: words.cards.person,
    draft: plainDraft(draft),
    openers: openers.map((value) => ({ value: plain(value), title: worded(words.openers, value) })),
    busy:
      busy === undefined
        ? []
        : [{ id: plain(busy.id), title: fillWords(words.cards.person.takeOver, { ref: plain(busy.ref) }) }],
    problems: problems(problem),
  }),

  facts: (data: CardData['facts']) => ({
    title: words.cards.facts.title,
    caption: `${scenarioTitle(data.draft.scenario)} · ${words.cards.facts.step}`,
    words: words.cards.facts,
    draft: plainDraft(data.draft),
    subjectId: plain(data.subjectId),
    name: plain(data.subject.name),
    facts: factLines([
      [words.cards.facts.user, inert(data.subject.upn)],
      [words.cards.facts.id, `…${inert(data.subject.idTail)}`],
      [
        words.cards.facts.work,
        [data.subject.jobTitle, data.subject.department]
          .filter((part) => part !== '')
          .map(inert)
          .join(', '),
      ],
      [words.cards.facts.manager, inert(data.subject.manager)],
      [words.cards.facts.class, worded(words.classes, data.class)],
      [words.cards.facts.ticket, `${inert(data.ticketNumber)} ${inert(data.ticketTitle)}`],
      [words.cards.facts.methods, names(data.methods) || words.cards.facts.none],
      [words.cards.facts.callBack, data.callBackLabel === '' ? '' : worded(words.phones, data.callBackLabel)],
      [words.cards.facts.opener, opens({ opener: data.opener, openerName: data.openerName })],
      [
        words.cards.facts.lifetime,
        fillWords(words.cards.facts.minutes, { minutes: String(data.lifetimeMinutes) }),
      ],
    ]),
    lost:
      data.lost.length === 0
        ? []
        : [{ title: fillWords(words.cards.facts.removeLost, { methods: names(data.lost) }) }],
    lacks: lackLine(data.lack),
    warnings: [
      ...(data.ticketMatch === 'unknown' ? [{ text: words.cards.facts.unknownTicket }] : []),
      ...(data.more === 'nothing' ? [] : [{ text: worded(words.cards.facts.more, data.more) }]),
    ],
  }),
};

/** What was typed goes back into inputs and button data, which read no Markdown. */
export function plainDraft(draft: CardData['person']['draft']): CardData['person']['draft'] {
  const { scenario, picked, upn, ticket, reason, opener, removeLost } = draft;
  return {
    scenario: plain(scenario),
    picked: plain(picked),
    upn: plain(upn),
    ticket: plain(ticket),
    reason: plain(reason),
    opener: plain(opener),
    removeLost: plain(removeLost),
  };
}
