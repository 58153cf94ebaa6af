import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { answer } from '../../bot/cli/command';
import { evidence } from '../../bot/cli/evidence';
import { readManifest } from '../../bot/evidence/manifest';
import { minutesAfter } from '../../services/requests/moments';
import { admin, by, record } from '../alerts/examples';
import { openTestBooks } from '../audit/books';
import { production } from '../bot/production';
import { manager, subject } from '../requests/examples';
import { blind, openPacking, pageOf } from './packing';
import type { Packing } from './packing';

let at: Packing;
let pack: string;
const today = new Date().toISOString().slice(0, 10);
const period = ['--from', '2026-01-01', '--to', '2999-01-01'] as const;

beforeAll(async () => {
  at = await openPacking();
  pack = join(at.folder, 'pack');
  await at.packed('pack', () => blind('failing'));
});

afterAll(async () => {
  await at.close();
});

async function filesOf(path: string): Promise<readonly string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function wholeText(path: string): Promise<string> {
  return (await Promise.all((await filesOf(path)).map((file) => readFile(file, 'utf8')))).join('\n');
}

describe('a pack', () => {
  test('is unaltered as it was made, which is followed in the pack itself', async () => {
    const { code, said } = await at.run(evidence, '--check', pack);
    expect(said).toMatch(/^Unaltered\. Files: \d+; made at /);
    expect(said).toMatch(/Followed in the pack itself: lines 8, seals 1, queries 10\./);
    expect(said).toMatch(/compare it with the one that the desk's operators tell you/);
    expect(code).toBe(0);
  });

  test('names what is missing from it: the log that was not reached, the time that nobody tells of, a period that is not over', async () => {
    const manifest = readManifest(await readFile(join(pack, 'manifest.json'), 'utf8'))?.manifest;
    expect(manifest).toMatchObject({ complete: false, chain: 'intact', counts: { cases: 3, findings: 0 } });
    expect(manifest?.missing.map(({ part }) => part)).toEqual(['log', 'time', 'period', 'policies']);
    const page = await readFile(join(pack, 'index.html'), 'utf8');
    expect(page).toMatch(/This pack is incomplete[^]*audit log could not be read: it could not be reached/);
    expect(page).toMatch(/Which policy was in force is written down from \d{4}/);
  });

  test('has each case as a page and as data, with names, for its owner alone', async () => {
    const ref = (await at.books.store.read(at.closed))?.ref ?? '';
    const file = join(pack, 'cases', `${ref}.html`);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(new RegExp(`Case ${ref}[^]*Opened[^]*Somebody was asked[^]*Ended[^]*Closed`));
    expect(page).toContain(manager.name);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { summary, lines } = JSON.parse(await readFile(join(pack, 'cases', `${ref}.json`), 'utf8')) as {
      readonly summary: object;
      readonly lines: readonly object[];
    };
    expect(summary).toMatchObject({ ref, outcome: 'cancelled', policy: 'test' });
    expect(lines).toHaveLength(4);
  });

  test('holds no text that has the shape of a passcode, and says that one was left out', async () => {
    const text = await wholeText(pack);
    expect(text).not.toContain('Xk7#pQ2m');
    expect(text).toContain('withheld: it has the shape of a passcode');
    expect(await readFile(join(pack, 'index.html'), 'utf8')).toContain(
      'because they have the shape of a passcode: 1.',
    );
    expect(text).not.toMatch(/locator/);
  });

  test('with pseudonyms names nobody, and can be checked as well', async () => {
    const out = join(at.folder, 'pseudonyms');
    const theirs = record('passCreated', 0, { at: new Date().toISOString(), subjectId: subject.id });
    const { pack: made } = await at.packed('pseudonyms', () => pageOf(theirs), { pseudonymKey: 'key' });
    expect(made.passes).toEqual([
      expect.objectContaining({ state: 'unmanaged', subject: expect.stringMatching(/^p-/) }),
    ]);
    expect(made.noPolicyCopy).toBe('pseudonyms');
    const text = await wholeText(out);
    for (const word of [manager.name, manager.upn, manager.id, subject.upn, at.closed])
      expect(text).not.toContain(word);
    expect(text).toMatch(/p-[0-9a-f]{16}/);
    expect(await at.run(evidence, '--check', out)).toMatchObject({ code: 0 });
  });

  test('has pseudonyms when the command is asked for them', async () => {
    const out = join(at.folder, 'asked');
    await at.run(evidence, ...period, '--out', out, '--pseudonyms');
    const text = await wholeText(out);
    expect(text).toMatch(/p-[0-9a-f]{16}/);
    for (const word of [manager.name, manager.upn, at.closed]) expect(text).not.toContain(word);
  });
});

test('the command makes a pack with pseudonyms when it is told to, in which nobody is named', async () => {
  const out = join(at.folder, 'asked');
  await at.run(evidence, ...period, '--out', out, '--pseudonyms');
  const text = await wholeText(out);
  expect(text).toMatch(/p-[0-9a-f]{16}/);
  for (const word of [manager.name, manager.upn, manager.id, subject.upn]) expect(text).not.toContain(word);
});

test('of books that were tampered with there is a pack that says so, and ends with 1', async () => {
  const other = await openTestBooks(production['SEALING_KEY']);
  const id = await other.closedCase();
  await other.openCase();
  await other.store.trail.seal(other.signer);
  await other.tamper(
    `update event set body = replace(body, 'cancelled', 'completed') where request_id = '${id}' and seq = 3`,
    `update event set body = 'gone' where request_id <> '${id}'`,
  );
  const out = join(at.folder, 'tampered');
  const lines: string[] = [];
  const own = { ...at.environment, DATABASE_URL: other.url };
  const code = await answer(evidence, [...period, '--out', out], own, (line) => lines.push(line));
  await other.close();
  expect(lines.join('\n')).toContain('The trail is NOT INTACT');
  expect(code).toBe(1);
  const page = await readFile(join(out, 'index.html'), 'utf8');
  expect(page).toMatch(/trail NOT INTACT[^]*event 3\) was changed[^]*event 1\) was changed/);
  expect(page).toContain('since their entries were changed: 1.');
  const { code: checked, said } = await at.run(evidence, '--check', out);
  expect(said).toMatch(/does not follow from the entry before/);
  expect(checked).toBe(1);
});

test('of a time without an entry there is a pack, too, which says that no log reaches that far', async () => {
  const out = join(at.folder, 'before');
  const of = { from: '2020-01-01T00:00:00.000Z', to: '2020-04-01T00:00:00.000Z' };
  const { manifest } = await at.packed('before', () => pageOf(), {
    period: of,
    outside: { seals: [], restores: [] },
  });
  expect(manifest.counts).toMatchObject({ cases: 0, entries: 0, matched: 0 });
  expect(manifest.missing).toEqual([
    { part: 'time', values: { from: '2020-01-01 00:00:00 UTC', to: '2020-04-01 00:00:00 UTC' } },
  ]);
  expect(await at.run(evidence, '--check', out)).toMatchObject({ code: 0 });
});

test.each(['noPermission', 'noLicence'] as const)(
  'a log that cannot be read (%s) is missing, by that reason',
  async (because) => {
    const { manifest, pack: made } = await at.packed(because, () => blind(because));
    expect(manifest.missing).toContainEqual({ part: 'log', values: { because } });
    expect(manifest.complete).toBe(false);
    expect(made.passes).toEqual([]);
  },
);

test('what the desk kept of the log counts where the log itself no longer reaches, and an entry of both counts once', async () => {
  const other = await openTestBooks(production['SEALING_KEY']);
  const now = await other.store.now();
  const [early, late] = [-40, -1].map((days) =>
    record('passCreated', 0, { at: minutesAfter(now, days * 24 * 60), initiator: by(admin.id) }),
  );
  if (early === undefined || late === undefined) throw new Error('two');
  await other.store.keepRecords([early, late]);
  const { pack: made } = await at.packed('kept', () => pageOf(late), {}, other);
  expect(made.passes.map(({ state, record: key }) => [state, key])).toEqual([
    ['unmanaged', early.key],
    ['unmanaged', late.key],
  ]);
  expect(made.missing.map(({ part }) => part)).toContain('time');
  await other.close();
});

test('whose breach of the separation of duties it was is on the first page, and in the answer', async () => {
  const other = await openTestBooks(production['SEALING_KEY']);
  const id = await other.openCase();
  const { requester } = (await other.store.read(id)) ?? {};
  if (requester === undefined) throw new Error('no case');
  await other.store.change(id, () => ({
    events: [
      { kind: 'approved', approver: requester, security: false, hash: 'h', until: undefined, pairs: 1 },
    ],
    by: requester.id,
    answer: undefined,
  }));
  const out = join(at.folder, 'breach');
  const { manifest } = await at.packed('breach', () => pageOf(), {}, other);
  await other.close();
  expect(manifest.counts).toMatchObject({ breaches: 1 });
  const page = await readFile(join(out, 'index.html'), 'utf8');
  expect(page).toMatch(
    new RegExp(`Approvals by somebody who held the case as technician: ${requester.id}, TAP-`),
  );
});

test.each([
  [['--from', '2026-02-30', '--to', '2026-03-01', '--out', '/tmp/none'], /--from: a day as in/],
  [['--from', '2026-01-01', '--to', 'soon', '--out', '/tmp/none'], /--to: a day as in/],
  [['--from', '2026-02-02', '--to', '2026-02-01', '--out', '/tmp/none'], /--from must not lie after --to/],
  [['--from', '2999-01-01', '--to', '2999-02-01', '--out', '/tmp/none'], /--from lies in the future/],
  [['--from', today, '--out', '/tmp/none'], /--to: needed/],
  [['--from', today, '--to', today], /--out: needed/],
  [['--check', '/nowhere/there'], /there is no such folder/],
  [['--check', '/tmp', '--from', today], /--check goes with --key alone/],
  [['--what'], /--what/],
  [[], /--from: needed/],
])('%j is called wrongly, which is said, and ends with 2', async (argv, words) => {
  const { code, said } = await at.run(evidence, ...argv);
  expect(said).toMatch(words);
  expect(code).toBe(2);
});

test('a folder that holds something is left as it is', async () => {
  const { code, said } = await at.run(evidence, ...period, '--out', at.folder);
  expect(said).toContain('is not empty, or cannot be written');
  expect(code).toBe(2);
});
