import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { createLog } from '../../bot/log';
import { verify } from '../../services/audit/verify';
import type { Anchor } from '../../services/audit/seal';
import type { Verification } from '../../services/audit/verify';
import type { Signer } from '../../services/audit/trail';
import type { Store } from '../../services/ports';
import type { Happening } from '../../services/requests/event';
import type { Opening } from '../../services/requests/request';
import { Secret } from '../../services/secret';
import { openPostgres } from '../../services/store/postgres';
import { createStore } from '../../services/store/store';
import { createVault } from '../../services/vault';
import { manager, opening } from '../requests/examples';
import { freshDatabase } from '../sandbox/testDatabase';

const silent = createLog(
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  }),
);

/** A store with books to be tampered with, and a way past the triggers as an owner of the database has it. */
export interface Books {
  readonly store: Store;
  readonly url: string;
  readonly signer: Signer;
  /** Opens a case and ends it, eight events; returns its id. */
  closedCase(): Promise<string>;
  openCase(): Promise<string>;
  write(id: string, ...events: readonly Happening[]): Promise<void>;
  /** Runs statements with the triggers switched off. */
  tamper(...statements: readonly string[]): Promise<void>;
  read<T extends object>(query: string): Promise<readonly T[]>;
  verified(anchors?: readonly Anchor[]): Promise<Verification>;
  close(): Promise<void>;
}

/** Opens fresh books. */
export async function openTestBooks(key = randomBytes(32).toString('base64')): Promise<Books> {
  const database = await freshDatabase();
  const store = await createStore(openPostgres(new Secret(database.url), silent), () => Promise.resolve(0));
  const vault = createVault(new Secret(key));
  const signer: Signer = (text) => vault.sign('audit', text);
  const client = new Client({ connectionString: database.url });
  await client.connect();

  const write = (id: string, ...events: readonly Happening[]): Promise<void> =>
    store.change(id, () => ({ events, by: manager.id, answer: undefined }));
  const openCase = async (): Promise<string> => {
    const id = randomUUID();
    const tail = id.replaceAll('-', '');
    const begun: Opening = {
      ...opening().opening,
      id,
      ref: `TAP-${tail.slice(0, 6).toUpperCase()}`,
      locator: tail.slice(0, 8),
      subject: { ...opening().opening.subject, id: randomUUID() },
    };
    await write(id, { kind: 'opened', opening: begun });
    return id;
  };
  return {
    store,
    url: database.url,
    signer,
    write,
    openCase,
    async closedCase() {
      const id = await openCase();
      await write(id, { kind: 'asked', evidence: 'managerVouch', person: manager });
      await write(
        id,
        { kind: 'concluded', outcome: 'cancelled', because: 'person', person: manager },
        { kind: 'closed' },
      );
      return id;
    },
    async tamper(...statements) {
      for (const statement of [
        'alter table event disable trigger all',
        'alter table seal disable trigger all',
        ...statements,
      ])
        await client.query(statement);
    },
    async read<T extends object>(query: string) {
      return (await client.query<T>(query)).rows;
    },
    verified: (anchors = []) => verify(store.trail, signer('').key, anchors),
    async close() {
      await client.end();
      await store.close();
      await database.drop();
    },
  };
}
