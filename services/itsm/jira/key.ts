const longest = 40;

/** An issue key in canonical form, as in `HELP-12`, or undefined for text that is none; the only text of people that enters an address. */
export function parseKey(text: string): string | undefined {
  if (text.length > longest) return undefined;
  // Letters are counted before they are raised: some foreign ones become these when they are.
  const [, project, number] =
    /^#?([A-Za-z][A-Za-z0-9]{1,9})(?:\s*[-\u2010-\u2013]\s*|\s+)([1-9]\d{0,8})$/.exec(
      text.normalize('NFKC').trim(),
    ) ?? [];
  return project === undefined || number === undefined ? undefined : `${project.toUpperCase()}-${number}`;
}

/** The key of the project that an issue of this canonical key is in. */
export function projectOf(key: string): string {
  return key.slice(0, key.indexOf('-'));
}
