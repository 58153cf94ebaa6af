import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../bot/cli/audit';
import { evidence } from '../../bot/cli/evidence';
import { readManifest, signedManifest } from '../../bot/evidence/manifest';
import { Secret } from '../../services/secret';
import { createVault } from '../../services/vault';
import { openPacking, pageOf } from './packing';
import type { Packing } from './packing';

let at: Packing;
let pack: string;

beforeAll(async () => {
  at = await openPacking();
  pack = join(at.folder, 'pack');
  await at.packed('pack', () => pageOf());
});

afterAll(async () => {
  await at.close();
});

describe('a pack', () => {
  test('is signed with the key that the books are sealed with, by its print or as it is', async () => {
    const { said } = await at.run(audit, 'verify');
    const print = /Signed with the key ([0-9a-f ]{71})/.exec(said)?.[1] ?? '';
    for (const key of [print, print.replaceAll(' ', ''), at.books.signer('').key]) {
      const { code, said: told } = await at.run(evidence, '--check', pack, '--key', key);
      expect(told).toContain('which is the one that you named');
      expect(code).toBe(0);
    }
    const other = createVault(new Secret(Buffer.alloc(32, 9).toString('base64'))).sign('audit', '').key;
    const { code, said: told } = await at.run(evidence, '--check', pack, '--key', other);
    expect(told).toContain('manifest.json is signed with another key than the one you named');
    expect(code).toBe(1);
  });
});

describe('a pack that was changed afterwards', () => {
  let copy: string;
  let count = 0;

  async function changed(change: (path: string) => Promise<void>): Promise<string> {
    count += 1;
    copy = join(at.folder, `copy-${count}`);
    await cp(pack, copy, { recursive: true });
    await change(copy);
    const { code, said } = await at.run(evidence, '--check', copy);
    expect(code).toBe(1);
    expect(said).toMatch(/^NOT AS IT WAS MADE/);
    return said;
  }

  /** Rewrites a file and signs a manifest that fits: as somebody with the key would. */
  async function resigned(path: string, name: string, rewrite: (text: string) => string): Promise<void> {
    await writeFile(join(path, name), rewrite(await readFile(join(path, name), 'utf8')));
    const { manifest } = readManifest(await readFile(join(path, 'manifest.json'), 'utf8')) ?? {};
    if (manifest === undefined) throw new Error('no manifest');
    const hash = createHash('sha256')
      .update(await readFile(join(path, name)))
      .digest('hex');
    const files = { ...manifest.files, [name]: hash };
    await writeFile(join(path, 'manifest.json'), signedManifest({ ...manifest, files }, at.books.signer));
  }

  test('is told file by file: altered, missing, added', async () => {
    const said = await changed(async (path) => {
      await appendFile(join(path, 'passes.csv'), 'one more\r\n');
      await rm(join(path, 'duties.json'));
      await mkdir(join(path, 'more'));
      await writeFile(join(path, 'more', 'note.txt'), 'trust me');
      await symlink('/etc/hostname', join(path, 'elsewhere'));
    });
    expect(said).toMatch(/passes\.csv was altered/);
    expect(said).toMatch(/duties\.json is missing/);
    expect(said).toMatch(/more\/note\.txt was added/);
    expect(said).toMatch(/elsewhere was added/);
  });

  test.each([
    [
      'whose manifest says something else',
      (text: string) => text.replace('TAP Desk', 'TAP Disk'),
      /is not signed with the key/,
    ],
    ['whose manifest is none', () => '{}', /cannot be read as one of this product's/],
  ])('and one %s is told', async (_what, rewrite, words) => {
    const said = await changed(async (path) => {
      const file = join(path, 'manifest.json');
      await writeFile(file, rewrite(await readFile(file, 'utf8')));
    });
    expect(said).toMatch(words);
  });

  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a line that says something else',
      'events.jsonl',
      (text) => text.replace('"outcome":"cancelled"', '"outcome":"completed"'),
      /entry \d+ says something else than the text under its link/,
    ],
    [
      'a text that says something else',
      'events.jsonl',
      (text) => text.replaceAll('cancelled', 'completed'),
      /entry \d+ does not follow/,
    ],
    [
      'a line taken out',
      'links.csv',
      (text) =>
        text
          .split('\n')
          .filter((_, index) => index !== 2)
          .join('\n'),
      /entry \d+ has no link[^]*seal 1 does not follow/,
    ],
    [
      'a case that was made to look better',
      'duties.json',
      (text) => text.replace('"asked": 0', '"asked": 7'),
      /duties\.json, \w+ answers otherwise/,
    ],
    [
      'a seal that is over something else',
      'seals.jsonl',
      (text) => text.replace(/"root":"../, '"root":"00'),
      /seal 1 is not signed with the key of this pack/,
    ],
  ])('and signed anew does not hide %s', async (_what, name, rewrite, words) => {
    const said = await changed((path) => resigned(path, name, rewrite));
    expect(said).toMatch(words);
    expect(said).not.toContain('was altered');
  });
});
