import type { Quarterly, Unread } from '../../services/reviews/quarterly';
import { quarterlyFigures } from '../../services/reviews/quarterlyFigures';
import type { Week } from './week';
import { figureWords, filled, minute, word } from './worded';
import words from './words/en.json';

/** What is live, and how it was signed, as lines for a terminal. */
export function weeklyTable({ lines, names, refs, signs, period, at, noGraph }: Week): readonly string[] {
  const texts = words.weekly;
  const { columns } = texts;
  const rows = lines.map(({ what, code, personId = '', requestId = '', since }) => [
    `${word(texts.what, what)} ${code}`,
    names[personId] ?? personId,
    refs[requestId] ?? '',
    since === undefined ? '' : minute(since),
  ]);
  return [
    texts.title,
    filled(texts.made, { at: minute(at) }),
    ...(noGraph ? [texts.noGraph] : []),
    '',
    ...(rows.length === 0
      ? [texts.nothing]
      : aligned([[columns.what, columns.whose, columns.case, columns.since], ...rows])),
    '',
    filled(texts.signed, { ...signs, from: period.from.slice(0, 10), to: period.to.slice(0, 10) }),
  ];
}

/** The figures of a quarter as lines for a terminal. */
export function quarterlyTable(review: Quarterly): readonly string[] {
  const texts = words.quarterly;
  const rows = quarterlyFigures(review).map(figureWords);
  return [
    texts.title,
    periodLine(review),
    '',
    ...(review.cases.cases === 0 ? [texts.noRows] : []),
    ...aligned(rows),
    '',
    ...blindness(review),
  ];
}

/** From when until when, by which policy, and when it was made. */
export function periodLine({ from, to, policyVersion, madeAt }: Quarterly): string {
  const values = { from: minute(from), to: minute(to), version: policyVersion, at: minute(madeAt) };
  return filled(words.quarterly.period, values);
}

/** What the review could not see, in sentences. */
export function blindness({ unread, blind }: Quarterly): readonly string[] {
  const texts = words.quarterly;
  return [
    ...unread.map(unreadLine),
    blind.length === 0 ? texts.allSeen : filled(texts.rulesBlind, { rules: blind.join(', ') }),
  ];
}

/** What could not be read, and why. */
export function unreadLine({ part, because }: Unread): string {
  const texts = words.quarterly;
  return `${word(texts.parts, part)}: ${filled(texts.unread, { because: word(texts.because, because) })}.`;
}

/** Columns under each other. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
