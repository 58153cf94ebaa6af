import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';

/** A product process that is started again whenever it was killed. */
export interface Supervised {
  /** How often it was killed. */
  readonly kills: number;
  /** kill -9; resolves when the process is gone, and starts the next one. */
  kill(): Promise<void>;
  /** Resolves when the present process listens. */
  listening(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the product with this environment; what a killed process had taken up is free at once, as if its lease had run out. */
export function supervise(environment: Readonly<Record<string, string>>, databaseUrl: string): Supervised {
  let kills = 0;
  // A second process has everything loaded and waits for its turn, so that a kill costs no more than a start.
  let spare = load();
  let current = take();

  function load(): ChildProcess {
    return fork(join(__dirname, 'product.ts'), {
      execArgv: ['--disable-warning=DEP0111', '--import', 'tsx'],
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  function take(): { readonly child: ChildProcess; readonly up: Promise<unknown> } {
    const child = spare;
    spare = load();
    child.send('start');
    return { child, up: once(child, 'message') };
  }

  async function end(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  return {
    get kills() {
      return kills;
    },
    async kill() {
      kills += 1;
      await end(current.child);
      await expireLeases(databaseUrl);
      current = take();
    },
    async listening() {
      await current.up;
    },
    async stop() {
      await Promise.all([end(current.child), end(spare)]);
    },
  };
}

async function expireLeases(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("update job set lease_until = now() - interval '1 second' where state = 'running'");
  await client.end();
}
