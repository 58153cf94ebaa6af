import { plainText } from '../plainText';

/** What begins and ends the mark of an entry; no text of people may hold them. */
export const markSigns = ['\u27e6', '\u27e7'] as const;

const looksLike: Readonly<Record<string, string>> = {
  '*': '\u2217',
  _: '\uff3f',
  '+': '\uff0b',
  '^': '\uff3e',
  '~': '\u223c',
  '-': '\u2010',
};

/**
 * Text that Jira shows as it is. A comment is wiki markup: what would become a macro, picture, table, mention or emphasis
 * gets a character that looks like it, because an escape would be shown where Jira takes the text as it stands.
 */
export function inertText(text: string): string {
  return plainText(text)
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replaceAll(markSigns[0], '(')
    .replaceAll(markSigns[1], ')')
    .replaceAll('\\', '\uff3c')
    .replaceAll('|', '\u00a6')
    .replace(/!(?=\S)/g, '\uff01')
    .replaceAll('??', '\uff1f\uff1f')
    .replace(/^(\s*(?:h[1-6]|bq))\.(?=\s)/gm, '$1\u2024')
    .replace(/^(\s*)#(?=#*\s)/gm, '$1\uff03')
    .replace(
      /(?<![\p{L}\p{N}])[*_+^~]|[*_+^~](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])-(?=\S)/gu,
      (sign) => looksLike[sign] ?? sign,
    );
}
