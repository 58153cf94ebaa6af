import type { Document } from './document';
import type { Section } from './written';

/** The document as Markdown; what stands in the file or the tenant makes no markup. */
export function markdown({ title, meta, disorders, sections }: Document): string {
  return [
    `# ${title}`,
    ...disorders.map((one) => `> **${inert(one)}**`),
    meta.map(([label, text]) => `- **${label}:** ${inert(text)}`).join('\n'),
    ...sections.map(part),
    '',
  ].join('\n\n');
}

function part({ title, intro, columns, statements }: Section): string {
  const isNarrow = statements.every(({ limit }) => limit === '');
  const cells = (texts: readonly string[]): string => `| ${texts.slice(0, isNarrow ? 2 : 3).join(' | ')} |`;
  const table = [
    cells(columns),
    cells(['---', '---', '---']),
    ...statements.map(({ label, says, limit }) => cells([label, says, limit].map(inert))),
  ];
  return [`## ${title}`, ...intro, table.join('\n')].join('\n\n');
}

function inert(text: string): string {
  return text
    .replace(/[\\`*_[\]|#]/g, '\\$&')
    .replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\r\n]+/g, ' ');
}
