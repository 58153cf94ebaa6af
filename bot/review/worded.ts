import type { Figure } from '../../services/reviews/quarterlyFigures';
import words from './words/en.json';

/** Fills `{name}` in a sentence with values. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The word for a code; one that has no words is shown as it is. */
export function word(table: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(table, code) ? table[code] : undefined) ?? code;
}

/** Counts by code, the largest first, as in "12 unused, 3 denied". */
export function counts(
  of: Readonly<Record<string, number>>,
  table: Readonly<Record<string, string>> = {},
): string {
  const list = Object.entries(of).sort(([, one], [, other]) => other - one);
  const said = list.map(([code, count]) => `${count === 0 ? '' : `${count} `}${word(table, code)}`);
  return said.join(', ') || words.quarterly.none;
}

/** A figure as its title and its sentence. */
export function figureWords({ code, values }: Figure): readonly [title: string, text: string] {
  const { figures, scenarios, outcomes, reasons, because } = words.quarterly;
  const [title = code, sentence = ''] = (figures as Readonly<Record<string, readonly string[]>>)[code] ?? [];
  if (values === undefined) return [title, because.never];
  const table = { ...scenarios, ...outcomes, ...reasons };
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : counts(value, table),
  ]);
  return [title, filled(sentence, Object.fromEntries(said) as Record<string, string>)];
}
