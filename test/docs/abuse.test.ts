import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');

/** The abuse cases by their numbers, which have gaps; from the first to the last of each run. */
const numbers = [
  [1, 15],
  [20, 35],
  [40, 72],
  [75, 135],
].flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
const nameOf = (number: number): string => `AC-${String(number).padStart(2, '0')}`;

/** The rows of the table: what is tried, what happens, and what holds it. */
const rows = Array.from(
  readFileSync(join(root, 'docs/SECURITY.md'), 'utf8').matchAll(
    /^\| (AC-\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm,
  ),
  ([, id = '', tried = '', happens = '', held = '']) => ({
    id,
    tried,
    happens,
    held,
    tests: Array.from(held.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g), ([, path = '']) => path),
  }),
);

/** Every case that the title of a test names in brackets, with the file: `AC-01 test/bot/gate.test.ts`. */
const named = new Set(
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path}`)
    .filter((path) => path.endsWith('.ts') && path !== 'test/docs/abuse.test.ts')
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
        .flatMap((line) => Array.from(line.matchAll(/\((AC-\d+(?:, AC-\d+)*)\)/g), ([, ids = '']) => ids))
        .flatMap((ids) => ids.split(', '))
        .map((id) => `${id} ${path}`),
    ),
);

test('every abuse case is one row, in order', () => {
  expect(rows.map(({ id }) => id)).toEqual(numbers.map(nameOf));
});

test('every test that a row names is there and names the case in a title', () => {
  const claimed = rows.flatMap(({ id, tests }) => tests.map((path) => `${id} ${path}`));
  expect(claimed.filter((claim) => !existsSync(join(root, claim.split(' ')[1] ?? '')))).toEqual([]);
  expect(claimed.filter((claim) => !named.has(claim))).toEqual([]);
});

test('every test that names a case is named by its row', () => {
  const claimed = new Set(rows.flatMap(({ id, tests }) => tests.map((path) => `${id} ${path}`)));
  expect([...named].filter((claim) => !claimed.has(claim))).toEqual([]);
});

test('a row without a test says why it needs none', () => {
  const bare = rows.filter(({ tests, held }) => tests.length === 0 && !/^does not apply: \S/.test(held));
  expect(bare.map(({ id }) => id)).toEqual([]);
  const both = rows.filter(({ tests, held }) => tests.length > 0 && held.startsWith('does not apply'));
  expect(both.map(({ id }) => id)).toEqual([]);
});
