import { lookUp } from '../../../cards/lookUp';
import type { PageLanguage } from './language';

/** The names of the letters are the same in every language, as on the radio. */
const letters =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );

/** What a character of a passcode is, for style and for reading aloud. */
export type CharacterKind = 'digit' | 'capital' | 'small' | 'symbol';

/** One character with its kind and its name, as in "capital X-ray"; no two printable ASCII characters share a name. */
export function spell(
  { words: { spelling } }: PageLanguage,
  char: string,
): { readonly kind: CharacterKind; readonly name: string } {
  if (/^[0-9]$/.test(char)) return { kind: 'digit', name: spelling.digits[Number(char)] ?? char };
  if (/^[A-Z]$/.test(char)) return { kind: 'capital', name: `${spelling.capital} ${letter(char)}` };
  if (/^[a-z]$/.test(char)) return { kind: 'small', name: `${spelling.small} ${letter(char.toUpperCase())}` };
  return {
    kind: 'symbol',
    name: lookUp<string>(spelling.symbols, char) ?? `U+${char.codePointAt(0)?.toString(16) ?? ''}`,
  };
}

function letter(capital: string): string {
  return letters[capital.charCodeAt(0) - 65] ?? capital;
}
