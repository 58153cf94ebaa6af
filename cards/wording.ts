const longest = 200;
/** So many bytes a text may take of a message, escapes included: enough for the longest in Arabic, and for all of a card. */
const bytesAtMost = 400;
/** Control, format and private characters: they steer the direction of text, or make one name look like another. */
const steering = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

/** What Markdown acts on wherever it stands. */
const marks = /[\\`*_{}[\]~<>]/g;

/** Outside text as plain text for a card: a string, in one line, without invisible characters, of bounded length and weight. */
export function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .replace(steering, '')
    .trim();
  // So short that it fits whatever it is made of.
  if (line.length * heaviest <= bytesAtMost) return line;
  const characters = Array.from(line);
  return fitting(characters, longest) < characters.length
    ? `${characters.slice(0, fitting(characters, longest - 1)).join('')}…`
    : line;
}

/** How many of these characters fit into so many and into the bytes of one text. */
function fitting(characters: readonly string[], atMost: number): number {
  let [count, bytes] = [0, 0];
  for (const character of characters.slice(0, atMost)) {
    bytes += weight(character);
    if (bytes > bytesAtMost) break;
    count += 1;
  }
  return count;
}

/** No character takes more. */
const heaviest = 4;

/** How many bytes a character takes in a message: in UTF-8, with what Markdown and JSON escape it with. */
function weight(character: string): number {
  if (character === '\\') return heaviest;
  if (character.search(marks) === 0) return 3;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character === '"' ? 2 : 1;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : heaviest;
}

/** Outside text as `plain` gives it, cut to so many characters, where many stand on one card. */
export function clipped(value: unknown, atMost: number): string {
  const characters = Array.from(plain(value));
  return characters.length > atMost ? `${characters.slice(0, atMost - 1).join('')}…` : characters.join('');
}

/** Outside text for a place that reads Markdown, as TextBlock and FactSet do: inert, with as few escapes as will do. */
export function inert(value: unknown): string {
  return plain(value)
    .replace(marks, (char) => `\\${char}`)
    .replace(/^(?:#|[+-](?=\s))/, (char) => `\\${char}`)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EEFF}]/u;

/** A text in isolation from a sentence that may run the other way (UAX 9), so that neither turns a part of the other around. */
export function apart(text: string, direction: 'ltr' | 'rtl'): string {
  const turns = direction === 'rtl' || rightToLeft.test(text);
  return turns && text !== '' ? `\u2068${text}\u2069` : text;
}

/** Fills `{name}` in a sentence of ours with values that are already safe where it will stand. */
export function fillWords(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Words of ours as a part of a sentence; names within them stay as they are. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A moment (ISO 8601) in the site's time zone, as in 14:32, with the day when it is not today; empty for none. */
export function wordedTime(
  moment: string,
  timeZone: string,
  today: Date = new Date(),
  locale = 'en-GB',
): string {
  if (moment === '') return '';
  const at = new Date(moment);
  const day = (date: Date, year?: 'numeric'): string =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      day: 'numeric',
      month: 'short',
      ...(year && { year }),
    }).format(date);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return day(at, 'numeric') === day(today, 'numeric') ? time : `${day(at)} ${time}`.replaceAll(' ', '\u00A0');
}
