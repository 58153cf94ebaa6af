import type { Bench, Options, Result } from '../bench';
import { leftOver } from '../leftOver';
import type { LeftOver } from '../leftOver';
import { liveDay } from '../liveDay';
import type { Usage } from '../processes/usage';
import { spread } from '../spread';
import { startTown } from '../town';
import type { Town } from '../town';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

const dayMs = 24 * 60 * 60_000;

/** What one process holds at the end of a day. */
interface Evening extends Usage {
  readonly handles: readonly string[];
  readonly left: LeftOver;
  readonly failures: readonly string[];
}

/** A week of the same process. */
export const soakBench: Bench = {
  title: 'A week',
  about:
    'Days of cases that people live to their end, as above and without Graph’s limits, in one process that goes on; nights are ' +
    'jumped over. At the end of each day garbage is collected before memory is read, and the books are counted.',
  run: (options) => inBenchWorld((world) => measured(world, options)),
};

async function measured(world: BenchWorld, { sizes, profile }: Options): Promise<Result> {
  const days = Math.ceil(sizes.days ?? 7);
  const cases = Math.ceil(sizes.cases ?? 40);
  const hours = sizes.hours ?? 1;
  const town = await startTown(world, { times: sizes.times ?? 60, perHour: cases / hours, profile });
  const evenings: Evening[] = [];
  for (let day = 0; day < days; day += 1) evenings.push(await lived(town, cases, hours));
  await town.stop();
  return resultOf(evenings, cases);
}

async function lived(town: Town, cases: number, hours: number): Promise<Evening> {
  const { world, child, databaseUrl } = town;
  const { failures } = await liveDay(town, cases, hours);
  for (let waited = 0; (await leftOver(databaseUrl)).jobs > 0 && waited < 60; waited += 1)
    await town.pause(1);
  const left = await leftOver(databaseUrl);
  world.clock.move(dayMs);
  await child.ask('course', world.clock.course());
  await child.ask('upkeep');
  await child.ask('collect');
  const usage = await child.ask<Usage>('collect');
  return { ...usage, handles: await child.ask<readonly string[]>('handles'), left, failures };
}

function resultOf(evenings: readonly Evening[], cases: number): Result {
  const second = evenings.slice(Math.floor(evenings.length / 2));
  const slope = slopeOf(second.map(({ heap }) => heap));
  const rss = slopeOf(second.map((one) => one.rss));
  const last = second.at(-1);
  const handles = evenings.map((one) => one.handles.length);
  const undone = evenings.flatMap(({ left, failures }) => [
    ...failures,
    ...(left.open + left.otherwise + left.jobs + left.dead > 0 ? [JSON.stringify(left)] : []),
  ]);
  return {
    tables: [
      {
        title: `Days of ${cases} cases`,
        of: 'evening',
        columns: [
          { name: 'MiB on the heap', digits: 1 },
          { name: 'MiB resident' },
          { name: 'open handles' },
          { name: 'jobs' },
          { name: 'rows that live for minutes' },
          { name: 'rows that are kept' },
        ],
        lines: evenings.map((one, index) => ({
          label: `day ${index + 1}`,
          values: [
            one.heap,
            one.rss,
            one.handles.length,
            one.left.jobs,
            one.left.shortLived,
            one.left.kept,
          ].map((value) => spread([value])),
        })),
        drawn: [0],
      },
    ],
    budgets: [
      {
        what: `memory of a process in ${evenings.length} days`,
        limit: 'flat over the second half',
        measured: `heap ${slope.toFixed(2)} MiB a day (${((1_024 * slope) / cases).toFixed(1)} KiB a case), resident ${rss.toFixed(1)} MiB a day`,
        met: slope < 0.01 * (last?.heap ?? 0),
      },
      {
        what: 'jobs, and handles that stay open',
        limit: 'drained every day',
        measured:
          undone.length === 0
            ? `no job left, ${Math.min(...handles)} to ${Math.max(...handles)} handles`
            : undone.slice(0, 3).join('; '),
        met: undone.length === 0,
      },
    ],
    notes: [
      'Flat is less than one part in a hundred a day, by the straight line that fits the second half best.',
    ],
  };
}

/** By how much the straight line through these values that fits best grows from one to the next. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const [over, under] = values.reduce(
    ([o, u], value, index) => [o + (index - middle) * (value - mean), u + (index - middle) ** 2],
    [0, 0],
  );
  return under === 0 ? 0 : over / under;
}
