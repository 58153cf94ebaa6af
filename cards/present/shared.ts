import type { Problem, ShownEvidence, ShownRequest } from '../shown';
import { fillWords, inert, inertList, plain, wordedTime } from '../wording';
import { lookUp } from '../lookUp';
import { problemWords } from '../problemWords';
import words from '../words/en.json';

/** A line of a FactSet. */
export interface FactLine {
  readonly title: string;
  readonly value: string;
}

/** The problem container's data: one entry, or none. */
export function problems(
  problem: Problem | undefined,
): readonly { readonly title: string; readonly sentence: string; readonly reference: string }[] {
  if (problem === undefined) return [];
  const worded = problemWords(problem.code);
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [name, inert(value)]),
  );
  const reference =
    problem.reference === ''
      ? ''
      : fillWords(words.cards.refusal.reference, { reference: inert(problem.reference) });
  return [
    {
      title: worded.title,
      sentence: `${fillWords(worded.sentence, values)} ${worded.next}`.trim(),
      reference,
    },
  ];
}

/** What would spare the user the next case, as a line at the end of a card; none where nothing is missing. */
export function lackLine(lack: string): readonly { readonly text: string }[] {
  const text = lookUp<string>(words.lacks, lack);
  return text === undefined ? [] : [{ text }];
}

/** "Case TAP-… · Lost phone, MFA reset", and the modes of the desk that are not the usual one. */
export function caption(request: Pick<ShownRequest, 'ref' | 'scenario' | 'modes'>): string {
  const parts = [
    fillWords(words.cards.request, { ref: inert(request.ref) }),
    scenarioTitle(request.scenario),
    ...request.modes.map((mode) => worded(words.modes, mode)),
  ];
  return parts.join(' · ');
}

export function scenarioTitle(scenario: string): string {
  return scenarioWords(scenario).title;
}

export function scenarioWords(scenario: string): {
  readonly title: string;
  readonly when: string;
  readonly whenNot: string;
  readonly needs: string;
} {
  return lookUp(words.scenarios, scenario) ?? { title: inert(scenario), when: '', whenNot: '', needs: '' };
}

/** Looks a code up among words; an unknown code is shown as it is, inert. */
export function worded(table: Readonly<Record<string, string>>, code: string): string {
  return lookUp(table, code) ?? inert(code);
}

/** Who opens, as a sentence. */
export function opens(request: Pick<ShownRequest, 'opener' | 'openerName'>, shown = inert): string {
  return fillWords(worded(words.opens, request.opener), { name: shown(request.openerName) });
}

/** By which exception the passcode is read out, or nothing. */
export function exception({ readOut }: Pick<ShownRequest, 'readOut'>, shown = inert): string {
  if (readOut === undefined) return '';
  const { until, approvedBy, reason } = readOut;
  return fillWords(words.exception, {
    until: shown(until),
    by: shown(approvedBy),
    reason: shown(reason),
  });
}

/** Drops the lines whose value is empty. */
export function factLines(lines: readonly (readonly [title: string, value: string])[]): readonly FactLine[] {
  return lines.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value }));
}

/** One piece of evidence as a line. */
export function evidenceLine(item: ShownEvidence, timeZone: string, shown = inert): string {
  const what = worded(words.evidence, item.kind);
  // Nobody says no to a presentation, and why it failed is told to nobody who talks to the caller.
  const state = item.kind === 'verifiedId' && item.state === 'failed' ? 'notConfirmed' : item.state;
  return fillWords(words.evidenceStates[state], {
    what,
    by: shown(item.by),
    at: wordedTime(item.at, timeZone),
  });
}

/** Names as one list of bounded length. */
export function names(list: readonly string[]): string {
  return inertList(list, words.more);
}

/** The colour of a headline: how an ending is meant to feel. */
export function outcomeColor(outcome: string): 'Good' | 'Attention' | 'Default' {
  if (outcome === 'completed') return 'Good';
  return outcome === 'unregistered' || outcome === 'contained' ? 'Attention' : 'Default';
}

/** "Notice 3F9A1C", or nothing. */
export function noticeLine(notice: string): string {
  return notice === '' ? '' : fillWords(words.cards.notice, { notice: inert(notice) });
}

/** What every card about a request needs: id, name in plain text (for TextRun), the ticket's link or nothing. */
export function about(request: ShownRequest) {
  return {
    id: plain(request.id),
    caption: caption(request),
    name: plain(request.subject.name),
    upn: plain(request.subject.upn),
    idTail: plain(request.subject.idTail),
    ticketLink: /^https:\/\/\S+$/.test(request.ticketLink) ? plain(request.ticketLink) : '',
    ticketTitle: words.cards.status.openTicket,
  };
}

/** Whom the desk could not tell: names, and places in words. */
export function unreachedNames(unreached: readonly string[]): string {
  return unreached.map((one) => worded(words.places, one)).join(', ') || words.places.somebody;
}
