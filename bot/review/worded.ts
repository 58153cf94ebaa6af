import words from './words/en.json';

/** Fills `{name}` in a sentence with values. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The word for a code; one that has no words is shown as it is. */
export function word(table: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(table, code) ? table[code] : undefined) ?? code;
}

/** A moment (ISO 8601) to the minute, in UTC. */
export function minute(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

/** Counts by code, the largest first, as in "12 unused, 3 denied". */
export function counts(
  of: Readonly<Record<string, number>>,
  table: Readonly<Record<string, string>> = {},
): string {
  const list = Object.entries(of).sort(([, one], [, other]) => other - one);
  return list.map(([code, count]) => `${count} ${word(table, code)}`).join(', ') || words.quarterly.none;
}
