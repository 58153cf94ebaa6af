import { runJobs } from '../services/jobs';
import type { JobLane } from '../services/ports';
import { keepProbing, probe } from '../services/probe';
import { keepUp, upkeep } from '../services/upkeep';
import type { Chore } from '../services/upkeep';
import { watch } from '../services/watch';
import type { WatchPace } from '../services/watch';
import { within } from '../services/within';
import type { World } from '../services/world';
import type { Role } from './roles';

/** How often what runs beside the listener does so; the product's own paces when absent. */
export interface WorkPace {
  readonly pace?: WatchPace;
  readonly upkeepSeconds?: number;
  readonly probeMs?: number;
}

interface Share {
  readonly lanes: readonly JobLane[];
  readonly chores: readonly Chore[];
}

/** The work of each role: each has the credentials for its own and for no other. Every process seals what it issues on. */
const shares: Readonly<Record<Role, Share>> = {
  web: { lanes: ['telling'], chores: ['digest', 'notices'] },
  pages: { lanes: [], chores: [] },
  jobs: { lanes: ['revoking', 'other'], chores: ['recover'] },
};

const recoveryMs = 15_000;

/** Brings up to date what these roles answer for; resolves before anybody is answered. */
export async function prepareWork(world: World, roles: readonly Role[]): Promise<void> {
  // What a crash left behind is found. Without Graph that has to wait for the first minute.
  await within(Promise.all([upkeep(world, 0, choresOf(roles)), probe(world)]), recoveryMs);
}

/** Starts the work of these roles; returns how to stop each part, in order. */
export function startWork(
  world: World,
  roles: readonly Role[],
  { pace, upkeepSeconds, probeMs }: WorkPace,
): readonly (() => Promise<void>)[] {
  const prober = keepProbing(world, probeMs);
  const upkeeper = keepUp(world, upkeepSeconds, choresOf(roles));
  const watcher = roles.includes('jobs') ? watch(world, pace) : undefined;
  const lanes = roles.flatMap((role) => shares[role].lanes);
  const jobs = runJobs(world, lanes);
  return [
    () => prober.stop(),
    () => upkeeper.stop(),
    ...(watcher === undefined ? [] : [() => watcher.stop()]),
    () => jobs.stop(),
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
