import words from '../words/en.json';

const letters =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );
const digits = 'zero one two three four five six seven eight nine'.split(' ');
const symbols: Readonly<Record<string, string>> = {
  ' ': 'space',
  '!': 'exclamation mark',
  '"': 'double quote',
  '#': 'number sign',
  $: 'dollar sign',
  '%': 'percent sign',
  '&': 'ampersand',
  "'": 'apostrophe',
  '(': 'opening parenthesis',
  ')': 'closing parenthesis',
  '*': 'asterisk',
  '+': 'plus sign',
  ',': 'comma',
  '-': 'hyphen',
  '.': 'full stop',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less-than sign',
  '=': 'equals sign',
  '>': 'greater-than sign',
  '?': 'question mark',
  '@': 'at sign',
  '[': 'opening square bracket',
  '\\': 'backslash',
  ']': 'closing square bracket',
  '^': 'caret',
  _: 'underscore',
  '`': 'backquote',
  '{': 'opening brace',
  '|': 'vertical bar',
  '}': 'closing brace',
  '~': 'tilde',
};

/** What a character of a passcode is, for style and for reading aloud. */
export type CharacterKind = 'digit' | 'capital' | 'small' | 'symbol';

/** One character with its kind and its name, as in "capital X-ray"; no two printable ASCII characters share a name. */
export function spell(char: string): { readonly kind: CharacterKind; readonly name: string } {
  if (/^[0-9]$/.test(char)) return { kind: 'digit', name: digits[Number(char)] ?? char };
  if (/^[A-Z]$/.test(char)) return { kind: 'capital', name: `${words.spelling.capital} ${letter(char)}` };
  if (/^[a-z]$/.test(char))
    return { kind: 'small', name: `${words.spelling.small} ${letter(char.toUpperCase())}` };
  return { kind: 'symbol', name: symbols[char] ?? `U+${char.codePointAt(0)?.toString(16) ?? ''}` };
}

function letter(capital: string): string {
  return letters[capital.charCodeAt(0) - 65] ?? capital;
}
