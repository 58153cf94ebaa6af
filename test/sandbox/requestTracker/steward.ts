import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';

/** Does inside the tracker what its web interface cannot; one thing after the other. */
export interface Steward {
  /** Resolves with what was done; rejects with the tracker's own words. */
  ask(work: string, details: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const told = z.union([z.object({ failed: z.string() }), z.object({ done: z.unknown() })]);

/** Starts the steward of the tracker that the environment names. */
export function startSteward(env: NodeJS.ProcessEnv): Steward {
  const perl = spawn('perl', [resolve('test/sandbox/requestTracker/steward.pl')], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const gone = once(perl, 'exit');
  const lines = createInterface(perl.stdout)[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();

  async function next(line: string): Promise<unknown> {
    perl.stdin.write(`${line}\n`);
    const came = await lines.next();
    if (came.done === true) throw new Error('the steward is gone');
    const answer = told.parse(JSON.parse(came.value));
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.done;
  }

  return {
    async ask(work, details) {
      const line = JSON.stringify({ do: work, ...details });
      const answer = last.then(() => next(line));
      last = answer.catch(() => undefined);
      return await answer;
    },
    async idle() {
      await last;
    },
    async stop() {
      await last;
      perl.stdin.end();
      await gone;
    },
  };
}
