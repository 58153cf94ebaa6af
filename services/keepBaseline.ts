import { setTimeout } from 'node:timers/promises';
import { driftAlert } from './alerts/drifted';
import type { PolicyChanged } from './alerts/record';
import { changesOf, driftOf } from './baseline/drift';
import type { Held, Lost } from './baseline/drift';
import { lastCheckOf } from './baseline/lastCheck';
import { Fault } from './faults';
import type { Raise } from './monitor';
import { changeDesk } from './recovery';
import { checkTenant, expectedOf } from './tenantCheck';
import type { World } from './world';

const everySeconds = 6 * 3_600;
const triesInBetween = 12;
const key = 'baseline:held';

/** Checks the tenant's baseline every six hours in one of all instances, until stopped, and raises what no longer holds. */
export function keepBaseline(world: World, raise: Raise, every = everySeconds): { stop(): Promise<void> } {
  const ended = new AbortController();
  const isOver = (): boolean => ended.signal.aborted;
  const loop = (async () => {
    if (world.baseline === undefined) return;
    for (;;) {
      await setTimeout((every / triesInBetween) * 1_000, undefined, { signal: ended.signal }).catch(
        () => undefined,
      );
      if (isOver()) return;
      try {
        if (await world.store.takeTurn('baseline', every * 0.9)) await checkDrift(world, raise, ended.signal);
      } catch (error) {
        if (isOver()) return;
        world.log.error('baseline:failed', { code: error instanceof Fault ? error.code : 'BUG' });
      }
    }
  })();
  return {
    async stop() {
      ended.abort();
      // A part may wait long in a narrow lane: the check ends behind it, with nothing kept.
      await Promise.race([loop, setTimeout(stopMs, undefined, { ref: false })]);
    },
  };
}

const stopMs = 2_000;

/** One check: what held before and fails now is raised, with who changed it where the log tells. Throws Fault. */
export async function checkDrift(
  world: World,
  raise: Raise,
  ended: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { baseline, store, policy, groupIds, log } = world;
  if (baseline === undefined) return;
  const liveSubjects = await store.liveSubjects();
  const { report } = await checkTenant({
    tenantId: '',
    read: baseline,
    reading: {
      have: {},
      onPart: () => {
        ended.throwIfAborted();
        return Promise.resolve();
      },
    },
    expected: expectedOf(policy, groupIds),
    liveSubjects,
    now: () => new Date(),
  });
  await changeDesk(world, 'desk', { kind: 'baselineChecked', found: lastCheckOf(report) });
  const before = heldOf(await store.kept(key));
  const now = await store.now();
  const { held, lost } = driftOf(before, report.findings, now);
  log.info('baseline:checked', { lost: lost.length });
  const [first] = lost;
  if (first !== undefined) {
    const since = lost.map((one) => one.since).sort()[0] ?? first.since;
    const checks = lost.map(({ id }) => id);
    const critical = lost.some((one) => one.critical);
    const changes = await changesSince(world, lost, since);
    await raise([driftAlert({ checks, critical, since, now, changes })], []);
  }
  // Only what was raised counts as told.
  await store.keep(key, JSON.stringify(held));
}

async function changesSince(
  { store }: World,
  lost: readonly Lost[],
  since: string,
): Promise<readonly PolicyChanged[]> {
  const whats = new Set(lost.flatMap(({ id }) => changesOf(id)));
  const found: PolicyChanged[] = [];
  for await (const page of store.recordsOf(['policyChanged'], since))
    for (const record of page)
      if (record.kind === 'policyChanged' && whats.has(record.what)) found.push(record);
  return found;
}

function heldOf(text: string | undefined): Held {
  return text === undefined ? {} : (JSON.parse(text) as Held);
}
