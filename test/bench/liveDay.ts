import { arrivals } from './arrivals';
import { hireCallers } from './crowd';
import { liveCase } from './life';
import type { Life } from './life';
import type { Town } from './town';

/** How a day went: the cases that came to their end, and of the others what went wrong. */
export interface Day {
  readonly lives: readonly Life[];
  readonly failures: readonly string[];
  /** How many passes there were at once at most. */
  readonly livePasses: number;
}

const lookMs = 100;

/** Lives a day of so many hours with so many cases; resolves when the last has ended. */
export async function liveDay(town: Town, cases: number, hours: number): Promise<Day> {
  const { world, technicians, approvers } = town;
  const lives: Life[] = [];
  const failures: string[] = [];
  let livePasses = 0;
  const looking = setInterval(() => {
    livePasses = Math.max(livePasses, world.graph.tenant.passes.size);
  }, lookMs);
  const callers = hireCallers(world, cases);
  await Promise.all(
    arrivals(cases, hours).map(async (minute, index) => {
      const [caller, technician, approver] = [
        callers[index],
        technicians[index % technicians.length],
        approvers[index % approvers.length],
      ];
      if (caller === undefined || technician === undefined || approver === undefined)
        throw new Error('a desk has people');
      await town.pause(minute);
      try {
        lives.push(await liveCase(town, caller, technician, approver));
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  clearInterval(looking);
  return { lives, failures, livePasses };
}
