import { setTimeout } from 'node:timers/promises';
import type { Part } from './health';
import { within } from './within';
import type { World } from './world';

const everyMs = 15_000;
const patienceMs = 10_000;
/** Moments of approvals and windows are compared with Entra's; further apart than this, they mean nothing. */
const skewMs = 5 * 60_000;

/** Asks every part once; the trail outside the database reports for itself whenever it is written. */
export async function probe(world: World): Promise<void> {
  const { store, directory, serviceDesk, groupIds } = world;
  const [, here, there] = await Promise.all([
    // A turn that is always free: the store has to write it.
    look(world, 'store', () => store.takeTurn('probe', 0)),
    store.databaseTime().catch(() => undefined),
    look(world, 'graph', () => directory.time(groupIds.technician)),
    look(world, 'serviceDesk', () => serviceDesk.reach()),
  ]);
  if (here !== undefined && there !== undefined)
    world.health.report('clock', Math.abs(Date.parse(here) - Date.parse(there)) < skewMs);
}

/** Probes again and again until stopped. */
export function keepProbing(world: World, ms = everyMs): { stop(): Promise<void> } {
  const ended = new AbortController();
  const loop = (async () => {
    for (;;) {
      await setTimeout(ms, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      await probe(world);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}

async function look<T>(world: World, part: Part, ask: () => Promise<T>): Promise<T | undefined> {
  const answer = await within(
    ask().then(
      (value) => ({ value }),
      () => undefined,
    ),
    patienceMs,
  );
  const isWell = answer !== undefined;
  if (isWell === world.health.out().includes(part))
    world.log[isWell ? 'info' : 'error'](isWell ? 'health:back' : 'health:out', { part });
  world.health.report(part, isWell);
  return answer?.value;
}
