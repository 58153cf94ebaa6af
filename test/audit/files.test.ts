import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendRestore, createAnchors, readAnchors } from '../../bot/anchors';
import { audit } from '../../bot/cli/audit';
import { answer } from '../../bot/cli/command';
import { production } from '../bot/production';
import { openTestBooks } from './books';
import type { Books } from './books';

let books: Books;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-files-'));
  books = await openTestBooks(production['SEALING_KEY']);
  for (let count = 0; count < 2; count += 1) {
    await books.closedCase();
    await books.store.trail.seal(books.signer);
  }
});

afterAll(async () => {
  await books.close();
  await rm(folder, { recursive: true });
});

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

test('a line that a crash tore is passed over, written again, and never joined to the next (AC-102)', async () => {
  const file = join(folder, 'torn.jsonl');
  const seals = await books.store.trail.seals(0, 10);
  const anchors = createAnchors(file);
  await anchors.append(seals);
  const whole = await readFile(file, 'utf8');
  expect(whole.split('\n')).toHaveLength(3);
  const secondAt = whole.indexOf('\n') + 1;
  for (const cut of [secondAt, secondAt + 1, secondAt + 20, whole.length - 2, whole.length - 1]) {
    await writeFile(file, whole.slice(0, cut));
    await anchors.append(seals);
    expect((await readAnchors(file)).seals.map(({ n }) => n)).toEqual([1, 2]);
    expect(await anchors.last()).toMatchObject({ n: 2 });
  }
  await writeFile(file, whole.slice(0, -20));
  await appendRestore(file, { n: 1, digest: 'd', at: '2026-03-02', reason: 'Disk lost' });
  expect((await readAnchors(file)).restores).toMatchObject([{ n: 1 }]);
});

test('a whole line of something else is not passed over', async () => {
  const file = join(folder, 'other.jsonl');
  await writeFile(file, '{"m":1}\n');
  await expect(readAnchors(file)).rejects.toThrow();
});

test('what the desk writes to disk only its own user may read (AC-109)', async () => {
  const out = join(folder, 'export');
  const file = join(folder, 'seals.jsonl');
  await createAnchors(file).append(await books.store.trail.seals(0, 10));
  const environment = { ...production, DATABASE_URL: books.url };
  const period = ['--from', '2020-01-01', '--to', '2999-01-01'];
  expect(await answer(audit, ['export', ...period, '--out', out], environment, () => undefined)).toBe(0);
  expect([await modeOf(file), await modeOf(out)]).toEqual(['600', '700']);
  const written = await readdir(out);
  expect(written.sort()).toEqual(['events.csv', 'events.jsonl', 'manifest.json']);
  for (const name of written) expect([name, await modeOf(join(out, name))]).toEqual([name, '600']);
});
