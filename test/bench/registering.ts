import { strictLane } from '../../services/graph/lane';
import { groups } from '../sandbox/people';
import { cleared } from './cleared';
import { createVisits } from './pageVisit';
import { seedReady } from './readySeed';
import { startTown } from './town';
import type { BenchWorld } from './world';

const times = 10;
const share = 10;
/** By the strict lane's own time a call has 2 seconds: so long is one look at each pass, in minutes. */
const minutesOfCall = strictLane.perMs / strictLane.calls / 60_000;

/**
 * So many passes are shown and watched, in Graph's strictest lane; a tenth of their owners register a passkey, evenly spread
 * over the time that one look at each of them takes. Returns how long each then waits (s) until pass and membership are gone.
 */
export async function registering(
  world: BenchWorld,
  passes: number,
  profile: string | undefined,
): Promise<readonly number[]> {
  const { tenant } = world.graph;
  const town = await startTown(world, { times, perHour: 1, profile });
  const cases = await seedReady(world, town.child, passes);
  const visits = createVisits(town.port);
  const shown = [];
  for (const one of cases) shown.push({ one, passcode: (await visits.collect(one)).passcode });
  visits.close();
  tenant.budget = { calls: strictLane.calls, perMs: strictLane.perMs / times, times };
  const registered = shown.filter((_, index) => index % share === 0);
  const delays = await Promise.all(
    registered.map(async ({ one: { subject }, passcode }, index) => {
      await town.pause((index * passes * minutesOfCall) / registered.length);
      const session = world.subject.signIn(subject.upn, passcode) ?? '';
      if (!world.subject.register(session, 'fido2', 'New key')) throw new Error('the session had ended');
      return await cleared(town, subject);
    }),
  );
  tenant.budget = undefined;
  await town.stop();
  // What is left of them belongs to no desk any more.
  for (const { subject } of cases) {
    tenant.passes.delete(subject.id);
    tenant.members.get(groups.recovery.id)?.delete(subject.id);
  }
  return delays;
}
