import { Fault } from './faults';
import { livePasses } from './requests/nextStep';
import type { Request } from './requests/request';
import type { World } from './world';

/** Whether this is the store being out, when taking away does not wait for it. */
export function isStoreOut(error: unknown): boolean {
  return error instanceof Fault && error.code === 'STORE_UNAVAILABLE';
}

/**
 * Takes away what a request has in the tenant without writing it down: revoking does not wait for the log. The recorded
 * steps run again when the store is back, and find nothing left to do.
 */
export async function takeAway(world: World, request: Request, by: string): Promise<void> {
  for (const { passId } of livePasses(request))
    if (passId !== undefined) await world.passes.remove(request.subject.id, passId);
  if (request.membership === 'member' || request.membership === 'intended')
    await world.groups.remove(request.groupId, request.subject.id);
  world.log.error('revoke:unrecorded', { ref: request.ref, by });
}
