import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnchors, readAnchors } from '../../bot/anchors';
import { answer } from '../../bot/cli/command';
import type { Cli } from '../../bot/cli/command';
import { makePack } from '../../bot/evidence/makePack';
import type { Made, Source } from '../../bot/evidence/makePack';
import { emptyFolder } from '../../bot/evidence/packFolder';
import type { TenantRecord } from '../../services/alerts/record';
import { guidePolicy } from '../../services/policy/policy';
import type { Blind, LogPage, TenantLogs } from '../../services/tenantLogs';
import { openTestBooks } from '../audit/books';
import type { Books } from '../audit/books';
import { production } from '../bot/production';
import { approver } from '../requests/examples';
import { freePort } from '../sandbox/freePort';

/** Books with a closed case, one in whose denial somebody typed what has the shape of a passcode, and one that is open. */
export interface Packing {
  readonly books: Books;
  readonly folder: string;
  readonly closed: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command over these books. */
  run(cli: Cli, ...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }>;
  /** Fills a folder of this name with a pack of whatever the log says. */
  packed(name: string, read: TenantLogs['read'], more?: Partial<Source>, from?: Books): Promise<Made>;
  close(): Promise<void>;
}

/** Opens such books. */
export async function openPacking(): Promise<Packing> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-evidence-'));
  const books = await openTestBooks(production['SEALING_KEY']);
  const anchors = join(folder, 'seals.jsonl');
  // Nobody listens there: what only the tenant tells is missing.
  const nobody = `https://127.0.0.1:${await freePort()}`;
  const environment = {
    ...production,
    MODE: 'sandbox',
    AUTHORITY_URL: nobody,
    GRAPH_URL: nobody,
    DATABASE_URL: books.url,
    AUDIT_FILE: anchors,
  };
  const closed = await books.closedCase();
  await books.store.changeDesk(() => ({
    events: [{ kind: 'policyRead', version: 'one', hash: 'a'.repeat(64) }],
    by: 'desk',
    answer: undefined,
  }));
  await books.write(await books.openCase(), { kind: 'denied', approver, reason: 'Try Xk7#pQ2m instead' });
  await books.store.trail.seal(books.signer);
  await createAnchors(anchors).append(await books.store.trail.seals(0, 10));
  await books.openCase();
  return {
    books,
    folder,
    closed,
    environment,
    async run(cli, ...argv) {
      const lines: string[] = [];
      const code = await answer(cli, argv, environment, (line) => lines.push(line));
      return { code, said: lines.join('\n') };
    },
    async packed(name, read, more = {}, from = books) {
      const target = await emptyFolder(join(folder, name));
      if (target === undefined) throw new Error('not empty');
      return await makePack(
        { ...sourceOf(from, read), outside: await readAnchors(anchors), ...more },
        target,
      );
    },
    async close() {
      await books.close();
      await rm(folder, { recursive: true });
    },
  };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function sourceOf({ store, signer }: Books, read: TenantLogs['read']): Omit<Source, 'outside'> {
  const logs: TenantLogs = {
    signInMethods: true,
    read,
    registrations: () => {
      throw new Error('nobody asks for these');
    },
  };
  return {
    world: { store, logs, policy: guidePolicy, log: silent },
    signer,
    period: { from: '2026-01-01T00:00:00.000Z', to: '2999-01-02T00:00:00.000Z' },
    tenantId: production['TENANT_ID'] ?? '',
    version: '1.2.3',
    policyText: JSON.stringify({ version: 'one' }),
    signInId: production['SIGNIN_CLIENT_ID'],
    pseudonymKey: undefined,
  };
}

/** A log with these records. */
export async function* pageOf(...records: readonly TenantRecord[]): AsyncGenerator<LogPage> {
  yield await Promise.resolve({ state: 'page', records, entries: records.length, unreadable: 0 });
}

/** A log that cannot be read. */
export async function* blind(because: Blind['because']): AsyncGenerator<Blind> {
  yield await Promise.resolve({ state: 'blind', because });
}
