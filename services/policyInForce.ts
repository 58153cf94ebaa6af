import { Fault } from './faults';
import { changeDesk } from './recovery';
import { within } from './within';
import type { World } from './world';

const patienceMs = 15_000;

/**
 * Writes down by which policy file (SHA-256 of its text, in hex) the desk works from now on, unless it is known. Nobody waits
 * for it for long: a process that was killed may hold the desk's row for a while, and what is late is written all the same.
 */
export async function notePolicy(
  world: Pick<World, 'store' | 'policy' | 'log'>,
  hash: string,
): Promise<void> {
  const { version } = world.policy;
  const noted = async (): Promise<void> => {
    try {
      const { policy } = await world.store.desk();
      if (policy?.hash === hash && policy.version === version) return;
      await changeDesk(world, 'desk', { kind: 'policyRead', version, hash });
    } catch (error) {
      world.log.error('policy:notNoted', { code: error instanceof Fault ? error.code : 'BUG' });
    }
  };
  await within(noted(), patienceMs);
}
