import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A product process that is started again whenever it was killed. */
export interface Supervised {
  /** How often it was killed. */
  readonly kills: number;
  /** How often it ended without being killed after it had begun to listen, which it never should. */
  readonly deaths: number;
  /** kill -9; resolves when the process is gone, and starts the next one. */
  kill(): Promise<void>;
  /** SIGSTOP for so long (ms), then SIGCONT; when that is longer than a lease, others have done its work meanwhile. */
  pause(ms: number): Promise<void>;
  /** Resolves when the present process listens. */
  listening(): Promise<void>;
  stop(): Promise<void>;
}

/** A process of the product: `up` when it listens, `gone` when it has ended. */
interface Taken {
  readonly child: ChildProcess;
  readonly up: Promise<unknown>;
  readonly gone: Promise<void>;
}

/** What the test calls its own connections, which no storm may cut. */
export const ofTheTest = 'test';

/** Starts the product with this environment. */
export function supervise(environment: Readonly<Record<string, string>>): Supervised {
  let kills = 0;
  let deaths = 0;
  let stopped = false;
  /** Two writes at one moment are two kills, one after the other. */
  let killing = Promise.resolve();
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

  function take(): Taken {
    const child = isGone(spare) ? load() : spare;
    spare = load();
    child.send('start');
    const up = once(child, 'message');
    let serving = false;
    void up.then(() => (serving = true));
    // Once for all who wait for it: a listener of each would stay on the child when it listens first.
    const gone = new Promise<void>((resolve) => {
      child.once('exit', (_code, signal) => {
        resolve();
        if (signal === 'SIGKILL') return;
        // Without its database it says so and does not start; whoever runs it tries again.
        if (serving) deaths += 1;
        if (!stopped) current = take();
      });
    });
    return { child, up, gone };
  }

  async function end(child: ChildProcess): Promise<void> {
    if (isGone(child)) return;
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
      killing = killing.then(async () => {
        if (stopped) return;
        const { child } = current;
        kills += 1;
        await end(child);
        // It may have ended by itself just then, and have been followed already.
        if (current.child === child) current = take();
      });
      await killing;
    },
    async pause(ms) {
      const { child } = current;
      child.kill('SIGSTOP');
      await setTimeout(ms);
      child.kill('SIGCONT');
    },
    async listening() {
      for (;;) {
        if (stopped) throw new Error('the product was stopped');
        const { child, up, gone } = current;
        if (!isGone(child)) await Promise.race([up, gone]);
        if (!isGone(child)) return;
        // It was killed before it listened; the next one is on its way.
        await setTimeout(20);
      }
    },
    async stop() {
      stopped = true;
      await killing;
      await Promise.all([end(current.child), end(spare)]);
    },
  };
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
