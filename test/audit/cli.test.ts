import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnchors } from '../../bot/anchors';
import { audit } from '../../bot/cli/audit';
import { answer } from '../../bot/cli/command';
import { production } from '../bot/production';
import { manager, opening } from '../requests/examples';
import { openTestBooks } from './books';
import type { Books } from './books';

let books: Books;
let folder: string;
let anchorFile: string;
let environment: Readonly<Record<string, string>>;
let closed: string;
let open: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-audit-'));
  anchorFile = join(folder, 'seals.jsonl');
  books = await openTestBooks(production['SEALING_KEY']);
  environment = { ...production, DATABASE_URL: books.url, AUDIT_FILE: anchorFile };
  closed = await refOf(await books.closedCase());
  open = await refOf(await books.openCase());
  await books.store.trail.seal(books.signer);
  await createAnchors(anchorFile).append(await books.store.trail.seals(0, 10));
});

afterAll(async () => {
  await books.close();
  await rm(folder, { recursive: true });
});

async function refOf(id: string): Promise<string> {
  return (await books.store.read(id))?.ref ?? '';
}

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await answer(audit, argv, environment, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

test('"verify" says that the books are intact, and ends with 0', async () => {
  const { code, said } = await run('verify');
  expect(said).toMatch(
    /^Intact: 5 entries, 1 seals, 0 entries not sealed yet; 1 of the seals are known outside/,
  );
  expect(code).toBe(0);
});

test('an older copy of the books is noticed by the seals outside, and ends with 1', async () => {
  const before = await readFile(anchorFile, 'utf8');
  await writeFile(anchorFile, `${before}{"n":2,"digest":"ab"}\n`);
  const { code, said } = await run('verify');
  await writeFile(anchorFile, before);
  expect(said).toMatch(/NOT INTACT[^]*seal 2, which is known outside is missing[^]*older copy/);
  expect(code).toBe(1);
});

test('"export" writes lines, a table and a manifest that anybody can check', async () => {
  const out = join(folder, 'one');
  expect(await run('export', '--request', closed.toLowerCase(), '--out', out)).toMatchObject({ code: 0 });
  const lines = await readFile(join(out, 'events.jsonl'), 'utf8');
  expect(lines.trim().split('\n')).toHaveLength(4);
  expect(lines).toContain(manager.name);
  expect(lines).not.toContain('receipt');
  const { manifest, key, signature } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as {
    readonly manifest: string;
    readonly key: string;
    readonly signature: string;
  };
  const known = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(manifest), known, Buffer.from(signature, 'base64'))).toBe(true);
  expect(JSON.parse(manifest)).toMatchObject({ count: 4, seal: { n: 1 } });
  expect((await readFile(join(out, 'events.csv'), 'utf8')).split('\r\n')).toHaveLength(6);
});

test('"export" with pseudonyms names nobody, and calls one person the same throughout', async () => {
  const out = join(folder, 'pseudonyms');
  const period = ['--from', '2020-01-01', '--to', '2999-01-01'];
  expect(await run('export', ...period, '--out', out, '--pseudonyms')).toMatchObject({ code: 0 });
  const text = await readFile(join(out, 'events.jsonl'), 'utf8');
  for (const word of [manager.name, manager.upn, manager.id, opening().opening.subject.upn])
    expect(text).not.toContain(word);
  const authors = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly by: string }).by);
  expect(new Set(authors).size).toBe(1);
  expect(authors[0]).toMatch(/^p-[0-9a-f]{16}$/);
});

test.each([
  [['export', '--request', 'TAP-NOBODY', '--out', '/tmp/none'], 'there is no such request'],
  [['export', '--from', 'yesterday', '--to', '2026-01-01', '--out', '/tmp/none'], 'is not a date'],
  [['export', '--request', 'TAP-NOBODY'], '--out FOLDER: needed'],
  [['verify', '--quickly'], "Unknown option '--quickly'"],
  [['verify', 'now'], 'Unexpected argument'],
  [['drop', '--before', '2020-01-01'], 'add --yes'],
  [['rewrite'], 'npm run audit -- verify'],
  [[], 'npm run audit -- verify'],
])('%j is answered in words, and ends with 2', async (argv, words) => {
  const { code, said } = await run(...argv);
  expect(said).toContain(words);
  expect(code).toBe(2);
});

test('"erase" refuses an open case, and erases a closed one', async () => {
  expect(await run('erase', '--request', open, '--yes')).toMatchObject({ code: 2 });
  expect(await run('erase', '--request', closed)).toMatchObject({ code: 2 });
  expect(await run('erase', '--request', closed, '--yes')).toMatchObject({ code: 0 });
  expect(await run('verify')).toMatchObject({ code: 0 });
});

test('"drop" takes what is older than a day, which is nothing here, and all is still intact', async () => {
  const { code, said } = await run('drop', '--before', '2020-01-01', '--yes');
  expect([code, said]).toEqual([0, 'The entries of 0 seals are dropped; the seals are kept.']);
  expect(await run('verify')).toMatchObject({ code: 0 });
});

test('a database that cannot be reached is said in words, and ends with 1', async () => {
  const lines: string[] = [];
  const nowhere = { ...environment, DATABASE_URL: 'postgres://tap@127.0.0.1:1/tap' };
  expect(await answer(audit, ['verify'], nowhere, (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual(['It could not be done: STORE_UNAVAILABLE']);
});

test('an environment that is not usable is named, setting by setting', async () => {
  const lines: string[] = [];
  expect(await answer(audit, ['verify'], {}, (line) => lines.push(line))).toBe(1);
  expect(lines.join()).toContain('SEALING_KEY: expected a value');
});
