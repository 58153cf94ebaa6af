import type { CardData } from '../data';
import { fillWords, plain } from '../wording';
import { lookUp } from '../lookUp';
import { missingLine, withheldLines } from './ladder';
import { presentation } from './presentation';
import { factLines, outcomeColor } from './shared';
import type { Speech } from './speech';
import { steps } from './steps';

interface StageWords {
  readonly headline: string;
  readonly next: string;
}

/** The technician's one card. */
export const statusCard = (speech: Speech) => ({
  status: (data: CardData['status']) => status(speech, data),
});

function status(speech: Speech, data: CardData['status']) {
  const { words, inert, about, exception, lackLine, opens, problems, unreachedNames, worded } = speech;
  const { request, stage } = data;
  const texts = words.cards.status;
  const open = stage !== 'closed';
  const lines = ladder(speech, data);
  const line = steps(speech, data);
  const next = nextLine(speech, data);
  const missed =
    data.unreached.length === 0 ? '' : fillWords(texts.unreached, { people: unreachedNames(data.unreached) });
  return {
    ...about(request),
    headline: fill(speech, stageWords(speech, data).headline, data),
    nexts: [next, missed].filter((text) => text !== '').map((text) => ({ text })),
    color: open ? 'Default' : outcomeColor(data.outcome),
    steps: line,
    stepped: line.length > 0,
    problems: problems(data.problem),
    lines: lines.map((text) => ({ text })),
    judged: lines.length > 0,
    proofs: data.proofs.map(({ kind, url }) => ({
      text: fillWords(worded(words.proofs, kind), { url: inert(url) }),
    })),
    neutral: data.withheld.length > 0 ? [{ text: texts.withheldAloud }] : [],
    calls: callBack(speech, data),
    presentations: presentation(speech, data),
    facts: factLines([
      [texts.ticket, inert(request.ticketNumber)],
      [texts.opener, open ? opens(request) : ''],
      [texts.exception, exception(request)],
      [texts.reason, inert(request.reason)],
    ]),
    lacks: stage === 'closed' ? lackLine(data.lack) : [],
    words: texts,
    ready: {
      url: /^https:\/\/\S+$/.test(data.readyLink) ? plain(data.readyLink) : '',
      title: stage === 'ready' ? texts.readyAgain : texts.ready,
      style: stage === 'ready' ? 'default' : 'positive',
    },
    changeable: data.openers.length > 0,
    attestable: data.canAskAttester,
    contactTitle:
      data.contacts.left === 0 ? '' : data.contacts.asked ? texts.askNextContact : texts.askContact,
    comparable: data.canCompareVideo,
    presentable: data.presentation?.canAsk ?? false,
    canCancel: data.canCancel,
    canRevoke: data.canRevoke,
  };
}

/** What was given, is awaited, is open, is not on offer, and is still missing. */
function ladder(speech: Speech, data: CardData['status']): readonly string[] {
  const { stage, evidence, missing, withheld, request, contacts } = data;
  const { words, evidenceLine } = speech;
  if (stage !== 'verifying' && stage !== 'awaitingApproval') return [];
  return [
    ...evidence.map((item) => evidenceLine(item, request.timeZone)),
    contacts.left === 0 || contacts.asked
      ? ''
      : fillWords(words.evidenceStates.contacts, {
          what: words.evidence.recoveryContact,
          count: String(contacts.left),
        }),
    ...withheldLines(speech, withheld),
    missingLine(speech, missing),
  ].filter((line) => line !== '');
}

function stageWords({ words }: Speech, { stage, outcome }: CardData['status']): StageWords {
  const end = stage === 'closed' ? lookUp<StageWords>(words.outcomes, outcome) : undefined;
  return end ?? lookUp<StageWords>(words.stages, stage) ?? words.stages.verifying;
}

/** What to do next; of a closed case, why it ended and what became of it. */
function nextLine(speech: Speech, data: CardData['status']): string {
  const { words } = speech;
  const { stage, because, approvals } = data;
  const waiting = stage === 'awaitingApproval';
  const next =
    waiting && approvals.asked.length === 0 ? words.askingApprovers : stageWords(speech, data).next;
  const parts = [
    stage === 'closed' ? (lookUp<string>(words.because, because) ?? '') : '',
    fill(speech, next, data),
    waiting && approvals.given > 0 ? fill(speech, words.approvalsGiven, data) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function fill(
  { names, wordedTime }: Speech,
  sentence: string,
  { approvals, until, registered, request }: CardData['status'],
): string {
  return fillWords(sentence, {
    asked: names(approvals.asked),
    given: String(approvals.given),
    needed: String(approvals.needed),
    by: names(approvals.by),
    until: wordedTime(until, request.timeZone),
    registered: names(registered),
  });
}

function callBack({ words, inert, worded }: Speech, { callBack: call }: CardData['status']) {
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
      left: String(call.triesLeft),
      tries: fillWords(texts.tries, { left: String(call.triesLeft) }),
    },
  ];
}
