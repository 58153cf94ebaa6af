import { languageOf } from './handover/pages/language';
import { spell } from './handover/pages/spell';

/** The address of a hand-over page as it is read aloud: host, then each letter by its name, in two groups. */
export function spokenLink(publicUrl: string, locator: string): string {
  const language = languageOf();
  const names = Array.from(locator, (char) =>
    spell(language, char.toUpperCase()).name.replace(/^\S+ (?=\S)/, ''),
  );
  const groups = [names.slice(0, 4), names.slice(4)].map((group) => group.join(' '));
  return `${new URL(publicUrl).host} / h / ${groups.join(', ')}`;
}
