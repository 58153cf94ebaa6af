import { Client } from 'pg';
import { createLog } from '../../../bot/log';
import { Secret } from '../../../services/secret';
import { openPostgres } from '../../../services/store/postgres';
import { createStore } from '../../../services/store/store';
import { start } from '../../requests/examples';
import { used, wholeCase } from '../../reviews/examples';
import { createLogLines } from '../../sandbox/logLines';
import { freshDatabase } from '../../sandbox/testDatabase';
import type { Bench, Options, Result } from '../bench';
import { startChild } from '../child';
import { writeMany } from '../manyCases';
import type { Reviewed, ReviewPlan } from '../processes/reviewer';
import { spread } from '../spread';

const day = 24 * 60;
const quarterDays = 90;

/** The quarterly review of a large desk. */
export const reviewBench: Bench = {
  title: 'The quarterly review',
  about:
    'All events of ninety days folded into the quarterly review from PostgreSQL, in a process of its own that does nothing else: ' +
    'every case whole, from opening to a registered passkey; a quarter of the events, half of them, and all.',
  async run(options) {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return await measured(client, database.url, options);
    } finally {
      await client.end();
      await database.drop();
    }
  },
};

async function measured(client: Client, url: string, { rounds, sizes, profile }: Options): Promise<Result> {
  const events = sizes.events ?? 1_000_000;
  const model = { events: wholeCase(0, {}, used), begin: start };
  const whole = Math.max(4, Math.round(events / model.events.length));
  const log = createLog(createLogLines().stream);
  await (await createStore(openPostgres(new Secret(url), log), () => Promise.resolve(0))).close();
  const from = new Date(Date.now() - quarterDays * day * 60_000).toISOString();
  const period = { from, to: new Date().toISOString() };
  const lines: { label: string; times: readonly number[]; seen: readonly Reviewed[]; cases: number }[] = [];
  let after = 0;
  for (const part of [4, 2, 1]) {
    const cases = Math.floor(whole / part);
    const minutes = (quarterDays - 1) * day;
    await writeMany(client, model, { count: cases - after, after, from, minutes, withEvents: true });
    await client.query('analyze');
    after = cases;
    const seen: Reviewed[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const child = await startChild('reviewer', {}, profile);
      const plan: ReviewPlan = { url, period };
      seen.push(await child.ask<Reviewed>('review', plan));
      await child.stop();
    }
    const counted = seen[0]?.cases;
    if (counted !== cases) throw new Error(`the review counted ${String(counted)} cases of ${cases}`);
    const label = `${(cases * model.events.length).toLocaleString('en')} events`;
    lines.push({ label, cases, seen, times: seen.map(({ seconds }) => seconds) });
  }
  const [quarter, , all] = lines.map(({ times }) => spread(times).median);
  const growth = (all ?? 0) / (quarter ?? 1);
  return {
    tables: [
      {
        title: 'A review',
        of: 'of',
        columns: [
          { name: 'cases' },
          { name: 'seconds', digits: 1 },
          { name: 'events a second' },
          { name: 'MiB before' },
          { name: 'MiB at most' },
        ],
        lines: lines.map(({ label, cases, seen, times }) => ({
          label,
          values: [
            spread([cases]),
            spread(times),
            spread(times.map((seconds) => (cases * model.events.length) / seconds)),
            spread(seen.map(({ before }) => before)),
            spread(seen.map(({ most }) => most)),
          ],
        })),
        drawn: [1, 4],
      },
    ],
    budgets: [
      {
        what: `the review of ${(whole * model.events.length).toLocaleString('en')} events`,
        limit: 'in seconds, memory bounded, cost linear',
        measured: `${(all ?? 0).toFixed(1)} s; ${growth.toFixed(1)} times the time for 4 times the events`,
        met: (all ?? 0) < 60 && growth < 5,
      },
    ],
    notes: [],
  };
}
