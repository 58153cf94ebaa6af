import { keepBaseline } from '../services/keepBaseline';
import { keepExporting } from '../services/exporting';
import { runJobs } from '../services/jobs';
import { monitor } from '../services/monitor';
import type { Raise } from '../services/monitor';
import type { JobLane } from '../services/ports';
import { keepProbing, probe } from '../services/probe';
import { keepUp, upkeep } from '../services/upkeep';
import type { Chore } from '../services/upkeep';
import { watch } from '../services/watch';
import type { WatchPace } from '../services/watch';
import { within } from '../services/within';
import type { Trace } from '../services/tracing';
import type { World } from '../services/world';
import type { Role } from './roles';

/** How often what runs beside the listener does so; the product's own paces when absent. */
export interface WorkPace {
  readonly pace?: WatchPace;
  readonly upkeepSeconds?: number;
  readonly probeMs?: number;
  readonly monitorSeconds?: number;
  readonly baselineSeconds?: number;
}

interface Share {
  readonly lanes: readonly JobLane[];
  readonly chores: readonly Chore[];
}

/** The work of each role: each has the credentials for its own and for no other. Every process seals what it issues on. */
const shares: Readonly<Record<Role, Share>> = {
  web: { lanes: ['telling'], chores: ['digest', 'notices'] },
  pages: { lanes: [], chores: [] },
  jobs: { lanes: ['revoking', 'other'], chores: ['recover', 'reviews'] },
};

const recoveryMs = 15_000;
const exportMs = 10_000;

/** Brings up to date what these roles answer for; resolves before anybody is answered. */
export async function prepareWork(world: World, roles: readonly Role[]): Promise<void> {
  // What a crash left behind is found. Without Graph that has to wait for the first minute.
  await within(Promise.all([upkeep(world, 0, choresOf(roles)), probe(world)]), recoveryMs);
}

/** Starts the work of these roles; returns how to stop each part, in order. */
export function startWork(
  world: World,
  roles: readonly Role[],
  raise: Raise,
  trace: Trace,
  pace: WorkPace,
): readonly (() => Promise<void>)[] {
  const prober = keepProbing(world, pace.probeMs);
  const upkeeper = keepUp(world, pace.upkeepSeconds, choresOf(roles));
  const watchers = roles.includes('jobs') ? watchersOf(world, raise, pace) : [];
  const jobs = runJobs(
    world,
    roles.flatMap((role) => shares[role].lanes),
    trace,
  );
  return [prober, ...watchers, upkeeper, jobs].map((one) => () => one.stop());
}

/** What looks at the tenant and sends out what was recorded. */
function watchersOf(
  world: World,
  raise: Raise,
  { pace, upkeepSeconds, monitorSeconds, baselineSeconds }: WorkPace,
) {
  const everyMs = Math.min(exportMs, (upkeepSeconds ?? exportMs) * 1_000);
  return [
    monitor(world, raise, monitorSeconds),
    keepBaseline(world, raise, baselineSeconds),
    keepExporting(world, everyMs),
    watch(world, pace),
  ];
}

function choresOf(roles: readonly Role[]): readonly Chore[] {
  const own = roles.flatMap((role) => shares[role].chores);
  return [
    ...own.filter((chore) => chore === 'recover'),
    'seal',
    ...own.filter((chore) => chore !== 'recover'),
  ];
}
