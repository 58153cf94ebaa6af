import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { apply } from './apply';
import { Fault } from './faults';
import { no } from './refusals';
import type { Answer } from './refusals';
import { isStoreOut, takeAway } from './unrecorded';
import type { World } from './world';

/** The technician takes their request back. */
export async function cancel(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  return await apply(world.store, requestId, by.id, { kind: 'cancel', by });
}

/**
 * Any technician or approver ends a request and its pass, at any time; also while nothing can be written, and then they are
 * told to press again later: Fault REVOKED_UNRECORDED.
 */
export async function revoke(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const { technician, approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [technician, approver, security]);
  const command = { kind: 'revoke', by, allowed: groups.length > 0 } as const;
  try {
    return await apply(world.store, requestId, by.id, command);
  } catch (error) {
    if (!isStoreOut(error) || !command.allowed) throw error;
    const request = await world.store.read(requestId);
    if (request === undefined) return no({ refused: 'requestUnknown' });
    await takeAway(world, request, by.id);
    throw new Fault('REVOKED_UNRECORDED', { retryable: true, cause: error });
  }
}

/** The subject, the manager or a voucher says that it was not the subject. */
export async function notMe(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  return await apply(world.store, requestId, by.id, { kind: 'notMe', by });
}

/** An approver has the methods added since the pass removed and the sessions revoked. */
export async function contain(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const { approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [approver, security]);
  if (groups.length === 0) return no({ refused: 'notApprover' });
  return await apply(world.store, requestId, by.id, { kind: 'contain', by, allowed: true });
}
