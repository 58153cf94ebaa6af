import { freePort } from '../../sandbox/freePort';
import { people } from '../../sandbox/people';
import { freshDatabase } from '../../sandbox/testDatabase';
import type { Bench, Line, Options, Result } from '../bench';
import type { Child } from '../child';
import { busyMs, createGraphMeter } from '../graphMeter';
import type { GraphMeter } from '../graphMeter';
import { createVisits } from '../pageVisit';
import type { Asked } from '../pageVisit';
import { pressAs } from '../pressAs';
import type { ReadyCase } from '../processes/readyCases';
import type { Seen } from '../processes/seen';
import { startProduct, stopAll } from '../productUnder';
import type { Started } from '../productUnder';
import { seedReady } from '../readySeed';
import { inTurn, quantile, spread } from '../spread';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

/** How long the simulated Graph waits before each of its answers, in ms, in each of the two settings. */
const waits = { 'at once': 0, 'after 50 ms': 50 } as const;
type Wait = keyof typeof waits;
const settings = Object.keys(waits) as Wait[];

const toldWithinMs = 30_000;

/** What one page took: until its first byte, of that with Graph at work, and how many calls Graph had; all in ms. */
interface Took {
  readonly firstByte: number;
  readonly graph: number;
  readonly calls: number;
}

/** What the pages of one round took. */
type Round = Readonly<Record<'GET' | 'POST', readonly Took[]>>;

/** The opener's page, from asking for it to its first byte. */
export const handoverBench: Bench = {
  title: 'The hand-over page',
  about:
    'The opener’s page over HTTPS, one visitor after the other on a connection that stays: GET, which shows for whom it is, and ' +
    'POST with the claim code, which judges everything again, writes the intent, makes the pass with the lent token and shows it. ' +
    'Graph’s own time is taken away as it was measured at the simulated Graph: from when a call had arrived to when its answer was ' +
    'ready, calls that ran side by side counted once. Everything is measured at two settings, with Graph answering at once and ' +
    'each of its answers 50 ms late: what the desk does while it waits for Graph is hidden in the second, and stands in the first. ' +
    'Cases are seeded ready, with authority lent to each, ' +
    'and others lie open beside them.',
  run(options) {
    const meter = createGraphMeter();
    return inBenchWorld((world) => measured(world, meter, options), meter.recorder);
  },
};

async function measured(
  world: BenchWorld,
  meter: GraphMeter,
  { rounds, sizes, profile }: Options,
): Promise<Result> {
  const cases = Math.ceil(sizes.cases ?? 25);
  const open = Math.ceil(sizes.open ?? 1_000);
  let wait: Wait = 'at once';
  meter.watch(world.graph);
  const late = { slowMs: waits['after 50 ms'] };
  world.graph.fault(() => wait === 'after 50 ms', late, Number.POSITIVE_INFINITY);
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const product = await startProduct(world, {
    database: await freshDatabase(),
    seeded: 0,
    secure: true,
    looksAtPasses: false,
    settings: { PORT: String(port), PUBLIC_URL: url },
    profile,
  });
  // Where Teams is the desk knows from what it heard last.
  await pressAs({ world, url }, people.tara, 'card', 'guide', {});
  await seedReady(world, product.child, open);
  const visits = createVisits(port);
  await visited(product, visits, meter, await seedReady(world, product.child, Math.ceil(cases / 3)));
  const costs = await inTurn(rounds, settings, async (setting) => {
    const ready = await seedReady(world, product.child, cases);
    wait = setting;
    const round = await visited(product, visits, meter, ready);
    wait = 'at once';
    return round;
  });
  visits.close();
  await stopAll([product]);
  return resultOf(costs, open);
}

async function visited(
  { child }: Started,
  visits: ReturnType<typeof createVisits>,
  meter: GraphMeter,
  cases: readonly ReadyCase[],
): Promise<Round> {
  const round = { GET: [] as Took[], POST: [] as Took[] };
  for (const one of cases) {
    meter.take();
    const { get, post } = await visits.collect(one);
    const calls = meter.take();
    const took = ({ from, firstByte }: Asked): Took => {
      const own = calls.filter((call) => call.from >= from && call.from < firstByte);
      return { firstByte: firstByte - from, graph: busyMs(own, from, firstByte), calls: own.length };
    };
    round.GET.push(took(get));
    round.POST.push(took(post));
    // What the hand-over leads to is told before the next page is asked for, so that it is not measured with it.
    await allTold(child, one);
  }
  return round;
}

async function allTold(child: Child, { id }: ReadyCase): Promise<void> {
  const from = performance.now();
  for (;;) {
    const { undone = [] } = (await child.ask<Seen | undefined>('seen', id)) ?? {};
    if (undone.length === 0) return;
    if (performance.now() - from > toldWithinMs) throw new Error(`never told: ${undone.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function resultOf(costs: ReadonlyMap<Wait, readonly Round[]>, open: number): Result {
  const of = (wait: Wait, page: keyof Round, value: (took: Took) => number, share: number) =>
    spread((costs.get(wait) ?? []).map((round) => quantile(round[page].map(value), share)));
  const beyond = ({ firstByte, graph }: Took): number => firstByte - graph;
  const lines = (['GET', 'POST'] as const).flatMap((page) =>
    settings.map((wait): Line => ({
      label: `${page}, Graph answers ${wait}`,
      values: [
        of(wait, page, ({ firstByte }) => firstByte, 0.5),
        of(wait, page, ({ graph }) => graph, 0.5),
        of(wait, page, beyond, 0.5),
        of(wait, page, beyond, 0.95),
        of(wait, page, ({ calls }) => calls, 0.5),
      ],
    })),
  );
  const firstByte = (wait: Wait) => of(wait, 'POST', (took) => took.firstByte, 0.5).median;
  const inARow = (firstByte('after 50 ms') - firstByte('at once')) / waits['after 50 ms'];
  return {
    tables: [
      {
        title: `A page, beside ${open.toLocaleString('en')} others that are open`,
        of: 'page',
        columns: [
          { name: 'first byte within, ms: half', digits: 1 },
          { name: 'Graph’s own time, ms: half', digits: 1 },
          { name: 'beyond it, ms: half', digits: 1 },
          { name: 'beyond it, ms: 95 %', digits: 1 },
          { name: 'Graph calls' },
        ],
        lines,
        drawn: [2],
      },
    ],
    budgets: [],
    notes: [
      `A POST grows by ${inARow.toFixed(1)} times what each answer of Graph is late: so many of its calls come one after the other, ` +
        'the others beside them. In a tenant, where an answer takes 50 to 200 ms, that is what the opener waits for.',
    ],
  };
}
