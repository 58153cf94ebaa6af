/** Where the page of a presentation is, in two groups of four that can be read aloud; without the scheme, which nobody says. */
export function pageAddress(publicUrl: string, code: string): string {
  return `${new URL(publicUrl).host}/v/${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code in such an address as somebody typed it; undefined for none. */
export function typedCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replaceAll('-', '');
  return /^[a-z2-9]{8}$/.test(code) ? code : undefined;
}
