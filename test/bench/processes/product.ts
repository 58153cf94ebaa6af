import { compose } from '../../../bot/compose';
import type { Process, Stage } from '../../../bot/compose';
import { loadConfig } from '../../../bot/config';
import { rates } from '../../../bot/floods/floods';
import type { Rate } from '../../../bot/floods/limit';
import { statusCard } from '../../../bot/views';
import { openPglite } from '../../sandbox/pglite/database';
import { answering } from './answering';
import { keepActors } from './keepActors';
import { seedCases } from './seedCases';
import type { Seed } from './seedCases';
import { usage } from './usage';

/** How the product is composed for a bench. */
export interface ProductPlan {
  readonly database: 'postgres' | 'pglite';
  /** Whether the actor of a press is read from Graph once and then remembered, which the product never does. */
  readonly keepsActors: boolean;
  /** Whether the watch over the tenant's logs and its baseline runs beside. */
  readonly watches: boolean;
}

const unlimited: Rate = { burst: 1_000_000, everyMs: 0.001 };
const never = 24 * 60 * 60;

let product: Process | undefined;

answering({
  async start(plan: ProductPlan): Promise<number> {
    const stage: Stage = {
      // What people may ask of it at most is far below what it can do.
      rates: {
        ...rates,
        person: unlimited,
        together: unlimited,
        address: unlimited,
        pages: unlimited,
        form: unlimited,
        signIn: unlimited,
      },
      windows: [],
      ...(plan.watches ? {} : { monitorSeconds: never, baselineSeconds: never, probeMs: never * 1_000 }),
      ...(plan.database === 'pglite' ? { database: await openPglite() } : {}),
    };
    product = await compose(loadConfig(process.env), stage);
    if (plan.keepsActors) keepActors(product.world);
    return await product.start();
  },
  seed: (seed: Seed) => seedCases(running().world, seed),
  /** The data of the card that the product answers a press on this case with. */
  async card(id: string) {
    const request = await running().world.store.read(id);
    if (request === undefined) throw new Error('no such case');
    return statusCard(running().world, request);
  },
  now: () => running().world.store.now(),
  usage,
  collect() {
    globalThis.gc?.();
    return usage();
  },
  async stop() {
    await running().stop();
    // A profile is written when the process ends by itself.
    setImmediate(() => process.exit(0));
  },
});

function running(): Process {
  if (product === undefined) throw new Error('not started');
  return product;
}
