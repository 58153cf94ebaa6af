import { spell } from './handover/pages/spell';

/** The address of a hand-over page as it is read aloud: host, then each letter by its name, in two groups. */
export function spokenLink(publicUrl: string, locator: string): string {
  const names = Array.from(locator, (char) => spell(char.toUpperCase()).name.replace(/^\S+ (?=\S)/, ''));
  const groups = [names.slice(0, 4), names.slice(4)].map((group) => group.join(' '));
  return `${new URL(publicUrl).host} / h / ${groups.join(', ')}`;
}
