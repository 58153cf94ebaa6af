import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { apply } from './apply';
import type { Answer } from './refusals';
import { isIn } from './subjectFacts';
import type { World } from './world';

/** A technician takes a colleague's case over; the card that was pressed becomes its status card. */
export async function takeOver(
  world: World,
  by: Person,
  requestId: string,
  receipt: string,
): Promise<Answer<Request>> {
  const isTechnician = await isIn(world, by.id, world.groupIds.technician);
  const answer = await apply(world.store, requestId, by.id, { kind: 'takeOver', by, isTechnician, receipt });
  // What the earlier technician lent was lent by that technician.
  if ('done' in answer) await world.store.dropLent(requestId);
  return answer;
}
