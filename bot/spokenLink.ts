import { languageOf } from './handover/pages/language';
import { spell } from './handover/pages/spell';

/** The address of a hand-over page as it is read aloud in a language: host, then each letter by its name, in two groups. */
export function spokenLink(publicUrl: string, locator: string, locale: string): string {
  const language = languageOf(locale);
  const { capital } = language.words.spelling;
  const names = Array.from(locator, (char) =>
    spell(language, char.toUpperCase()).name.replace(`${capital} `, ''),
  );
  const groups = [names.slice(0, 4), names.slice(4)].map((group) => group.join(' '));
  return `${new URL(publicUrl).host} / h / ${groups.join(', ')}`;
}
