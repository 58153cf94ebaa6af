const named: Readonly<Record<string, string>> = { lt: '&#60;', gt: '&#62;', amp: '&#38;', quot: '&#34;' };

/** What stands in the history of a ticket's page and as links in its fields, in the markup that the contract reads. */
export function entriesOn(html: string): string {
  const entries = [...html.matchAll(/<div class="message-stanza[^"]*">(.*?)<\/div>/gs)];
  const links = [...html.matchAll(/^(<a href="https:[^"]*" target="_blank">[^<]*<\/a>)/gm)];
  return [...links, ...entries]
    .map(([, part = '']) =>
      part
        .replace(/<br \/>/g, '<br>')
        .replace(/<a [^>]*?href="([^"]*)"[^>]*>/g, '<a href="$1">')
        .replace(/&#4([01]);/g, (_, digit: string) => (digit === '0' ? '(' : ')'))
        .replace(/&(lt|gt|amp|quot);/g, (whole, name: string) => named[name] ?? whole),
    )
    .join('\n');
}
