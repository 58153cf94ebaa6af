import type { Person } from './policy/facts';
import type { Policy } from './policy/policy';
import { readOutOn } from './policy/readOut';
import { openerKinds } from './policy/terms';
import type { OpenerKind } from './policy/terms';
import { refuseOpener } from './requests/refuseOpener';
import type { Request } from './requests/request';
import { apply } from './apply';
import { no } from './refusals';
import type { Answer } from './refusals';
import type { World } from './world';

/** The technician chooses somebody else to open; whoever approved is asked again. */
export async function changeOpener(
  world: World,
  by: Person,
  requestId: string,
  chosen: string,
): Promise<Answer<Request>> {
  const opener = openerKinds.find((one) => one === chosen);
  if (opener === undefined) return no({ refused: 'badInput' });
  const answer = await apply(world.store, requestId, by.id, (request, now) => ({
    kind: 'changeOpener',
    by,
    opener,
    readOut: opener === 'technicianByPhone' ? readOutOn(world.policy, request.scenario, now) : undefined,
  }));
  // What was lent was lent for another content; whoever was never ready was lent nothing.
  if ('done' in answer && answer.done.round > 0) await world.store.dropLent(requestId);
  return answer;
}

/** Who else could open this case, as of its last event. */
export function otherOpeners(policy: Policy, request: Request): readonly OpenerKind[] {
  const { updatedAt, scenario, opener } = request;
  return openerKinds.filter((one) => {
    const readOut = one === 'technicianByPhone' ? readOutOn(policy, scenario, updatedAt) : undefined;
    return one !== opener && refuseOpener({ ...request, opener: one, readOut }, updatedAt) === undefined;
  });
}
