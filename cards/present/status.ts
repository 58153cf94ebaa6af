import type { CardData } from '../data';
import { fillWords, inert, plain, wordedTime } from '../wording';
import { lookUp } from '../lookUp';
import words from '../words/en.json';
import { missingLine, withheldLines } from './ladder';
import { presentation } from './presentation';
import { steps } from './steps';
import {
  about,
  evidenceLine,
  exception,
  factLines,
  lackLine,
  names,
  opens,
  outcomeColor,
  problems,
  worded,
  unreachedNames,
} from './shared';

interface StageWords {
  readonly headline: string;
  readonly next: string;
}

/** The technician's one card. */
export function status(data: CardData['status']) {
  const { request, stage } = data;
  const texts = words.cards.status;
  const open = stage !== 'closed';
  const lines = ladder(data);
  const line = steps(data);
  const next = nextLine(data);
  const missed =
    data.unreached.length === 0 ? '' : fillWords(texts.unreached, { people: unreachedNames(data.unreached) });
  return {
    ...about(request),
    headline: fill(stageWords(data).headline, data),
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
    calls: callBack(data),
    presentations: presentation(data),
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
    openers: data.openers.map((value) => ({ value: plain(value), title: worded(words.openers, value) })),
    another: plain(data.openers[0] ?? ''),
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
function ladder({
  stage,
  evidence,
  missing,
  withheld,
  request,
  contacts,
}: CardData['status']): readonly string[] {
  if (stage !== 'verifying' && stage !== 'awaitingApproval') return [];
  return [
    ...evidence.map((item) => evidenceLine(item, request.timeZone)),
    contacts.left === 0 || contacts.asked
      ? ''
      : fillWords(words.evidenceStates.contacts, {
          what: words.evidence.recoveryContact,
          count: String(contacts.left),
        }),
    ...withheldLines(withheld),
    missingLine(missing),
  ].filter((line) => line !== '');
}

function stageWords({ stage, outcome }: CardData['status']): StageWords {
  const end = stage === 'closed' ? lookUp<StageWords>(words.outcomes, outcome) : undefined;
  return end ?? lookUp<StageWords>(words.stages, stage) ?? words.stages.verifying;
}

/** What to do next; of a closed case, why it ended and what became of it. */
function nextLine(data: CardData['status']): string {
  const { stage, because, approvals } = data;
  const waiting = stage === 'awaitingApproval';
  const next = waiting && approvals.asked.length === 0 ? words.askingApprovers : stageWords(data).next;
  const parts = [
    stage === 'closed' ? (lookUp<string>(words.because, because) ?? '') : '',
    fill(next, data),
    waiting && approvals.given > 0 ? fill(words.approvalsGiven, data) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function fill(sentence: string, { approvals, until, registered, request }: CardData['status']): string {
  return fillWords(sentence, {
    asked: names(approvals.asked),
    given: String(approvals.given),
    needed: String(approvals.needed),
    by: names(approvals.by),
    until: wordedTime(until, request.timeZone),
    registered: names(registered),
  });
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
      left: String(call.triesLeft),
      tries: fillWords(texts.tries, { left: String(call.triesLeft) }),
    },
  ];
}
