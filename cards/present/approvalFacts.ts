import type { CardData } from '../data';
import { fillWords } from '../wording';
import type { Speech } from './speech';

type Fact = readonly [title: string, value: string];

/** What an approver decides on, in lines; `shown` makes outside text safe where it will stand. */
export function approvalFacts(
  speech: Speech,
  data: CardData['approval'],
  shown = speech.inert,
): readonly Fact[] {
  return [...requestFacts(speech, data, shown), ...decisionFacts(speech, data, shown)];
}

/** Whom it is for and why. */
export function requestFacts(
  { words, worded, inert }: Speech,
  { request, ticketMatch }: CardData['approval'],
  shown = inert,
): readonly Fact[] {
  const texts = words.cards.approval;
  const number = shown(request.ticketNumber);
  return [
    [texts.for, worded(words.classes, request.class)],
    [texts.why, shown(request.reason)],
    [texts.ticket, ticketMatch === 'match' ? number : fillWords(texts.ticketUnknown, { number })],
    [texts.by, shown(request.requester)],
  ];
}

function decisionFacts(
  { words, worded, evidenceLine, listed, opens, exception }: Speech,
  data: CardData['approval'],
  shown: Speech['inert'],
): readonly Fact[] {
  const { request, evidence, signals, removes, handOverMinutes, given, needed } = data;
  const texts = words.cards.approval;
  const minutes = String(request.lifetimeMinutes);
  const approvals = { given: String(given), needed: String(needed) };
  return [
    ...evidence.map((item, index): Fact => [
      index === 0 ? texts.proof : '',
      evidenceLine(item, request.timeZone, shown),
    ]),
    ...signals.map(({ kind, count }, index): Fact => [
      index === 0 ? texts.signals : '',
      fillWords(worded(words.signals, kind), { count: String(count) }),
    ]),
    [texts.removes, listed(removes.map(shown))],
    [texts.opener, opens(request, shown)],
    [texts.exception, exception(request, shown)],
    [texts.pass, fillWords(texts.passIs, { minutes, window: String(handOverMinutes) })],
    [texts.approvals, needed > 1 ? fillWords(texts.approvalsAre, approvals) : ''],
  ];
}
