import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { apply } from './apply';
import { contentHash } from './codes';
import { partsOfHandOver, stopped } from './killSwitch';
import { no } from './refusals';
import type { Answer } from './refusals';
import { isIn, protectedIds, subjectFacts } from './subjectFacts';
import type { World } from './world';

/**
 * An approver approves what the pressed card or page showed; membership and the subject's class are read from Graph at the
 * click. `steppedUp` tells that they signed in anew, in the browser, for this.
 */
export async function approve(
  world: World,
  by: Person,
  requestId: string,
  shown: string,
  steppedUp = false,
): Promise<Answer<Request>> {
  const request = await world.store.read(requestId);
  if (request === undefined) return no({ refused: 'requestUnknown' });
  const { approver, security } = world.groupIds;
  const [groups, subject] = await Promise.all([
    world.directory.groupsOf(by.id, [approver, security]),
    subjectFacts(world, request.subject.id),
  ]);
  if (subject === undefined) return no({ refused: 'unknownUser' });
  const stop = await stopped(world, partsOfHandOver);
  if (stop !== undefined) return no(stop);
  return await apply(world.store, requestId, by.id, (locked) => ({
    kind: 'approve',
    by,
    isApprover: groups.includes(approver),
    isSecurity: groups.includes(security),
    steppedUp,
    shown,
    hash: contentHash(locked),
    subject,
    ids: protectedIds(world),
  }));
}

/** An approver says no. */
export async function deny(
  world: World,
  by: Person,
  requestId: string,
  reason: string,
): Promise<Answer<Request>> {
  const isApprover = await isIn(world, by.id, world.groupIds.approver);
  return await apply(world.store, requestId, by.id, {
    kind: 'deny',
    by,
    isApprover,
    reason: reason.trim().slice(0, 200),
  });
}
