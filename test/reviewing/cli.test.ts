import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer } from '../../bot/cli/command';
import { review } from '../../bot/cli/review';
import { openTestBooks } from '../audit/books';
import type { Books } from '../audit/books';
import { production } from '../bot/production';
import { freePort } from '../sandbox/freePort';

let books: Books;
let folder: string;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-review-'));
  books = await openTestBooks(production['SEALING_KEY']);
  // Nobody listens there: what only the tenant tells is missing.
  const nobody = `https://127.0.0.1:${await freePort()}`;
  environment = {
    ...production,
    MODE: 'sandbox',
    AUTHORITY_URL: nobody,
    GRAPH_URL: nobody,
    DATABASE_URL: books.url,
  };
  await books.closedCase();
  await books.openCase();
});

afterAll(async () => {
  await books.close();
  await rm(folder, { recursive: true });
});

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await answer(review, argv, environment, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

describe('"quarterly"', () => {
  test('tells the figures of three months, and what it could not read instead of a zero; as a page that only its owner reads, too', async () => {
    const file = join(folder, 'quarter.html');
    const { code, said } = await run('quarterly', '--html', file);
    expect(said).toMatch(/^Quarterly review\n/);
    expect(said).toMatch(/Cases +2: 2 Recovery/);
    expect(said).toMatch(/Not completed +1 ended by a person/);
    expect(said).toMatch(/Users with a strong method +it was never read/);
    expect(said).toMatch(/The log of changes: not read: it could not be reached/);
    expect(code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/Quarterly review[^]*<svg/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('is data with --json, and of a time without a case, too', async () => {
    const { code, said } = await run('quarterly', '--json', '--from', '2020-01-01', '--to', '2020-03-31');
    expect(JSON.parse(said)).toMatchObject({
      from: '2020-01-01T00:00:00.000Z',
      cases: { cases: 0, shown: 0 },
    });
    expect(code).toBe(0);
  });
});

test('"weekly" tells what is live, and that Graph could not be reached; as a page, too', async () => {
  const file = join(folder, 'week.html');
  const { code, said } = await run('weekly', '--html', file);
  expect(said).toMatch(
    /Graph could not be reached[^]*watch does not run[^]*not read groups[^]*0 lines signed/,
  );
  expect(code).toBe(0);
  expect(await readFile(file, 'utf8')).toMatch(/Weekly review[^]*watch does not run/);
});

test('"weekly --json" is data', async () => {
  const { code, said } = await run('weekly', '--json', '--from', '2020-01-01', '--to', '2020-01-07');
  expect(code).toBe(0);
  expect(JSON.parse(said)).toBeInstanceOf(Object);
});

test.each([
  [['quarterly', '--from', '2026-02-30'], /--from: a day as in/],
  [['quarterly', '--to', 'soon'], /--to: a day as in/],
  [['quarterly', '--from', '2026-02-02', '--to', '2026-02-01'], /--from must not lie after --to/],
  [['weekly', '--from', '2999-01-01'], /--from lies in the future/],
  [['weekly', '--from'], /--from/],
  [['weekly', '--what'], /--what/],
  [['monthly'], /npm run review -- weekly/],
  [['weekly', '--html', '/nowhere/there.html'], /--html FILE: cannot be written/],
])('%j is called wrongly, which is said, and ends with 2', async (argv, words) => {
  const { code, said } = await run(...argv);
  expect(said).toMatch(words);
  expect(code).toBe(2);
});

test('without the database nothing is told, and it ends with 1', async () => {
  const lines: string[] = [];
  const url = `postgres://u:p@127.0.0.1:${await freePort()}/d`;
  const code = await answer(review, ['quarterly'], { ...environment, DATABASE_URL: url }, (text) =>
    lines.push(text),
  );
  expect(lines.join('\n')).toMatch(/It could not be done: STORE_\w+/);
  expect(code).toBe(1);
});
