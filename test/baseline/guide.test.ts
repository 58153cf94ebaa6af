import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checks } from '../../services/baseline/checks';
import { dutiesOfRoles } from '../../services/baseline/duties';
import { guideLines } from '../../services/baseline/guideLines';
import { roleTitle } from '../../bot/tenant/worded';

const path = join(__dirname, '../../../shared/guide.md');

/** The guide beside the project; undefined where it is not at hand, which fails in CI. */
function guide(): string | undefined {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (process.env['CI'] === 'true')
    throw new Error('shared/guide.md is missing, and CI may not skip its tests');
  process.stderr.write('SKIPPED: tests that need shared/guide.md, which is not beside the project\n');
  return undefined;
}

const text = guide();
const here = text === undefined ? describe.skip : describe;

interface Line {
  readonly section: string;
  readonly text: string;
}

/** Every line of phases 0 to 3 that asks for something: bullets, rows of tables, and sentences that begin in bold. */
function linesOf(markdown: string): readonly Line[] {
  const lines: Line[] = [];
  let section = '';
  let rowsBefore = 0;
  for (const raw of markdown.split('\n')) {
    const heading = /^#{2,3} (?:Phase )?(\d+(?:\.\d+)?|Executive Summary)?/.exec(raw);
    if (heading !== null) section = heading[1] ?? '';
    if (/^\*\*(Prerequisites|Key Benefits)\*\*/.test(raw))
      section = raw.includes('Pre') ? 'Prerequisites' : '';
    rowsBefore = raw.startsWith('|') ? rowsBefore + 1 : 0;
    const bare = raw.replaceAll('**', '').trim();
    const row = rowsBefore > 2 ? /^\| *([^|]+?) *\|/.exec(bare)?.[1] : undefined;
    const bullet = /^- (.+)$/.exec(bare)?.[1];
    const sentence = /^(Path:|Note:|Policy Name:|Rationale:|Do NOT|Add controls)/.test(bare)
      ? bare
      : undefined;
    const found = row ?? bullet ?? sentence;
    if (found !== undefined && /^([0-3]\.\d|Prerequisites)$/.test(section))
      lines.push({ section, text: found });
  }
  return lines;
}

here('by the guide', () => {
  const lines = linesOf(text ?? '');
  const known = Object.entries(guideLines);

  test('every line of phases 0 to 3 and every row of their tables has a check', () => {
    expect(lines.length).toBeGreaterThan(40);
    const answered = new Set(checks.flatMap((check) => check.lines.map((name): string => name)));
    const open = lines.filter(
      (line) =>
        !known.some(
          ([name, { section, quote }]) =>
            section === line.section && line.text.startsWith(quote) && answered.has(name),
        ),
    );
    expect(open).toEqual([]);
  });

  test('every line that a check names is there', () => {
    const plain = (text ?? '').replaceAll('**', '');
    for (const [, { section, quote }] of known) {
      const part = plain.split(/^#{2,3} /m).find((one) => one.includes(section) && one.includes(quote));
      expect([section, quote, part !== undefined]).toEqual([section, quote, true]);
    }
  });

  test('the table of duties is about the five roles of the guide', () => {
    const rows = lines.filter(
      ({ section, text: line }) => section === '0.1' && /(Administrator|Reader)$/.test(line),
    );
    expect(Object.keys(dutiesOfRoles).map(roleTitle).sort()).toEqual(rows.map((row) => row.text).sort());
  });
});

test('no two checks have the same name', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
