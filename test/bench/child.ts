import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from './build';
import type { Usage } from './processes/usage';

/** A process under test. */
export interface Child {
  /** Asks it something; throws what it throws. */
  ask<Answer>(what: string, input?: unknown): Promise<Answer>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

interface Told {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts one of the programs in `processes`, compiled, and resolves when it has loaded. */
export async function startChild(
  program: 'product' | 'bareBot' | 'reviewer',
  environment: Readonly<Record<string, string>>,
  profile?: string,
): Promise<Child> {
  const child = fork(join(await build(), `test/bench/processes/${program}.js`), {
    execArgv: [
      '--disable-warning=DEP0111',
      '--expose-gc',
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (told: Told) => void>();
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.(told);
    waiting.delete(told.id);
  });
  child.once('exit', () => {
    for (const [id, answer] of waiting) answer({ id, error: `${program} ended` });
    waiting.clear();
  });
  const answerOf = async (id: number): Promise<unknown> => {
    const { answer, error } = await new Promise<Told>((resolve) => waiting.set(id, resolve));
    if (error !== undefined) throw new Error(error);
    return answer;
  };
  let asked = 0;
  const ask = async <Answer>(what: string, input?: unknown): Promise<Answer> => {
    asked += 1;
    const answered = answerOf(asked);
    child.send({ id: asked, what, input });
    return (await answered) as Answer;
  };
  await answerOf(0);
  return {
    ask,
    usage: () => ask('usage'),
    async stop() {
      const gone = once(child, 'exit');
      await ask('stop');
      await gone;
    },
  };
}
