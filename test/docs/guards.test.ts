import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { guards } from '../guards/guards';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

test('every guard that is taken out by the run of the guards stands in one place of its file', () => {
  const lost = guards.filter(({ file, from }) => read(file).split(from).length !== 2);
  expect(lost.map(({ guards: what, file }) => `${what}: ${file}`)).toEqual([]);
  expect(guards.length).toBeGreaterThan(150);
});
