import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

/** A product process that is started again whenever it was killed. */
export interface Supervised {
  /** How often it was killed. */
  readonly kills: number;
  /** How often it ended without being killed after it had begun to listen, which it never should. */
  readonly deaths: number;
  /** kill -9; resolves when the process is gone, and starts the next one. */
  kill(): Promise<void>;
  /** SIGSTOP for so long (ms), in which what it had taken up falls to others, then SIGCONT. */
  pause(ms: number): Promise<void>;
  /** Resolves when the present process listens. */
  listening(): Promise<void>;
  stop(): Promise<void>;
}

/** What the test calls its own connections, which no storm may cut. */
export const ofTheTest = 'test';

/** Starts the product with this environment; what a killed process had taken up is free at once, as if its lease had run out. */
export function supervise(environment: Readonly<Record<string, string>>, databaseUrl: string): Supervised {
  let kills = 0;
  let deaths = 0;
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
    const up = once(child, 'message');
    let serving = false;
    void up.then(() => (serving = true));
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') return;
      // Without its database it says so and does not start; whoever runs it tries again.
      if (serving) deaths += 1;
      current = take();
    });
    return { child, up };
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
    get deaths() {
      return deaths;
    },
    async kill() {
      kills += 1;
      await end(current.child);
      await expireLeases(databaseUrl);
      current = take();
    },
    async pause(ms) {
      const { child } = current;
      child.kill('SIGSTOP');
      await expireLeases(databaseUrl);
      await setTimeout(ms);
      child.kill('SIGCONT');
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
  const client = new Client({ connectionString: databaseUrl, application_name: ofTheTest });
  await client.connect();
  // One that was stopped while it held a lock keeps what is locked.
  await client.query(
    `update job set lease_until = now() - interval '1 second' where (request_id, key) in
      (select request_id, key from job where state = 'running' for update skip locked)`,
  );
  await client.end();
}
