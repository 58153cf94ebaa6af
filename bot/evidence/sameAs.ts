/** What an export leaves out wherever it is. */
const leftOut: ReadonlySet<string> = new Set(['receipt', 'locator']);

/**
 * Whether a line says what the text under its link says: a name, a number or a text of a person stands as a token there, and
 * is not compared; everything else is the same.
 */
export function sameAs(text: unknown, said: unknown): boolean {
  if (typeof text !== 'object' || text === null) return text === said;
  if ('$personal' in text) return true;
  if (typeof said !== 'object' || said === null || Array.isArray(text) !== Array.isArray(said)) return false;
  const [one, other] = [text, said] as readonly Readonly<Record<string, unknown>>[];
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...names].every((name) => leftOut.has(name) || sameAs(one?.[name], other?.[name]));
}
