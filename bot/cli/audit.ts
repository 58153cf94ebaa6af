import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvHeading, csvLine, named, pseudonymised } from '../../services/audit/exported';
import type { ExportedEntry } from '../../services/audit/exported';
import type { Entry } from '../../services/audit/chain';
import { verify } from '../../services/audit/verify';
import type { Verification } from '../../services/audit/verify';
import { sealDigest } from '../../services/audit/seal';
import type { Signer } from '../../services/audit/trail';
import type { Store } from '../../services/ports';
import { appendRestore, readAnchors } from '../anchors';
import { openBooks } from '../composeBooks';
import { loadConfig } from '../config';
import { keyPrint } from '../evidence/keyPrint';
import { findingSays } from '../evidence/trailFindings';
import words from '../evidence/words/en.json';
import { filled } from '../review/worded';
import type { Cli } from './command';
import { UsageFault, flags, runCommand } from './command';
import { reasonOf } from './reasonOf';

const usage = `npm run audit -- verify
npm run audit -- export --request TAP-XXXXXX --out FOLDER [--pseudonyms]
npm run audit -- export --from 2026-01-01 --to 2026-04-01 --out FOLDER [--pseudonyms]
npm run audit -- erase --request TAP-XXXXXX --yes
npm run audit -- restored --reason "why" --yes
npm run audit -- drop --before 2025-01-01 --yes`;

/** The books of the desk: verified, handed out, and cleared when their time is over. */
export const audit: Cli = {
  usage,
  commands: {
    async verify({ args, environment, say }) {
      flags(args, {});
      return await withBooks(environment, async ({ store, signer, auditFile }) => {
        const known = auditFile === undefined ? undefined : await readAnchors(auditFile);
        const result = await verify(store.trail, signer('').key, known?.seals ?? []);
        say(summary(result, known?.seals.length));
        say(filled(words.said.key, { key: keyPrint(signer('').key) }));
        for (const { n, at, reason } of known?.restores ?? [])
          say(`Restored at ${at} to a copy that ended with seal ${n}: ${reason}`);
        for (const finding of result.findings) say(findingSays(finding));
        return result.findings.length === 0 ? 0 : 1;
      });
    },

    async export({ args, environment, say }) {
      const given = flags(args, {
        request: 'text',
        from: 'text',
        to: 'text',
        out: 'text',
        pseudonyms: 'flag',
      });
      const out = given['out'];
      if (typeof out !== 'string') throw new UsageFault('--out FOLDER: needed');
      return await withBooks(environment, async ({ store, signer }) => {
        const requestId = await requestOf(store, given['request']);
        const period = periodOf(given, requestId);
        await emptyFolder(out);
        const values = await personalOf(store);
        const exportKey = randomBytes(32).toString('hex');
        const line = (entry: Entry): ExportedEntry =>
          given['pseudonyms'] === true
            ? pseudonymised(entry, exportKey)
            : named(entry, values.get(entry.requestId) ?? new Map());
        const count = await writeFiles(store, out, line, period, requestId);
        await writeManifest(store, out, signer, { count, ...period, request: given['request'] ?? null });
        say(`${count} entries in ${out}: events.jsonl, events.csv, manifest.json`);
        return 0;
      });
    },

    async erase({ args, environment, say }) {
      const given = flags(args, { request: 'text', yes: 'flag' });
      return await withBooks(environment, async ({ store }) => {
        const requestId = await requestOf(store, given['request']);
        if (requestId === undefined) throw new UsageFault('--request TAP-XXXXXX: needed');
        if (given['yes'] !== true) throw new UsageFault('this cannot be undone; add --yes');
        if (!(await store.trail.erase(requestId))) throw new UsageFault('the request is still open');
        say('Names, numbers and free text of this request are erased; its chain still verifies.');
        return 0;
      });
    },

    async restored({ args, environment, say }) {
      const given = flags(args, { reason: 'text', yes: 'flag' });
      const reason = reasonOf(given['reason']);
      if (given['yes'] !== true)
        throw new UsageFault('this accepts that the seals after this copy are lost; add --yes');
      return await withBooks(environment, async ({ store, auditFile }) => {
        if (auditFile === undefined) throw new UsageFault('AUDIT_FILE is not set: nothing is known outside');
        const last = await store.trail.lastSeal();
        await appendRestore(auditFile, {
          n: last?.n ?? 0,
          digest: last === undefined ? '' : sealDigest(last),
          at: new Date().toISOString(),
          reason,
        });
        say(`Accepted in ${auditFile}. Now npm run desk -- resume lets the desk issue again.`);
        return 0;
      });
    },

    async drop({ args, environment, say }) {
      const given = flags(args, { before: 'text', yes: 'flag' });
      const before = momentOf(given['before'], '--before');
      if (given['yes'] !== true) throw new UsageFault('this cannot be undone; add --yes');
      return await withBooks(environment, async ({ store }) => {
        const dropped = await store.trail.drop(before);
        say(`The entries of ${dropped} seals are dropped; the seals are kept.`);
        return 0;
      });
    },
  },
};

interface Books {
  readonly store: Store;
  readonly signer: Signer;
  readonly auditFile: string | undefined;
}

async function withBooks(
  environment: Readonly<Record<string, string | undefined>>,
  work: (books: Books) => Promise<number>,
): Promise<number> {
  const config = loadConfig(environment);
  const books = await openBooks(config);
  try {
    return await work({ ...books, auditFile: config.auditFile });
  } finally {
    await books.store.close();
  }
}

function summary({ entries, seals, unsealed, findings }: Verification, anchors: number | undefined): string {
  const outside =
    anchors === undefined
      ? 'AUDIT_FILE is not set'
      : `${anchors} of the seals are known outside the database`;
  const state = findings.length === 0 ? 'Intact' : 'NOT INTACT';
  return `${state}: ${entries} entries, ${seals} seals, ${unsealed} entries not sealed yet; ${outside}.`;
}

async function requestOf(store: Store, ref: string | boolean | undefined): Promise<string | undefined> {
  if (typeof ref !== 'string') return undefined;
  const request = await store.byRef(ref.toUpperCase());
  if (request === undefined) throw new UsageFault(`--request ${ref}: there is no such request`);
  return request.id;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

function periodOf(given: Readonly<Record<string, string | boolean>>, requestId: string | undefined): Period {
  if (requestId !== undefined) return { from: new Date(0).toISOString(), to: '9999' };
  return { from: momentOf(given['from'], '--from'), to: momentOf(given['to'], '--to') };
}

function momentOf(text: string | boolean | undefined, name: string): string {
  if (typeof text !== 'string') throw new UsageFault(`${name} DATE: needed`);
  const moment = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(moment.getTime()))
    throw new UsageFault(`${name} ${text}: is not a date such as 2026-04-01`);
  return moment.toISOString();
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new UsageFault(`--out ${folder}: is not empty`);
}

async function personalOf(store: Store): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const all = new Map<string, Map<string, string>>();
  let after = { requestId: '00000000-0000-0000-0000-000000000000', token: '' };
  for (;;) {
    const some = await store.trail.personal(after, 5_000);
    for (const { requestId, token, value } of some) {
      const own = all.get(requestId) ?? new Map<string, string>();
      all.set(requestId, own.set(token, value));
    }
    const last = some.at(-1);
    if (last === undefined) return all;
    after = last;
  }
}

async function writeFiles(
  store: Store,
  out: string,
  line: (entry: Entry) => ExportedEntry,
  { from, to }: Period,
  requestId: string | undefined,
): Promise<number> {
  const lines = await open(join(out, 'events.jsonl'), 'w', 0o600);
  const table = await open(join(out, 'events.csv'), 'w', 0o600);
  let count = 0;
  try {
    await table.write(`${csvHeading}\r\n`);
    for (let after = 0; ;) {
      const some = await store.trail.entries(after, 5_000, requestId);
      const wanted = some.filter((entry) => entry.at >= from && entry.at < to).map(line);
      await lines.write(wanted.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      await table.write(wanted.map((entry) => `${csvLine(entry)}\r\n`).join(''));
      count += wanted.length;
      const last = some.at(-1);
      if (last === undefined) return count;
      after = last.id;
    }
  } finally {
    await lines.close();
    await table.close();
  }
}

async function writeManifest(store: Store, out: string, signer: Signer, facts: object): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of ['events.jsonl', 'events.csv'])
    files[name] = createHash('sha256')
      .update(await readFile(join(out, name)))
      .digest('hex');
  const last = (await store.trail.lastSeal()) ?? undefined;
  const seal = last === undefined ? null : { n: last.n, digest: sealDigest(last) };
  const text = JSON.stringify({ ...facts, files, seal });
  const manifest = { manifest: text, ...signer(text) };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
}

if (require.main === module) void runCommand(audit, process.argv.slice(2));
