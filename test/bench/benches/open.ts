import { Client } from 'pg';
import type { Event } from '../../../services/requests/event';
import { freshDatabase } from '../../sandbox/testDatabase';
import { id, requester, start } from '../../requests/examples';
import type { Bench, Options, Result } from '../bench';
import { writeMany } from '../manyCases';
import { handsOn, pressAt, seedOf } from '../presser';
import { waitingCase } from '../processes/seedCases';
import { startProduct, stopAll } from '../productUnder';
import type { Started } from '../productUnder';
import { inTurn, spread } from '../spread';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

const hands = 4;
const roundsOfJobs = 10;

/** What open requests cost those who press and the workers. */
export const openBench: Bench = {
  title: 'Open requests',
  about:
    'The same press as above, four at once, while the store holds so many open requests that wait for evidence, each with the ' +
    'timer of its end; and what the workers do beside: one look of each lane for a due job and for the next moment at which to ' +
    'look, and the comparison of all jobs with what is due that upkeep makes once a minute.',
  run: (options) => inBenchWorld((world) => measured(world, options)),
};

async function measured(world: BenchWorld, { rounds, seconds, sizes, profile }: Options): Promise<Result> {
  const most = sizes.open ?? 100_000;
  const counts = [1, Math.ceil(most / 100), most];
  const products = new Map<string, Started>();
  for (const count of counts) {
    const database = await freshDatabase();
    const product = await startProduct(world, { database, seeded: hands, profile });
    await fill(world, database.url, count);
    products.set(labelOf(count), product);
  }
  const measuredOf = await inTurn(rounds, [...products.keys()], async (name) => {
    const product = products.get(name);
    if (product === undefined) throw new Error('not started');
    const { child, cases, port } = product;
    const cost = await pressAt(world, [child], handsOn(world, cases, [port]), seconds * 1_000);
    const looks: number[] = [];
    for (let round = 0; round < roundsOfJobs; round += 1) looks.push(await child.ask<number>('round'));
    return { ...cost, look: spread(looks).median, mend: await child.ask<number>('mend') };
  });
  await stopAll([...products.values()]);
  const lines = [...measuredOf].map(([label, costs]) => ({
    label,
    values: [
      spread(costs.map(({ half }) => half)),
      spread(costs.map(({ nearlyAll }) => nearlyAll)),
      spread(costs.map(({ cpuMs }) => cpuMs)),
      spread(costs.map(({ look }) => look)),
      spread(costs.map(({ mend }) => mend)),
    ],
  }));
  const ofOne = lines[0]?.values[0]?.median ?? 1;
  const ofMost = lines.at(-1)?.values[0]?.median ?? 0;
  return {
    tables: [
      {
        title: 'A press and a look for work',
        of: 'open requests',
        columns: [
          { name: 'half within, ms', digits: 1 },
          { name: '95 % within, ms', digits: 1 },
          { name: 'processor ms a press', digits: 2 },
          { name: 'all lanes look, ms', digits: 1 },
          { name: 'upkeep compares all, ms' },
        ],
        lines,
        drawn: [0, 3],
      },
    ],
    budgets: [
      {
        what: `cost of a press from 1 to ${most.toLocaleString('en')} open requests`,
        limit: 'flat',
        measured: `${(ofMost / ofOne).toFixed(2)} times`,
        met: ofMost / ofOne < 1.3,
      },
    ],
    notes: [],
  };
}

function labelOf(count: number): string {
  return count.toLocaleString('en');
}

/** Fills the store with open requests of somebody else; their timers are hours away. */
async function fill(world: BenchWorld, url: string, count: number): Promise<void> {
  const seed = { ...seedOf(world, 1), requester };
  const events = waitingCase(id(777), seed, start).map((happening): Event => ({
    ...happening,
    at: start,
    by: requester.id,
  }));
  const client = new Client({ connectionString: url });
  await client.connect();
  const from = new Date().toISOString();
  await writeMany(client, { events, begin: start }, { count, after: 0, from, minutes: 1, withEvents: false });
  await client.query('analyze');
  await client.end();
}
