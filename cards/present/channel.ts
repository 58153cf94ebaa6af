import type { CardData } from '../data';
import { fillWords, inert, wordedTime } from '../wording';
import words from '../words/en.json';
import { about, factLines, problems, scenarioTitle } from './shared';

/** The cards of the notice channel. */
export const channel = {
  issued: ({ request, approvers, at, until, again }: CardData['issued']) => {
    const texts = words.cards.issued;
    return {
      ...about(request),
      title: fillWords(again ? texts.again : texts.title, { name: inert(request.subject.name) }),
      revoke: words.cards.status.revoke,
      facts: factLines([
        [texts.scenario, scenarioTitle(request.scenario)],
        [texts.at, wordedTime(at, request.timeZone)],
        [texts.until, wordedTime(until, request.timeZone)],
        [texts.by, inert(request.requester)],
        [texts.approvers, approvers.map(inert).join(', ')],
        [texts.ticket, inert(request.ticketNumber)],
      ]),
    };
  },

  ended: ({ request, outcome, at, registered, endedBy }: CardData['ended']) => {
    const texts = words.cards.ended;
    const outcomes: Readonly<Record<string, { readonly headline: string }>> = words.outcomes;
    const headline = fillWords(outcomes[outcome]?.headline ?? '', {
      registered: registered.map(inert).join(', '),
    });
    return {
      ...about(request),
      title: fillWords(texts.title, { name: inert(request.subject.name), headline }),
      proof: texts.proof,
      facts: factLines([
        [texts.at, wordedTime(at, request.timeZone)],
        [texts.registered, registered.map(inert).join(', ')],
        [texts.by, inert(endedBy)],
        [texts.ticket, inert(request.ticketNumber)],
      ]),
    };
  },

  alert: ({ request, what, containment, canContain, problem }: CardData['alert']) => {
    const name = inert(request.subject.name);
    const texts = words.cards.alert[what];
    return {
      ...about(request),
      title: texts.title,
      text: fillWords(texts.text, { name }),
      problems: problems(problem),
      progress: containment === 'none' ? [] : [{ text: words.cards.containment[containment] }],
      canContain,
      contain: fillWords(words.cards.containment.button, { name }),
    };
  },
};
