import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import type { Database, Schema } from '../../../services/store/schema';

interface Answer {
  readonly id: number;
  readonly rows?: unknown[];
  readonly affectedRows?: number;
  readonly error?: { readonly message: string; readonly code?: string; readonly constraint?: string };
}

/** Opens PGlite in a thread of its own; without a folder everything is gone when it closes. One process, one connection. */
export async function openPglite(folder?: string): Promise<Database> {
  const worker = new Worker(join(__dirname, 'worker.mjs'), { workerData: { folder } });
  await once(worker, 'message');
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 0;
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = (sql?: string, parameters?: readonly unknown[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = (next += 1);
      waiting.set(id, (answer) => {
        if (answer.error === undefined) resolve(answer);
        else reject(Object.assign(new Error(answer.error.message), answer.error));
      });
      worker.postMessage({ id, sql, parameters });
    });
  return {
    queries: new Kysely<Schema>({ dialect: dialectOver(ask) }),
    async close() {
      const exited = once(worker, 'exit');
      await ask();
      await exited;
    },
  };
}

type Ask = (sql?: string, parameters?: readonly unknown[]) => Promise<Answer>;

function dialectOver(ask: Ask): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => oneConnection(ask),
    createIntrospector: (queries) => new PostgresIntrospector(queries),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A driver over a single connection: whoever holds it has it alone, so a transaction sees only its own statements. */
function oneConnection(ask: Ask): Driver {
  const waiting: (() => void)[] = [];
  let held = false;
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await ask(sql, parameters);
      return { rows: (rows ?? []) as R[], numAffectedRows: BigInt(affectedRows ?? 0) };
    },
    streamQuery() {
      throw new Error('the sandbox streams nothing');
    },
  };
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      held = true;
      return connection;
    },
    beginTransaction: () => ask('begin').then(() => undefined),
    commitTransaction: () => ask('commit').then(() => undefined),
    rollbackTransaction: () => ask('rollback').then(() => undefined),
    releaseConnection() {
      const next = waiting.shift();
      // Handed over directly, so that nobody slips in between.
      if (next === undefined) held = false;
      else next();
      return Promise.resolve();
    },
    destroy: () => Promise.resolve(),
  };
}
