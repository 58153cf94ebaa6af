import type { CardData } from '../data';
import { fillWords, inert, plain, wordedTime } from '../wording';
import words from '../words/en.json';
import { about, evidenceLine, factLines, opens, problems, worded } from './shared';

type FactPair = readonly [title: string, value: string];

const approvalColors = {
  asked: 'Default',
  reminded: 'Default',
  approved: 'Good',
  denied: 'Attention',
  over: 'Default',
} as const;

/** The cards of those who vouch, approve and pass the code on. */
export const people = {
  vouch: ({ request, as, look, problem }: CardData['vouch']) => {
    const newcomer = as === 'managerVouch' && request.scenario === 'onboarding';
    const worded = words.cards.vouch[look !== 'asked' ? look : newcomer ? 'firstPass' : as];
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
    const asked = data.look === 'asked' || data.look === 'reminded';
    return {
      ...about(request),
      title: texts[data.look],
      color: approvalColors[data.look],
      asked,
      hash: plain(data.hash),
      words: texts,
      problems: problems(data.problem),
      facts: factLines(asked ? [...whatIsAsked(data), ...whatIsGiven(data)] : whatIsAsked(data)),
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
      code: live ? inert(plain(code).replace(/^(.{4})/, '$1 ')) : '',
    };
  },
};

function whatIsAsked({ request, ticketMatch }: CardData['approval']): FactPair[] {
  const texts = words.cards.approval;
  const number = inert(request.ticketNumber);
  return [
    [texts.for, worded(words.classes, request.class)],
    [texts.why, inert(request.reason)],
    [texts.ticket, ticketMatch === 'match' ? number : fillWords(texts.ticketUnknown, { number })],
    [texts.by, inert(request.requester)],
  ];
}

function whatIsGiven({
  request,
  evidence,
  signals,
  handOverMinutes,
  given,
  needed,
}: CardData['approval']): FactPair[] {
  const texts = words.cards.approval;
  const minutes = String(request.lifetimeMinutes);
  const approvals = { given: String(given), needed: String(needed) };
  return [
    ...evidence.map((item, index): FactPair => [
      index === 0 ? texts.proof : '',
      evidenceLine(item, request.timeZone),
    ]),
    ...signals.map(({ kind, count }, index): FactPair => [
      index === 0 ? texts.signals : '',
      fillWords(worded(words.signals, kind), { count: String(count) }),
    ]),
    [texts.opener, opens(request)],
    [texts.pass, fillWords(texts.passIs, { minutes, window: String(handOverMinutes) })],
    [texts.approvals, needed > 1 ? fillWords(texts.approvalsAre, approvals) : ''],
  ];
}
