import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(__dirname, '../../../shared/guide.md');

/** The guide beside the project; undefined where it is not at hand, which fails in CI. */
export function guideText(): string | undefined {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (process.env['CI'] === 'true')
    throw new Error('shared/guide.md is missing, and CI may not skip its tests');
  process.stderr.write('SKIPPED: tests that need shared/guide.md, which is not beside the project\n');
  return undefined;
}

/** One line of the guide that says or asks for something, without its marks; of a row of a table its first cell. */
export interface LineOfGuide {
  readonly section: string;
  readonly text: string;
}

/** Sentences outside lists and tables that ask for something; all others only lead up to a list. */
const asks =
  /^(?:Path:|Note:|Policy Name:|Rationale:|Do NOT|Never issue|Add controls|Implementation should|Once stable:|This implementation aligns)/;

/** Every line of the guide that asks for something, in order: items of lists, rows of tables, and sentences of their own. */
export function linesOfGuide(markdown: string): readonly LineOfGuide[] {
  const lines: LineOfGuide[] = [];
  let section = '';
  let rowsBefore = 0;
  for (const raw of markdown.split('\n')) {
    const heading = /^#{2,3} (?:Phase (\d)|(\d\.\d)|(.+))/.exec(raw);
    if (heading !== null) section = heading[2] ?? heading[1] ?? heading[3] ?? '';
    const part = /^\*\*(Key Benefits|Prerequisites)\*\*$/.exec(raw.trim());
    if (part !== null) section = part[1] ?? '';
    rowsBefore = raw.startsWith('|') ? rowsBefore + 1 : 0;
    const bare = raw.replaceAll('**', '').trim();
    const row = rowsBefore > 2 ? /^\| *([^|]+?) *\|/.exec(bare)?.[1] : undefined;
    const item = /^(?:-|\d\.) (.+)$/.exec(bare)?.[1];
    const found = row ?? item ?? (asks.test(bare) ? bare : undefined);
    if (found !== undefined) lines.push({ section, text: found });
  }
  return lines;
}
