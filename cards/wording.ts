const longest = 200;
/** Control, format and private characters: they steer the direction of text, or make one name look like another. */
const steering = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

/** Outside text as plain text for a card: a string, in one line, without invisible characters, of bounded length. */
export function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .replace(steering, '')
    .trim();
  const characters = Array.from(line);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}

/** Outside text as `plain` gives it, cut to so many characters, where many stand on one card. */
export function clipped(value: unknown, atMost: number): string {
  const characters = Array.from(plain(value));
  return characters.length > atMost ? `${characters.slice(0, atMost - 1).join('')}…` : characters.join('');
}

/** Outside text for a place that reads Markdown, as TextBlock and FactSet do: inert, with as few escapes as will do. */
export function inert(value: unknown): string {
  return plain(value)
    .replace(/[\\`*_{}[\]~<>]/g, (char) => `\\${char}`)
    .replace(/^(?:#|[+-](?=\s))/, (char) => `\\${char}`)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Several outside texts as one list for a place that reads Markdown; a long list ends with how many more there are. */
export function inertList(values: readonly string[], more: string, atMost = 5): string {
  const shown = values.slice(0, atMost).map(inert).join(', ');
  const left = values.length - atMost;
  return left > 0 ? `${shown} ${fillWords(more, { count: String(left) })}` : shown;
}

/** Fills `{name}` in a sentence of ours with values that are already safe where it will stand. */
export function fillWords(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A moment (ISO 8601) in the site's time zone, as in 14:32, with the day when it is not today; empty for none. */
export function wordedTime(moment: string, timeZone: string, today: Date = new Date()): string {
  if (moment === '') return '';
  const at = new Date(moment);
  const day = (date: Date, year?: 'numeric'): string =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
      ...(year && { year }),
    }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return day(at, 'numeric') === day(today, 'numeric') ? time : `${day(at)} ${time}`.replaceAll(' ', '\u00A0');
}
