import { minute } from '../minute';
import { page, paragraph, tableOf, warning } from './page';
import type { Week } from './week';
import { filled, word } from './worded';
import words from './words/en.json';

/** The week as one HTML file, to be read on a screen or printed. */
export function weekReport({ at, period, lines, signs, names, refs, noGraph }: Week): string {
  const texts = words.weekly;
  const { what, whose, case: ref, since } = texts.columns;
  const rows = lines.map((line) => [
    `${word(texts.what, line.what)} ${line.code}`,
    names[line.personId ?? ''] ?? line.personId ?? '',
    refs[line.requestId ?? ''] ?? '',
    line.since === undefined ? '' : minute(line.since),
  ]);
  const values = { ...signs, from: period.from.slice(0, 10), to: period.to.slice(0, 10) };
  return page(texts.title, filled(texts.made, { at: minute(at) }), [
    ...(noGraph ? [warning([texts.noGraph])] : []),
    rows.length === 0 ? paragraph(texts.nothing) : tableOf([what, whose, ref, since], rows),
    paragraph(filled(texts.signed, values)),
  ]);
}
