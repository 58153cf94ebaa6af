import type { CardData } from '../data';
import { fillWords, inert, wordedTime } from '../wording';
import words from '../words/en.json';
import { about, evidenceLine, factLines, opens, problems, worded } from './shared';

const order = ['verify', 'approve', 'ready', 'handOver', 'register', 'close'] as const;

/** How many steps of the line are done in each stage. */
const doneIn: Readonly<Record<string, number>> = {
  verifying: 0,
  awaitingApproval: 1,
  preparing: 2,
  prepared: 2,
  ready: 3,
  handedOver: 4,
  used: 4,
  closing: 5,
  closed: 6,
};

/** The technician's one card. */
export function status(data: CardData['status']) {
  const { request, stage, outcome } = data;
  const { headline, next } = headlines(data);
  const open = stage !== 'closed';
  return {
    ...about(request),
    headline,
    nexts: next === '' ? [] : [{ text: next }],
    steps: order.map((step, index) => run(words.steps[step], index, doneIn[stage] ?? 0, outcome)),
    problems: problems(data.problem),
    lines: open ? data.evidence.map((item) => ({ text: evidenceLine(item, request.timeZone) })) : [],
    calls: callBack(data),
    facts: factLines([
      [words.cards.status.ticket, inert(request.ticketNumber)],
      [words.cards.status.opener, open ? opens(request) : ''],
      [words.cards.status.reason, inert(request.reason)],
    ]),
    words: words.cards.status,
    ready: data.readyLink,
    attestable: data.canAskAttester,
    canCancel: data.canCancel,
    canRevoke: data.canRevoke,
  };
}

function headlines(data: CardData['status']): { readonly headline: string; readonly next: string } {
  const { stage, outcome, request } = data;
  const stages: Readonly<Record<string, { readonly headline: string; readonly next: string }>> = words.stages;
  const outcomes: Readonly<Record<string, { readonly headline: string; readonly next: string }>> =
    words.outcomes;
  const found =
    (stage === 'closed' ? outcomes[outcome] : undefined) ?? stages[stage] ?? words.stages.verifying;
  const values = {
    asked: data.approvals.asked.map(inert).join(', '),
    until: wordedTime(data.until, request.timeZone),
    registered: data.registered.map(inert).join(', '),
  };
  return { headline: fillWords(found.headline, values), next: fillWords(found.next, values) };
}

function run(step: string, index: number, done: number, outcome: string) {
  const failed = outcome !== '' && outcome !== 'completed';
  const state = index < done && !failed ? 'done' : index === done && outcome === '' ? 'now' : 'todo';
  return {
    text: `${state === 'done' ? '● ' : state === 'now' ? '◉ ' : '○ '}${step}   `,
    weight: state === 'now' ? 'Bolder' : 'Default',
    color: state === 'todo' ? 'Default' : state === 'done' ? 'Good' : 'Accent',
    subtle: state === 'todo',
  };
}

function callBack({ callBack: call }: CardData['status']) {
  if (call === undefined) return [];
  const texts = words.cards.status;
  return [
    {
      text: fillWords(texts.callBack, {
        label: worded(words.phones, call.label),
        number: `**${inert(call.number)}**`,
        code: `**${inert(call.code)}**`,
      }),
      readAloud: texts.readAloud,
      label: texts.code,
      error: texts.codeError,
      button: texts.readBack,
      tries: fillWords(texts.tries, { left: String(call.triesLeft) }),
    },
  ];
}
