import { writeFile } from 'node:fs/promises';
import { quarterlyReview } from '../../services/quarterlyReview';
import { periodOf } from '../../services/reviews/period';
import type { Period } from '../../services/reviews/period';
import { openReviewed } from '../composeBooks';
import { loadConfig } from '../config';
import { quarterlyReport } from '../review/report';
import { quarterlyTable, weeklyTable } from '../review/table';
import { readWeek } from '../review/week';
import { weekReport } from '../review/weekReport';
import words from '../review/words/en.json';
import { UsageFault, flags, runCommand } from './command';
import type { Call, Cli } from './command';

const usage = `npm run review -- weekly [--from DAY] [--to DAY] [--json] [--html FILE]
npm run review -- quarterly [--from DAY] [--to DAY] [--json] [--html FILE]`;

/** What a review told: as data, as lines, and as a page. */
interface Told {
  readonly data: object;
  readonly lines: readonly string[];
  readonly page: () => string;
}

type Reviewed = Awaited<ReturnType<typeof openReviewed>>;

/** The reviews at the command line; they change nothing. */
export const review: Cli = {
  usage,
  commands: {
    weekly: (call) =>
      told(call, 'weekly', async (world, period) => {
        const week = await readWeek(world, period);
        return { data: week, lines: weeklyTable(week), page: () => weekReport(week) };
      }),
    quarterly: (call) =>
      told(call, 'quarterly', async (world, period) => {
        const quarter = await quarterlyReview(world, period);
        return { data: quarter, lines: quarterlyTable(quarter), page: () => quarterlyReport(quarter) };
      }),
  },
};

async function told(
  { args, environment, say }: Call,
  kind: 'weekly' | 'quarterly',
  make: (world: Reviewed, period: Period) => Promise<Told>,
): Promise<number> {
  const given = flags(args, { from: 'text', to: 'text', json: 'flag', html: 'text' });
  const days = { from: textOf(given['from']), to: textOf(given['to']) };
  // Before anything is opened: a day that is none needs no database to be refused.
  checked(periodOf(kind, days, new Date().toISOString()));
  const world = await openReviewed(loadConfig(environment));
  try {
    const period = checked(periodOf(kind, days, await world.store.now()));
    const { data, lines, page } = await make(world, period);
    await write(textOf(given['html']), page);
    if (given['json'] === true) say(JSON.stringify(data));
    else for (const line of lines) say(line);
    return 0;
  } finally {
    await world.store.close();
  }
}

function checked(asked: ReturnType<typeof periodOf>): Period {
  if ('fault' in asked) throw new UsageFault(words.faults[asked.fault]);
  return asked;
}

async function write(file: string | undefined, page: () => string): Promise<void> {
  if (file === undefined) return;
  try {
    await writeFile(file, page(), { mode: 0o600 });
  } catch {
    throw new UsageFault('--html FILE: cannot be written');
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

if (require.main === module) void runCommand(review, process.argv.slice(2));
