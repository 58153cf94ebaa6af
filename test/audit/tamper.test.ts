import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { link } from '../../services/audit/chain';
import { rootOf, sealDigest, sealText } from '../../services/audit/seal';
import { Secret } from '../../services/secret';
import { verify } from '../../services/audit/verify';
import type { Readable } from '../../services/audit/verify';
import { createVault } from '../../services/vault';
import { openTestBooks } from './books';
import type { Books } from './books';

let books: Books;
let first: string;
let second: string;

beforeEach(async () => {
  books = await openTestBooks();
  first = await books.closedCase();
  second = await books.closedCase();
  await books.store.trail.seal(books.signer);
});

afterEach(async () => {
  await books.close();
});

async function found(): Promise<readonly string[]> {
  return (await books.verified()).findings.map(({ what }) => what);
}

test('books that nobody touched are intact', async () => {
  expect(await books.verified()).toEqual({ entries: 8, unsealed: 0, seals: 1, findings: [] });
});

test('a changed word is found, at the entry that holds it (AC-101)', async () => {
  await books.tamper(
    `update event set body = replace(body, 'cancelled', 'completed') where request_id = '${first}' and seq = 3`,
  );
  const { findings } = await books.verified();
  expect(findings[0]?.what).toBe('entryChanged');
  expect(findings[0]?.where).toContain(`request ${first}, event 3`);
});

test('a changed time, author or kind beside the text is found', async () => {
  await books.tamper(
    `update event set at = at + interval '1 hour' where request_id = '${first}' and seq = 2`,
  );
  expect(await found()).toEqual(['entryMisdated']);
});

test('an entry taken out is found (AC-101)', async () => {
  await books.tamper(`delete from event where request_id = '${first}' and seq = 2`);
  expect(await found()).toContain('entryMissing');
});

test('two entries that changed places are found (AC-101)', async () => {
  await books.tamper(
    `update event set seq = 100 where request_id = '${first}' and seq = 2`,
    `update event set seq = 2 where request_id = '${first}' and seq = 3`,
    `update event set seq = 3 where request_id = '${first}' and seq = 100`,
  );
  expect(await found()).toContain('entryMissing');
});

test('the end of a case cut off is found, sealed or not (AC-101)', async () => {
  await books.tamper(`delete from event where request_id = '${second}' and seq = 4`);
  expect(await found()).toEqual(['sealedDifferently', 'tailCut']);
  const third = await books.closedCase();
  await books.tamper(`delete from event where request_id = '${third}' and seq = 4`);
  expect((await books.verified()).findings).toContainEqual({ what: 'tailCut', where: `request ${third}` });
});

test('a whole case taken out, row and all, is found by the seal', async () => {
  await books.tamper(
    `delete from event where request_id = '${first}'`,
    `delete from personal where request_id = '${first}'`,
    `delete from request where id = '${first}'`,
  );
  expect(await found()).toEqual(['sealedDifferently']);
});

test('a case whose row alone was taken out is found', async () => {
  await books.tamper(`delete from request where id = '${first}'`);
  expect(await found()).toContain('requestMissing');
});

test('a name put in the place of another is found', async () => {
  await books.tamper(`update personal set value = '"somebody else"' where request_id = '${first}'`);
  expect(await found()).toContain('personalChanged');
});

test('a chain and a seal rebuilt by somebody without the key are found', async () => {
  const forger = createVault(new Secret(randomBytes(32).toString('base64')));
  const entries = await books.store.trail.entries(0, 100);
  const forged: {
    readonly id: number;
    readonly requestId: string;
    readonly seq: number;
    readonly hash: string;
  }[] = [];
  const heads = new Map<string, string>();
  for (const entry of entries) {
    const body = entry.body.replace('cancelled', 'completed');
    const hash = link(heads.get(entry.requestId) ?? '', { ...entry, body });
    heads.set(entry.requestId, hash);
    forged.push({ id: entry.id, requestId: entry.requestId, seq: entry.seq, hash });
    await books.tamper(`update event set body = '${body}', hash = '${hash}' where id = ${entry.id}`);
  }
  for (const [id, head] of heads)
    await books.tamper(`update request set head = '${head}' where id = '${id}'`);
  const seal = await books.store.trail.lastSeal();
  if (seal === undefined) throw new Error('no seal');
  const rebuilt = { ...seal, root: rootOf(forged) };
  const { key, signature } = forger.sign('audit', sealText(rebuilt));
  await books.tamper(`update seal set root = '${rebuilt.root}', key = '${key}', signature = '${signature}'`);
  expect(await found()).toEqual(['sealForged']);
});

test('a seal taken out is found, by the next one or by what is known outside', async () => {
  const seal = await books.store.trail.lastSeal();
  if (seal === undefined) throw new Error('no seal');
  await books.closedCase();
  await books.store.trail.seal(books.signer);
  await books.tamper('delete from seal where n = 1');
  expect(await found()).toContain('sealMissing');
  await books.tamper('delete from seal');
  expect(await found()).toEqual([]);
  const { findings } = await books.verified([{ n: 1, digest: sealDigest(seal) }]);
  expect(findings).toEqual([{ what: 'sealMissing', where: 'seal 1, which is known outside' }]);
});

test('books sealed anew by the desk itself after a change differ from what is known outside', async () => {
  const seal = await books.store.trail.lastSeal();
  if (seal === undefined) throw new Error('no seal');
  await books.tamper('delete from seal');
  await books.closedCase();
  await books.store.trail.seal(books.signer);
  const { findings } = await books.verified([{ n: 1, digest: sealDigest(seal) }]);
  expect(findings.map(({ what }) => what)).toEqual(['anchorDiffers']);
});

test('what is written while the trail is read is no finding', async () => {
  const { trail } = books.store;
  const open = await books.openCase();
  const read: Readable = {
    ...trail,
    async heads() {
      await books.write(open, { kind: 'reminded' });
      return await trail.heads();
    },
    async entriesOf(ids) {
      const found = await trail.entriesOf(ids);
      await books.write(open, { kind: 'reminded' });
      return found;
    },
  };
  expect(await verify(read, books.signer('').key, [])).toMatchObject({ unsealed: 1, findings: [] });
});

test('an entry whose place was given out before, and that comes later, is no finding', async () => {
  const { trail } = books.store;
  const open = await books.openCase();
  await books.write(open, { kind: 'reminded' });
  await books.write(open, { kind: 'reminded' });
  const read: Readable = {
    ...trail,
    entries: async (...of) =>
      (await trail.entries(...of)).filter(({ requestId, seq }) => requestId !== open || seq !== 2),
  };
  expect(await verify(read, books.signer('').key, [])).toMatchObject({ findings: [] });
});

test('an entry added behind the end, with a link that fits, is found', async () => {
  const [head] = await books.read<{ readonly head: string; readonly events: number }>(
    `select head, events from request where id = '${first}'`,
  );
  if (head === undefined) throw new Error('no row');
  const at = '2026-03-02T09:00:00.000Z';
  const seq = head.events + 1;
  const body = JSON.stringify({ kind: 'reminded', at, by: 'desk' });
  const hash = link(head.head, { requestId: first, seq, body });
  await books.tamper(
    `insert into event (request_id, seq, at, by, kind, body, hash)
     values ('${first}', ${seq}, '${at}', 'desk', 'reminded', '${body}', '${hash}')`,
  );
  expect(await found()).toEqual(['tailCut']);
});
