const longest = 40;

/** A ticket number in canonical form, or undefined for text that is none; the only text of people that enters a query. */
export function parseNumber(text: string): string | undefined {
  if (text.length > longest) return undefined;
  // Space is allowed before the digits only: among them it could join two numbers to a third.
  const [, digits] = /^(?:RT[\s-]*)?(?:#\s*)?0*([1-9]\d{0,8})$/i.exec(text.normalize('NFKC').trim()) ?? [];
  return digits;
}

/** The number that an id of a ticket stands for; an id that is none is a bug. */
export function numberOf(id: string): string {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Error('not a ticket id');
  return id;
}
