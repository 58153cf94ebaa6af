import type { CardData } from '../data';
import { fillWords, inert, wordedTime } from '../wording';
import words from '../words/en.json';
import { about, evidenceLine, factLines, opens, problems, scenarioTitle, worded } from './shared';

/** The cards of those who vouch, approve and pass the code on. */
export const people = {
  vouch: ({ request, as, look, problem }: CardData['vouch']) => {
    const worded = look === 'asked' ? words.cards.vouch[as] : words.cards.vouch[look];
    const values = { name: inert(request.subject.name), requester: inert(request.requester) };
    return {
      ...about(request),
      title: fillWords(worded.title, values),
      ask: fillWords(worded.ask, values),
      asked: look === 'asked',
      words: words.cards.vouch,
      problems: problems(problem),
    };
  },

  approval: (data: CardData['approval']) => {
    const { request } = data;
    const texts = words.cards.approval;
    const ticket = inert(request.ticketNumber);
    return {
      ...about(request),
      title: texts[data.look],
      asked: data.look === 'asked' || data.look === 'reminded',
      hash: data.hash,
      words: texts,
      problems: problems(data.problem),
      facts: factLines([
        [
          texts.for,
          fillWords(texts.class, {
            class: worded(words.classes, request.class),
            scenario: scenarioTitle(request.scenario),
          }),
        ],
        [texts.why, inert(request.reason)],
        [
          texts.ticket,
          data.ticketMatch === 'match' ? ticket : fillWords(texts.ticketUnknown, { number: ticket }),
        ],
        [texts.by, inert(request.requester)],
        ...data.evidence.map((item): readonly [string, string] => [
          texts.proof,
          evidenceLine(item, request.timeZone),
        ]),
        [texts.opener, opens(request)],
        [
          texts.pass,
          fillWords(texts.passIs, {
            minutes: String(request.lifetimeMinutes),
            window: String(data.handOverMinutes),
          }),
        ],
      ]),
    };
  },

  claim: ({ request, code, until, look }: CardData['claim']) => {
    const texts = words.cards.claim;
    const values = {
      name: inert(request.subject.name),
      ticket: inert(request.ticketNumber),
      until: wordedTime(until, request.timeZone),
    };
    const live = look === 'code';
    return {
      ...about(request),
      title: fillWords(live ? texts.title : texts.spentTitle, values),
      ask: fillWords(live ? texts.ask : texts.spent, values),
      code: live ? `${code.slice(0, 4)} ${code.slice(4)}` : '',
    };
  },
};
