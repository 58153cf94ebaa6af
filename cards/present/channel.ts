import type { CardData } from '../data';
import { fillWords } from '../wording';
import { lookUp } from '../lookUp';
import { factLines, outcomeColor } from './shared';
import type { Speech } from './speech';

interface Headline {
  readonly headline: string;
}

/** How alarming an alert looks while containment goes on. */
const alertStyles = { none: 'attention', asked: 'warning', methodsRemoved: 'warning', done: 'good' } as const;

/** The cards of the channels. */
export const channel = ({
  words,
  inert,
  run,
  wordedTime,
  about,
  caption,
  exception,
  names,
  noticeLine,
  problems,
  unreachedNames,
  worded,
}: Speech) => ({
  asking: (data: CardData['asking']) => {
    const texts = words.cards.asking;
    return {
      caption: caption(data),
      title: data.waiting ? texts.title : texts.over,
      facts: factLines([
        [texts.class, worded(words.classes, data.class)],
        [texts.asked, names(data.asked)],
      ]),
      hint: texts.hint,
      waiting: data.waiting,
    };
  },

  issued: ({ request, notice, approvers, at, until, again }: CardData['issued']) => {
    const texts = words.cards.issued;
    return {
      ...about(request),
      caption: `${caption(request)} · ${noticeLine(notice)}`,
      title: fillWords(again ? texts.again : texts.title, { name: inert(request.subject.name) }),
      revoke: words.cards.status.revoke,
      facts: factLines([
        [texts.at, wordedTime(at, request.timeZone)],
        [texts.until, wordedTime(until, request.timeZone)],
        [texts.by, inert(request.requester)],
        [texts.approvers, names(approvers)],
        [texts.exception, exception(request)],
        [texts.ticket, inert(request.ticketNumber)],
      ]),
    };
  },

  ended: ({ request, notice, outcome, because, at, registered, endedBy }: CardData['ended']) => {
    const texts = words.cards.ended;
    return {
      ...about(request),
      caption: `${caption(request)} · ${noticeLine(notice)}`,
      title: fillWords(lookUp<Headline>(words.outcomes, outcome)?.headline ?? words.stages.closed.headline, {
        registered: names(registered),
      }),
      color: outcomeColor(outcome),
      proof: texts.proof,
      facts: factLines([
        [texts.at, wordedTime(at, request.timeZone)],
        [texts.by, inert(endedBy)],
        [texts.why, lookUp(words.because, because) ?? ''],
        [texts.ticket, inert(request.ticketNumber)],
      ]),
    };
  },

  alert: (data: CardData['alert']) => {
    const { request, notice, what, containment, canContain, problem } = data;
    const name = inert(request.subject.name);
    const texts = words.cards.containment;
    // One alert tells how containment goes on; the others keep saying what they were posted for.
    const goesOn = what === 'unregistered' ? containment : 'none';
    const said = goesOn === 'none' ? words.cards.alert[what] : texts[goesOn];
    return {
      ...about(request),
      caption: `${caption(request)} · ${noticeLine(notice)}`,
      style: alertStyles[goesOn],
      title: fillWords(said.title, { name }),
      text: fillWords(said.text, {
        name,
        people: unreachedNames(data.unreached),
        by: inert(request.requester),
        exception: exception(request),
      }),
      problems: problems(problem),
      canContain,
      hint: fillWords(texts.hint, { name }),
      contain: fillWords(texts.button, { name: run(request.subject.name) }),
    };
  },
});
