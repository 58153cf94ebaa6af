import { strictLane } from '../../../services/graph/lane';
import { groups } from '../../sandbox/people';
import type { Bench, Budget, Options, Result, Table } from '../bench';
import { createGraphMeter } from '../graphMeter';
import type { GraphMeter, Metered } from '../graphMeter';
import { watchJobs } from '../jobWatch';
import { leftOver } from '../leftOver';
import type { LeftOver } from '../leftOver';
import { liveDay } from '../liveDay';
import type { Day } from '../liveDay';
import { registering } from '../registering';
import { quantile, spread } from '../spread';
import { startTown } from '../town';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

/** Seconds from a registered method to neither pass nor membership, by how many passes are watched. */
const budgets: readonly (readonly [passes: number, seconds: number])[] = [
  [30, 60],
  [100, 300],
];

/** The day of a very large desk. */
const inFull = 5_000;

/** What came of a day, and what it took. */
interface Lived {
  readonly cases: number;
  readonly hours: number;
  readonly times: number;
  /** How many calls in 10 s Graph lets through. */
  readonly places: number;
  readonly day: Day;
  readonly left: LeftOver;
  readonly passes: number;
  readonly members: number;
  readonly longest: number;
  readonly calls: readonly Metered[];
}

/** A working day of the whole desk. */
export const dayBench: Bench = {
  title: 'A day of the desk',
  about:
    'Cases that people live from opening to closed, each with the minutes that people take in between (some twenty): looked up, ' +
    'opened, vouched for, read back, approved, prepared, “the user is ready” with a sign-in, the page, the pass, a passkey; pressed ' +
    'over HTTPS as Teams signs it, and opened as browsers do. They come as in a working day, most in the morning and after lunch. ' +
    'The clock of everything runs faster than the machine’s, and with it the lane that Graph gives, the watcher’s pace and what is ' +
    'sat out: Graph lets 5 calls in 10 s through to methods, logs and reports together, the strictest reading of what is ' +
    'published, and answers 429 above. And: how long a pass and its membership are left behind a registered passkey, while so many ' +
    'passes are watched.',
  run(options) {
    const meter = createGraphMeter();
    return inBenchWorld((world) => measured(world, meter, options), meter.recorder);
  },
};

async function measured(world: BenchWorld, meter: GraphMeter, options: Options): Promise<Result> {
  const delays: (readonly [passes: number, seconds: number, delays: readonly number[]])[] = [];
  for (const [most, seconds] of budgets) {
    const all: number[] = [];
    const passes = Math.min(most, Math.ceil(options.sizes.cases ?? most));
    for (let round = 0; round < options.rounds; round += 1)
      all.push(...(await registering(world, passes, options.profile)));
    delays.push([passes, seconds, all]);
  }
  meter.take();
  const lived = await live(world, meter, options);
  return {
    tables: [dayTable(lived), delayTable(delays)],
    budgets: [...endBudgets(lived), ...delays.map(delayBudget)],
    notes: notesOf(lived),
  };
}

async function live(world: BenchWorld, meter: GraphMeter, { sizes, profile }: Options): Promise<Lived> {
  const cases = Math.ceil(sizes.cases ?? 100);
  const hours = sizes.hours ?? 4;
  const times = sizes.times ?? 30;
  const calls = sizes.lane ?? strictLane.calls;
  const { tenant } = world.graph;
  const town = await startTown(world, { times, perHour: cases / hours, profile });
  tenant.budget = { calls, perMs: strictLane.perMs / times, times };
  const jobs = await watchJobs(town.databaseUrl, world.clock);
  const day = await liveDay(town, cases, hours);
  // Whatever is still to be told or taken away has an hour for it.
  await town.pause(2);
  for (let waited = 0; (await leftOver(town.databaseUrl)).jobs > 0 && waited < 60; waited += 1)
    await town.pause(1);
  const { longest } = await jobs.stop();
  tenant.budget = undefined;
  const left = await leftOver(town.databaseUrl);
  const members = tenant.inGroup(groups.recovery.id).length;
  const lived = {
    ...{ cases, hours, times, day, left, members, longest },
    passes: tenant.passes.size,
    places: calls,
    calls: meter.take(),
  };
  await town.stop();
  return lived;
}

function dayTable({ cases, hours, places, day, left, longest, calls }: Lived): Table {
  const tight = calls.filter((call) => call.tight);
  const answered = tight.filter(({ status }) => status !== 429);
  const delays = day.lives.map(({ delay }) => delay);
  const again = day.lives.reduce((sum, one) => sum + one.again, 0);
  return {
    title: `${cases.toLocaleString('en')} cases in ${hours} hours, ${places} calls in 10 s`,
    of: 'what',
    columns: [{ name: 'number', digits: 1 }],
    lines: Object.entries({
      'cases that ended with a passkey': cases - left.open - left.otherwise - day.failures.length,
      'passes at once, at most': day.livePasses,
      'tries a case that were for nothing': again / cases,
      'Graph calls a case': calls.filter(({ further }) => !further).length / cases,
      'of these in the strict lane, looks at methods': answered.filter(({ look }) => look).length / cases,
      'of these in the strict lane, all others': answered.filter(({ look }) => !look).length / cases,
      'refused there with 429, a case': (tight.length - answered.length) / cases,
      'share of the strict lane’s day, %': (100 * answered.length) / (hours * 3_600 * perSecond),
      'seconds from passkey to nothing left, half': quantile(delays, 0.5),
      'seconds from passkey to nothing left, 95 %': quantile(delays, 0.95),
      'seconds from passkey to nothing left, most': Math.max(0, ...delays),
      'seconds of the machine that a due job stood, most': longest,
    }).map(([label, value]) => ({ label, values: [spread([value])] })),
  };
}

const perSecond = (strictLane.calls * 1_000) / strictLane.perMs;

function delayTable(all: readonly (readonly [number, number, readonly number[]])[]): Table {
  return {
    title: 'From a registered passkey to no pass and no membership',
    of: 'passes that are watched',
    columns: [{ name: 'registered' }, { name: 'seconds' }, { name: '95 % within, seconds' }],
    lines: all.map(([passes, , delays]) => ({
      label: String(passes),
      values: [spread([delays.length]), spread(delays), spread([quantile(delays, 0.95)])],
    })),
    drawn: [1],
  };
}

function endBudgets({ cases, day, left, passes, members }: Lived): readonly Budget[] {
  const wrong = [
    ...(left.open > 0 ? [`${left.open} open`] : []),
    ...(left.otherwise > 0 ? [`${left.otherwise} ended otherwise`] : []),
    ...(day.failures.length > 0
      ? [`${day.failures.length} given up, such as: ${day.failures[0] ?? ''}`]
      : []),
    ...(passes + members > 0 ? [`${passes} passes and ${members} memberships left`] : []),
    ...(left.jobs > 0 ? [`${left.jobs} jobs left`] : []),
    ...(left.dead > 0 ? [`${left.dead} jobs dead`] : []),
  ];
  return [
    {
      what: `a day of ${cases.toLocaleString('en')} cases`,
      limit: 'all end, nothing stuck, left or dead',
      measured: wrong.length === 0 ? 'so it is' : wrong.join(', '),
      met: wrong.length === 0,
    },
  ];
}

function delayBudget([passes, seconds, delays]: readonly [number, number, readonly number[]]): Budget {
  const most = Math.max(...delays);
  return {
    what: `registered to pass and membership gone, at ${passes} live passes`,
    limit: `${seconds} s`,
    measured: `${quantile(delays, 0.5).toFixed(0)} s for half, ${most.toFixed(0)} s at most`,
    met: most <= seconds,
  };
}

function notesOf({ cases, times, calls }: Lived): readonly string[] {
  const others = calls.filter(({ tight, look, status }) => tight && !look && status !== 429).length / cases;
  const hours = (others * inFull) / perSecond / 3_600;
  return [
    'Of the looks at methods most are the watcher’s, which takes the room that people leave, and leaves them two of five places for ' +
      'as long as it keeps up; calls that people wait for are made at once.',
    `The clock ran ${times} times as fast, so that the machine’s own time counts as many times: a second of work is ${times} seconds here.`,
    `A day of ${inFull.toLocaleString('en')} cases has no room in the strictest lane, whatever the desk does: their ${others.toFixed(1)} ` +
      `calls each that are no look fill ${hours.toFixed(0)} hours of it. Where Graph lets more through, \`--lane\` says how many calls ` +
      'in 10 s, and the whole day is `npm run bench -- day --cases 5000 --hours 10 --times 4 --lane 100`.',
  ];
}
