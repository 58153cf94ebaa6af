import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { apply } from './apply';
import type { Answer } from './refusals';
import type { World } from './world';

/** The technician takes their request back. */
export async function cancel(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  return await apply(world.store, requestId, by.id, { kind: 'cancel', by });
}

/** Any technician or approver ends a request and its pass, at any time. */
export async function revoke(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const { technician, approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [technician, approver, security]);
  return await apply(world.store, requestId, by.id, { kind: 'revoke', by, allowed: groups.length > 0 });
}

/** An approver has the methods added since the pass removed and the sessions revoked. */
export async function contain(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const { approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [approver, security]);
  return await apply(world.store, requestId, by.id, { kind: 'contain', by, allowed: groups.length > 0 });
}
