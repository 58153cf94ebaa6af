const longest = 300;
/** Characters that steer the direction of text or are invisible: they make one name look like another. */
const steering = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Outside text as plain text for a card: a string, in one line, without steering characters, of bounded length. */
export function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const line = text.replace(steering, '').replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Outside text for a place that reads Markdown, as TextBlock and FactSet do: inert. */
export function inert(value: unknown): string {
  return plain(value).replace(/[\\`*_{}[\]()#+!|~<>]/g, (char) => `\\${char}`);
}

/** Fills `{name}` in a sentence of ours with values that are already safe where it will stand. */
export function fillWords(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A moment (ISO 8601) in the site's time zone, as in 14:32, with the day when it is not today; empty for none. */
export function wordedTime(moment: string, timeZone: string, today: Date = new Date()): string {
  if (moment === '') return '';
  const at = new Date(moment);
  const day = (date: Date): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return day(at) === day(today) ? time : `${day(at)} ${time}`;
}
