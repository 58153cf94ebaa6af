import type { Person } from './policy/facts';
import { minutesAfter } from './requests/moments';
import type { Request } from './requests/request';
import { apply } from './apply';
import { contentHash } from './codes';
import { partsOfHandOver, stopped } from './killSwitch';
import { no } from './refusals';
import type { Answer } from './refusals';
import { isInLine, isOneEmployee } from './standing';
import { isIn, issuingFacts, protectedIds } from './subjectFacts';
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
  const { approver, security } = world.groupIds;
  // Whoever may not decide is told the same of a case that exists and of one that does not.
  if (request === undefined)
    return no({ refused: (await isIn(world, by.id, approver)) ? 'requestUnknown' : 'notApprover' });
  const { directory } = world;
  const [groups, subject, own, requester, risk, inLine] = await Promise.all([
    directory.groupsOf(by.id, [approver, security]),
    issuingFacts(world, request.subject.id),
    directory.person(by.id),
    directory.person(request.requester.id),
    directory.riskOf(by.id),
    request.class === 'privileged' && isInLine(world, by, request.requester),
  ]);
  if (subject === undefined) return no({ refused: 'unknownUser' });
  const stop = await stopped(world, partsOfHandOver, request);
  if (stop !== undefined) return no(stop);
  const pairs = await pairsToday(world, by, request.requester);
  return await apply(world.store, requestId, by.id, (locked) => ({
    kind: 'approve',
    by,
    isApprover: groups.includes(approver),
    isSecurity: groups.includes(security),
    steppedUp,
    inLine,
    samePerson: [requester?.employeeId, subject.employeeId].some((id) => isOneEmployee(id, own?.employeeId)),
    atRisk: risk === 'medium' || risk === 'high',
    pairs,
    shown,
    hash: contentHash(locked),
    subject,
    ids: protectedIds(world),
  }));
}

/** In how many cases of this requester this approver approved within a day. */
async function pairsToday({ store }: World, approver: Person, requester: Person): Promise<number> {
  const since = minutesAfter(await store.now(), -24 * 60);
  const cases = await store.openedSince({ requesterId: requester.id }, since);
  return cases.filter((one) => one.approvals.some(({ approver: { id } }) => id === approver.id)).length;
}

/** An approver says no. */
export async function deny(
  world: World,
  by: Person,
  requestId: string,
  reason: string,
): Promise<Answer<Request>> {
  const isApprover = await isIn(world, by.id, world.groupIds.approver);
  if (!isApprover) return no({ refused: 'notApprover' });
  return await apply(world.store, requestId, by.id, {
    kind: 'deny',
    by,
    isApprover,
    reason: reason.trim().slice(0, 200),
  });
}
