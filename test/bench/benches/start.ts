import { freshDatabase } from '../../sandbox/testDatabase';
import type { Bench, Options, Result } from '../bench';
import { startChild } from '../child';
import type { Usage } from '../processes/usage';
import type { ProductPlan } from '../processes/product';
import { build } from '../build';
import { inTurn, spread } from '../spread';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

const variants = ['bare', 'first', 'again'] as const;
type Variant = (typeof variants)[number];

const labels: Readonly<Record<Variant, string>> = {
  bare: 'bare bot',
  first: 'product, on a new database',
  again: 'product, on one that is there',
};

const settleMs = 3_000;

interface Measured extends Usage {
  readonly seconds: number;
}

/** How soon the built product listens, and what it holds when nobody asks anything. */
export const startBench: Bench = {
  title: 'Start and idle memory',
  about:
    'From the start of the process, compiled, to the moment it listens, everything recovered and sealed that is to be before; and ' +
    'three seconds later, after a collection of garbage, what it holds. All roles in one process, with its watch over the tenant.',
  run: (options) => inBenchWorld((world) => measured(world, options)),
};

async function measured(world: BenchWorld, { rounds }: Options): Promise<Result> {
  await build();
  const there = await freshDatabase();
  await started(world, 'again', there.url);
  const costs = await inTurn(rounds, variants, async (variant) => {
    if (variant !== 'first') return await started(world, variant, there.url);
    const fresh = await freshDatabase();
    const result = await started(world, variant, fresh.url);
    await fresh.drop();
    return result;
  });
  await there.drop();
  const of = (variant: Variant, value: (one: Measured) => number) =>
    spread((costs.get(variant) ?? []).map(value));
  const ratio = of('again', ({ rss }) => rss).median / of('bare', ({ rss }) => rss).median;
  const ready = of('again', ({ seconds }) => seconds).median;
  return {
    tables: [
      {
        title: 'A start',
        of: 'bot',
        columns: [
          { name: 'seconds to ready', digits: 2 },
          { name: 'processor seconds', digits: 2 },
          { name: 'MiB resident' },
          { name: 'MiB on the heap' },
        ],
        lines: variants.map((variant) => ({
          label: labels[variant],
          values: [
            of(variant, ({ seconds }) => seconds),
            of(variant, ({ cpuMs }) => cpuMs / 1_000),
            of(variant, ({ rss }) => rss),
            of(variant, ({ heap }) => heap),
          ],
        })),
        drawn: [0, 2],
      },
    ],
    budgets: [
      {
        what: 'start to ready on PostgreSQL',
        limit: 'under 2 s',
        measured: `${ready.toFixed(2)} s`,
        met: ready < 2,
      },
      {
        what: 'idle memory against the bare bot’s',
        limit: 'within 1.3 times',
        measured: `${ratio.toFixed(2)} times`,
        met: ratio <= 1.3,
      },
    ],
    notes: [
      'What an idle process holds, and why it stays so: [ADR 29](decisions/029-what-an-idle-process-holds.md).',
    ],
  };
}

async function started(world: BenchWorld, variant: Variant, databaseUrl: string): Promise<Measured> {
  const from = performance.now();
  const child = await startChild(variant === 'bare' ? 'bareBot' : 'product', {
    ...world.environment,
    DATABASE_URL: databaseUrl,
  });
  const plan: ProductPlan = { onPglite: false, keepsActors: false, watches: true };
  await child.ask('start', variant === 'bare' ? world.bare : plan);
  const seconds = (performance.now() - from) / 1_000;
  const { cpuMs } = await child.usage();
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const settled = await child.ask<Usage>('collect');
  await child.stop();
  return { ...settled, cpuMs, seconds };
}
