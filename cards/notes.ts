import type { CardLanguage } from './language';
import { apart, fillWords, wordedTime } from './wording';

/** What a ticket note is made of; `until` is ISO 8601 or empty. */
export interface NoteData {
  readonly note: string;
  readonly timeZone: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly because: string;
  readonly opener: string;
  readonly values: Readonly<Record<string, string>>;
  readonly until: string;
}

/** The plain text of a ticket note. */
export function noteText(data: NoteData, { direction, locale, words }: CardLanguage): string {
  const notes: Readonly<Record<string, string>> = words.cards.notes;
  const template = notes[`${data.note}.${data.outcome}`] ?? notes[data.note];
  if (template === undefined) throw new Error(`no words for the note ${data.note}`);
  const until = wordedTime(data.until, data.timeZone, undefined, locale);
  const values = Object.entries({ ...data.values, until }).map(([name, value]) => [
    name,
    apart(value, direction),
  ]);
  return fillWords(template, Object.fromEntries(values) as Record<string, string>);
}
