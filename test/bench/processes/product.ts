import { randomUUID } from 'node:crypto';
import { compose } from '../../../bot/compose';
import type { Process, Stage } from '../../../bot/compose';
import { loadConfig } from '../../../bot/config';
import { rates } from '../../../bot/floods/floods';
import type { Rate } from '../../../bot/floods/limit';
import { formCard } from '../../../bot/formCard';
import { statusCard } from '../../../bot/views';
import { jobLanes } from '../../../services/ports';
import { upkeep } from '../../../services/upkeep';
import type { Course } from '../../sandbox/clock';
import { openPglite } from '../../sandbox/pglite/database';
import { tls } from '../../sandbox/tls';
import { answering } from './answering';
import { keepActors } from './keepActors';
import { hurried, keepTo, wakeInTime } from './hurried';
import { readyCases } from './readyCases';
import type { ReadySeed } from './readyCases';
import { seen } from './seen';
import { seedCases } from './seedCases';
import type { Seed } from './seedCases';
import { usage } from './usage';

/** How the product is composed for a bench. */
export interface ProductPlan {
  readonly onPglite: boolean;
  /** Whether the actor of a press is read from Graph once and then remembered, which the product never does. */
  readonly keepsActors: boolean;
  /** Whether the watch over the tenant's logs and its baseline runs beside. */
  readonly watches: boolean;
  /** Whether it listens with TLS, as the pages need. */
  readonly secure?: boolean;
  /** Whether it looks at passes that were shown. */
  readonly looksAtPasses?: boolean;
  /** How its business time goes, where not as the machine's; its paces, and Graph's strict lane, go with it. */
  readonly course?: Course;
}

const unlimited: Rate = { burst: 1_000_000, everyMs: 0.001 };
const never = 24 * 60 * 60;

const ofTheBench = randomUUID();

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
      // How long an answer takes is what is measured.
      answerMs: 60_000,
      ...(plan.watches ? {} : { monitorSeconds: never, baselineSeconds: never, probeMs: never * 1_000 }),
      ...(plan.onPglite ? { database: await openPglite() } : {}),
      ...(plan.secure === true ? { tls: tls() } : {}),
      ...(plan.course === undefined ? {} : hurried(plan.course)),
      ...(plan.looksAtPasses === false ? { pace: { everyMs: never * 1_000, atMost: 1 } } : {}),
    };
    product = await compose(loadConfig(process.env), stage);
    if (plan.keepsActors) keepActors(product.world);
    if (plan.course !== undefined) wakeInTime(product.world, plan.course.times);
    return await product.start();
  },
  seed: (seed: Seed) => seedCases(running().world, seed),
  ready: (seed: ReadySeed) => readyCases(running().world, seed),
  seen: (id: string) => seen(running().world, id),
  /** From now on business time goes like this. */
  course: keepTo,
  /** One round of upkeep, whoever's turn it is. */
  upkeep: () => upkeep(running().world, 0),
  figures: () => running().world.store.figures(),
  /** What keeps the process alive, or could, counted by its kind. */
  handles: () => process.getActiveResourcesInfo(),
  /** The card that the product answers a press on this case with, and the one that it edits then. */
  async cards(id: string) {
    const request = await running().world.store.read(id);
    if (request === undefined) throw new Error('no such case');
    const { ref, subject } = request;
    const about = { ref, name: subject.name };
    return {
      answer: formCard({ what: 'changeOpener', id, about, look: 'sent' }),
      edited: statusCard(running().world, request),
    };
  },
  /** How long (ms) it takes each lane once to look for a due job, and for the moment at which to look again. */
  async round(): Promise<number> {
    const { store } = running().world;
    const from = performance.now();
    for (const lane of jobLanes) await store.claim(ofTheBench, 4, lane);
    return performance.now() - from;
  },
  /** One comparison of all jobs with what is due, as upkeep makes it once a minute, in ms. */
  async mend(): Promise<number> {
    const from = performance.now();
    for (let after: string | undefined; ;) {
      const { next } = await running().world.store.mendJobs(after, 200);
      if (next === undefined) return performance.now() - from;
      after = next;
    }
  },
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
