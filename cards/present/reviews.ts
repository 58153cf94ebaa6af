import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import type { ShownReviewLine, ShownSign, ShownTrail } from '../reviewData';
import { fillWords, plain } from '../wording';
import { factLines } from './shared';
import { bars, codeWords, isDrawn, isTold } from './bars';
import type { Speech } from './speech';
import { partyName, ruleWords } from './tenantAlert';

type Figure = CardData['quarterly']['figures'][number];

/** More, with the longest names that there can be, would not fit a message. */
const linesAtMost = 5;
const notOkAtMost = 3;

/** The cards of reviews. */
export const reviewCards = (speech: Speech) => ({
  review: (data: CardData['review']) => {
    const { alerts, reviews: words, inert, problems, wordedTime } = speech;
    const texts = words.review;
    const own = texts[data.what];
    const { timeZone, open, all, signed, late } = data;
    const isDone = signed === all;
    const left = open.length - linesAtMost;
    const values = { at: wordedTime(data.at, timeZone), due: wordedTime(data.dueAt, timeZone) };
    return {
      id: plain(data.id),
      style: isDone ? (data.notOk.length === 0 ? 'good' : 'warning') : late ? 'attention' : 'accent',
      caption: fillWords(texts.caption, values),
      title: own.title,
      text: all === 0 ? own.empty : isDone ? own.done : own.text,
      states: [
        ...(late ? [data.what === 'case' ? texts.lateCase : texts.late] : []),
        ...(data.what === 'weekly' && all > 0
          ? [fillWords(texts.count, { signed: String(signed), all: String(all) })]
          : []),
        ...(isDone && data.lastSign !== undefined ? [signText(speech, data.lastSign, timeZone)] : []),
        ...(data.formSent ? [alerts.card.formSent] : []),
      ].map((text) => ({ text })),
      facts: data.trail === undefined ? [] : trailFacts(speech, data.trail, timeZone),
      notOk: data.notOk.slice(0, notOkAtMost).map((line) => ({
        name: lineTitle(speech, line),
        line: fillWords(texts.notOkLine, {
          by: inert(line.sign?.by ?? ''),
          note: inert(line.sign?.note ?? ''),
        }),
      })),
      lines: open.slice(0, linesAtMost).map((line) => ({
        number: String(line.number),
        name: lineTitle(speech, line),
        line: lineDetail(speech, line, timeZone),
        ok: texts.ok,
        notOk: texts.notOk,
      })),
      more: left > 0 ? [{ text: fillWords(texts.more, { count: String(left) }) }] : [],
      problems: problems(data.problem),
      portalLink: /^https:\/\/\S+$/.test(data.portalLink) ? plain(data.portalLink) : '',
      canStart: data.canStart && isDone,
      hasButtons: (data.canStart && isDone) || data.portalLink !== '',
      words: texts,
    };
  },

  noReview: ({ canStart, nextAt, timeZone }: CardData['noReview']) => {
    const { reviews: words, wordedTime } = speech;
    return {
      title: words.noReview.title,
      text: fillWords(words.noReview.text, { at: wordedTime(nextAt, timeZone) }),
      canStart,
      start: words.review.start,
    };
  },

  quarterly: ({ fromAt, toAt, figures, blind, timeZone }: CardData['quarterly']) => {
    const { reviews: words, inert, wordedDay } = speech;
    const texts = words.quarterly;
    return {
      title: texts.title,
      caption: fillWords(texts.caption, {
        from: wordedDay(fromAt, timeZone),
        to: wordedDay(toAt, timeZone),
      }),
      facts: figures.filter(isTold).map(({ code, values }) => {
        const said = lookUp<{ readonly title: string; readonly value: string }>(texts.figures, code);
        const value =
          values === undefined ? texts.unread : fillWords(said?.value ?? '', inertAll(speech, values));
        return { title: said?.title ?? inert(code), value };
      }),
      charts: figures.filter(isDrawn).map((figure) => ({
        title: lookUp<{ readonly title: string }>(texts.figures, figure.code)?.title ?? inert(figure.code),
        bars: bars(speech, figure),
      })),
      lines: [
        ...(blind > 0 ? [{ text: fillWords(texts.blind, { count: String(blind) }) }] : []),
        { text: texts.charts },
      ],
    };
  },

  policy: (data: CardData['policy']) => {
    const { words: en, reviews: words, inert, listed, scenarioTitle, worded } = speech;
    const texts = words.policy;
    const { from, to } = data.hours;
    return {
      title: texts.title,
      caption: fillWords(texts.caption, { version: inert(data.version) }),
      states: [
        ...(data.stopped ? [texts.stopped] : []),
        ...(data.modes.length === 0
          ? []
          : [fillWords(texts.modes, { modes: listed(data.modes.map((mode) => worded(en.modes, mode))) })]),
      ].map((text) => ({ text })),
      rules: data.rules.map((rule) => ({
        title: scenarioTitle(rule.scenario),
        line: fillWords(texts.rule, {
          minutes: String(rule.minutes),
          approvals: fillWords(rule.approvals === 1 ? texts.oneApproval : texts.approvals, {
            count: String(rule.approvals),
            sensitive: String(rule.sensitiveApprovals),
          }),
          openers: listed(rule.openers.map((opener) => worded(texts.openers, opener))),
        }),
      })),
      lines: [
        texts.always,
        fillWords(texts.hours, { from: inert(from), to: inert(to) }),
        fillWords(texts.reviews, {
          caseHours: String(data.caseHours),
          weeklyHours: String(data.weeklyHours),
        }),
        ...data.readOut.map(({ scenario, until }) =>
          fillWords(texts.readOut, { scenario: scenarioTitle(scenario), until: inert(until) }),
        ),
      ].map((text) => ({ text })),
    };
  },
});

/** What a line of a review is about, in words. */
export function lineTitle(speech: Speech, { what, code, person }: ShownReviewLine): string {
  const { words: en, alerts, reviews: words, inert, worded } = speech;
  return fillWords(worded(words.lines, what), {
    name: partyName(speech, person, alerts.card.goneName, alerts.card.somebody),
    group: worded(en.groups, code),
    step: worded(words.lineCodes, code),
    part: worded(words.lineCodes, code),
    rule: ruleWords(speech, code).title,
    code: inert(code),
  });
}

function lineDetail(
  { reviews: words, inert, wordedTime }: Speech,
  { what, since, ref }: ShownReviewLine,
  timeZone: string,
): string {
  const texts = words.review;
  const isOfPerson = ['pass', 'member'].includes(what);
  return [
    ...(since === '' ? [] : [fillWords(texts.since, { at: wordedTime(since, timeZone) })]),
    ...(ref !== '' ? [fillWords(texts.case_, { ref: inert(ref) })] : isOfPerson ? [texts.noCase] : []),
  ].join(' · ');
}

function signText(
  { reviews: words, inert, wordedTime }: Speech,
  { by, at, note }: ShownSign,
  timeZone: string,
): string {
  const texts = words.review;
  const values = { by: inert(by), at: wordedTime(at, timeZone), note: inert(note) };
  return fillWords(note === '' ? texts.signedBy : texts.signedNote, values);
}

function trailFacts(speech: Speech, trail: ShownTrail, timeZone: string) {
  const { words: en, reviews: words, inert, listed, names, worded, wordedTime } = speech;
  const texts = words.trail;
  const time = (moment: string): string => wordedTime(moment, timeZone);
  const proofs = trail.proofs.map(({ kind, by, at }) =>
    fillWords(texts.proof, { kind: worded(en.evidence, kind), by: inert(by), at: time(at) }),
  );
  const approvers = trail.approvers.map(({ name, at }) =>
    fillWords(texts.approver, { name: inert(name), at: time(at) }),
  );
  return factLines([
    [texts.opened, time(trail.openedAt)],
    [texts.requester, inert(trail.requester)],
    [texts.proofs, listed(proofs.slice(0, 4))],
    [texts.approvers, listed(approvers.slice(0, 4))],
    [texts.opener, inert(trail.opener)],
    [texts.shown, trail.shownAt === '' ? texts.notShown : time(trail.shownAt)],
    [texts.used, time(trail.usedAt)],
    [texts.registered, names(trail.registered)],
    [texts.outcome, worded(words.outcomes, trail.outcome)],
    [texts.closed, time(trail.closedAt)],
  ]);
}

/** Counts are listed in words, the largest first; what is only named has no count. */
function inertAll(speech: Speech, values: NonNullable<Figure['values']>): Record<string, string> {
  const { reviews: words, inert, listed } = speech;
  const counted = (counts: Readonly<Record<string, number>>): string =>
    listed(
      Object.entries(counts)
        .sort(([, one], [, other]) => other - one)
        .map(([code, count]) => `${count === 0 ? '' : `${count} × `}${codeWords(speech, code)}`),
    ) || words.quarterly.none;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? inert(value) : counted(value),
    ]),
  );
}
