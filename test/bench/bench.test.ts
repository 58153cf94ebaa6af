import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { readArguments } from './arguments';
import { benches } from './benches';
import type { Written } from './document';

/** Runs the command as `npm run bench` does, tiny; returns what it wrote as JSON, and what it printed. */
async function ran(...args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-bench-'));
  const json = join(folder, 'results.json');
  const program = ['--disable-warning=DEP0111', '--import', 'tsx', join(__dirname, 'main.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...args, '--json', json]);
  const written = JSON.parse(await readFile(json, 'utf8')) as Readonly<Record<string, Written>>;
  await rm(folder, { recursive: true });
  return { written, stdout };
}

// Times are never looked at here: only that each variant was measured, what the rules found, and that every case ended.
test('benches run to their end, every incident is found in logs read over the wire, and every case of a day ends', async () => {
  const names = ['logs', 'open', 'review', 'audit', 'handover', 'day', 'soak'];
  const sizes = ['--events', '400', '--audits', '2000', '--minutes', '2', '--open', '100'];
  const days = ['--cases', '3', '--hours', '0.1', '--times', '120', '--days', '2'];
  const { written, stdout } = await ran(...names, '--rounds', '1', '--seconds', '0.3', ...sizes, ...days);
  expect(Object.keys(written)).toEqual(names);
  const tables = Object.values(written).flatMap(({ result }) => result.tables);
  const values = tables.flatMap(({ lines }) => lines.flatMap((line) => line.values));
  expect(values.length).toBeGreaterThan(60);
  expect(values.filter((value) => !(value !== undefined && value.most >= value.least))).toEqual([]);
  for (const { title } of tables) expect(stdout).toContain(title);
  const judged = (name: string, what: RegExp) =>
    written[name]?.result.budgets.filter((budget) => what.test(budget.what));
  expect(judged('logs', /incidents|false alerts/)).toMatchObject([
    { measured: 'all', met: true },
    { met: true },
  ]);
  expect(judged('day', /a day of/)).toMatchObject([{ measured: 'so it is', met: true }]);
  expect(judged('soak', /jobs/)).toMatchObject([{ met: true }]);
});

test('a bench or a size that nobody knows is refused', () => {
  const known = Object.keys(benches);
  expect(() => readArguments(['presses'], known)).toThrow(/expected press/);
  expect(() => readArguments(['--rounds', '0'], known)).toThrow(/above 0/);
  expect(() => readArguments(['--size', '3'], known)).toThrow();
  expect(readArguments(['open', '--open', '500'], known)).toMatchObject({
    names: ['open'],
    options: { rounds: 3, sizes: { open: 500 } },
  });
});
