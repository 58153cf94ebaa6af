import { compose } from '../../bot/compose';
import type { Process, Stage } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { rates } from '../../bot/floods/floods';
import type { Rate } from '../../bot/floods/limit';
import type { DeskName } from './desks';
import { createLogLines } from './logLines';
import { startSurroundings } from './surroundings';
import type { Surroundings } from './surroundings';
import { tls } from './tls';

/** The whole product on the sandbox with a database of its own, and what it logged. */
export interface Scene extends Surroundings {
  readonly product: Process;
  readonly log: string[];
}

const unlimited: Rate = { burst: 100_000, everyMs: 1 };

const wide = { calls: 1_000, perMs: 1_000 };

/** Watches often and holds answers briefly, so that stories are quick; the product's own limits stay. */
export const quick: Stage = {
  lane: wide,
  tenant: { lanes: { access: wide, reports: wide } },
  pace: { everyMs: 100, atMost: 200 },
  patience: { holdMs: 4_000, everyMs: 100 },
  probeMs: 60 * 60_000,
  monitorSeconds: 60 * 60,
  windows: [],
  // A busy machine is slow; the stories about slowness take the product's own.
  answerMs: 20_000,
  // People in stories press and visit faster than any.
  rates: { ...rates, person: unlimited, address: unlimited, form: unlimited, signIn: unlimited },
};

/** Starts everything for one story file, with a policy, a desk and settings of its own where the sandbox's will not do. */
export async function startScene(
  stage: Stage = {},
  policy?: object,
  { desk, settings }: { desk?: DeskName; settings?: Readonly<Record<string, string>> } = {},
): Promise<Scene> {
  const around = await startSurroundings(policy, desk);
  const log = createLogLines();
  const product = await compose(loadConfig({ ...around.environment, ...settings }), {
    ...quick,
    ...stage,
    tls: tls(),
    logTo: log.stream,
  });
  await product.start();
  return {
    ...around,
    product,
    log: log.lines,
    async close() {
      await product.stop();
      await around.close();
    },
  };
}
