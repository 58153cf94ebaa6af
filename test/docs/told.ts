import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Every page for people, by its path in the repository. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A block that is set apart in a page, with the language that it says it is in. */
export const blocksIn = (text: string): readonly { readonly language: string; readonly body: string }[] =>
  Array.from(text.matchAll(/^[ ]*```(\w*)\n([^]*?)^[ ]*```$/gm), ([, language = '', body = '']) => ({
    language,
    body,
  }));

const programs = /^(?:npm|npx|node|tsx|docker|atk|az|git|openssl|curl|kill|cp|psql|pg_\w+|sh|tenant) \S/;

/** Every command that a page tells people to run: the lines of its shell blocks, and what begins with a program in its prose. */
export function commandsIn(text: string): readonly string[] {
  const blocks = blocksIn(text)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ body }) => body.split('\n'));
  const prose = text.replace(/^[ ]*```\w*\n[^]*?^[ ]*```$/gm, '');
  const spans = Array.from(prose.matchAll(/`([^`]+)`/g), ([, span = '']) => span);
  return [...blocks, ...spans.filter((span) => programs.test(span))]
    .map((line) => line.replace(/(?:^|\s)#.*$/, ''))
    .flatMap((line) => line.split(' && '))
    .map((line) => line.trim().replace(/^tenant --/, 'npm run tenant --'))
    .filter((line) => line !== '');
}
