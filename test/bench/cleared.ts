import { groups } from '../sandbox/people';
import type { Town } from './town';

const lookMs = 5;

/** How long it takes (s, by the town's clock) until a person has no pass and is out of the group. */
export async function cleared({ world, times }: Town, { id }: { readonly id: string }): Promise<number> {
  const { tenant } = world.graph;
  const from = performance.now();
  const group = tenant.members.get(groups.recovery.id);
  while (tenant.passes.has(id) || group?.has(id) === true) {
    if (performance.now() - from > (2 * 60 * 60_000) / times)
      throw new Error('two hours later there is still a pass or a membership');
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return ((performance.now() - from) * times) / 1_000;
}
