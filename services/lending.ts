import type { Person } from './policy/facts';
import { decide } from './requests/decide';
import { minutesAfter } from './requests/moments';
import type { Request } from './requests/request';
import { apply } from './apply';
import { contentHash } from './codes';
import { partsOfHandOver, stopped } from './killSwitch';
import { no } from './refusals';
import type { Answer } from './refusals';
import type { Secret } from './secret';
import { standingApprovers } from './standing';
import { isIn, issuingFacts, protectedIds } from './subjectFacts';
import type { World } from './world';

/**
 * "The user is ready": checks that this technician's own token could make this subject's pass, and lends it, sealed, to
 * this one request for the hand-over window. A missing role, activation or administrative unit shows here.
 */
export async function lend(
  world: World,
  by: Person,
  requestId: string,
  token: Secret,
): Promise<Answer<Request>> {
  const request = await world.store.read(requestId);
  if (request === undefined) return no({ refused: 'requestUnknown' });
  if (request.requester.id !== by.id) return no({ refused: 'otherPerson' });
  if (!(await isIn(world, by.id, world.groupIds.technician))) return no({ refused: 'notTechnician' });
  const stop = await stopped(world, partsOfHandOver, request);
  if (stop !== undefined) return no(stop);
  const subject = await issuingFacts(world, request.subject.id);
  if (subject === undefined) return no({ refused: 'unknownUser' });
  const may = await world.passes.mayManage(subject.id, by.id, token, request.class);
  if (may === 'noRole') return no({ refused: 'technicianNoRole' });
  if (may === 'outOfScope') return no({ refused: 'technicianOutOfScope' });
  const standing = await standingApprovers(world, request);
  const ready = (locked: Request) => ({
    kind: 'ready' as const,
    by,
    hash: contentHash(locked),
    standing,
    subject,
    ids: protectedIds(world),
  });
  // A press that comes to nothing must not take away what was lent before.
  if (decide(request, ready(request), await world.store.now()).refusal !== undefined) {
    const refused = await apply(world.store, requestId, by.id, ready);
    if ('refusal' in refused) return refused;
  }
  const until = minutesAfter(await world.store.now(), request.rule.handOverMinutes);
  await world.store.lend(requestId, sealed(world, request, until, token), until);
  const answer = await apply(world.store, requestId, by.id, ready);
  if ('refusal' in answer) await world.store.dropLent(requestId);
  return answer;
}

/** The authority lent to a request, or undefined when none is left or it was lent to a different content. */
export async function borrowed(world: World, request: Request): Promise<Secret | undefined> {
  const row = await world.store.lent(request.id);
  if (row === undefined) return undefined;
  return world.vault.open('lent', bound(request, row.expiresAt), row.sealed);
}

function sealed(world: World, request: Request, until: string, token: Secret): Buffer {
  return world.vault.seal('lent', bound(request, until), token);
}

function bound(request: Request, until: string): string[] {
  return [request.id, contentHash(request), request.requester.id, until];
}
