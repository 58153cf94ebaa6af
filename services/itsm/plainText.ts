const longest = 3_000;

/** Text that a desk shows as it is: no `[code]`, HTML, entity, mention or control, and short enough to be kept whole. */
export function plainText(text: string): string {
  const inert = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/&(?=#?\w+;)/g, '＆');
  const characters = Array.from(inert);
  return characters.length <= longest ? inert : `${characters.slice(0, longest - 1).join('')}…`;
}
