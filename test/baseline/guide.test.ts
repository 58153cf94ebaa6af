import { describe, expect, test } from '@jest/globals';
import { checks } from '../../services/baseline/checks';
import { dutiesOfRoles } from '../../services/baseline/duties';
import { guideLines } from '../../services/baseline/guideLines';
import { roleTitle } from '../../bot/tenant/worded';
import { guideText, linesOfGuide } from '../docs/guideText';

const text = guideText();
const here = text === undefined ? describe.skip : describe;

here('by the guide', () => {
  const lines = linesOfGuide(text ?? '').filter(
    ({ section, text: line }) =>
      /^(?:[0-3]\.\d|Prerequisites)$/.test(section) && !line.startsWith('Implementation'),
  );
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
