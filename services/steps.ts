import { dutyConflict } from './policy/duties';
import { isOurs, livePasses } from './requests/nextStep';
import type { Step } from './requests/step';
import type { StepDone } from './requests/command';
import type { Request } from './requests/request';
import { partsOf } from './requests/parts';
import { nextApprovers } from './policy/ringing';
import { apply } from './apply';
import { noticeId } from './codes';
import { Fault } from './faults';
import { removeStray } from './sweep';
import type { World } from './world';

/** Carries out the one step that is due; each may be repeated after a crash and then does nothing twice. */
export async function takeStep(world: World, request: Request, step: Step): Promise<void> {
  await how[step](world, request);
}

const how: Readonly<Record<Step, (world: World, request: Request) => Promise<void>>> = {
  ring,
  removeLost,
  enrol,
  link,
  deletePass,
  leave,
  removeMethods,
  revokeSessions,
  confirm,
};

async function ring(world: World, request: Request): Promise<void> {
  const { directory, groupIds } = world;
  const privileged = request.class === 'privileged';
  const [approvers, security, line] = await Promise.all([
    directory.members(groupIds.approver),
    directory.members(groupIds.security),
    privileged ? directory.managersOf(request.requester.id) : ([] as readonly string[]),
  ]);
  const asked = new Set(request.approvers.map(({ id }) => id));
  const parts = partsOf(request);
  const free = approvers
    .filter(({ id }) => !asked.has(id) && !line.includes(id) && dutyConflict(id, parts) === undefined)
    .map((person) => ({ ...person, security: security.some((one) => one.id === person.id) }))
    // Everybody's turn comes: each case has an order of its own.
    .sort((one, other) => turn(request, one.id).localeCompare(turn(request, other.id)));
  const { approvals, securityApprovals } = request.rule;
  if (asked.size + free.length < approvals) world.log.warn('approval:nobodyFree', { ref: request.ref });
  const next = nextApprovers(free, {
    security: securityApprovals - request.approvals.filter((one) => one.security).length,
    atOnce: Math.max(request.limits.ringAtOnce, approvals),
  });
  const more = next.length < free.length;
  await apply(world.store, request.id, 'desk', { kind: 'ring', approvers: next, more });
}

function turn({ id }: Request, approverId: string): string {
  return noticeId(id, approverId);
}

/** What was on the lost phone goes, and the sessions with it, so that whoever holds the phone holds nothing. */
async function removeLost(world: World, request: Request): Promise<void> {
  for (const method of request.lostMethods) await world.containment.removeMethod(request.subject.id, method);
  await world.containment.revokeSessions(request.subject.id);
  await record(world, request, { kind: 'lostRemoved' });
}

async function enrol(world: World, request: Request): Promise<void> {
  if (request.membership === 'none') {
    if (await world.groups.has(request.groupId, request.subject.id)) {
      await apply(world.store, request.id, 'desk', { kind: 'stop', because: 'strangerMember' });
      return;
    }
    await record(world, request, { kind: 'enrolling' });
  }
  await world.groups.add(request.groupId, request.subject.id);
  await record(world, request, { kind: 'enrolled' });
}

async function link(world: World, request: Request): Promise<void> {
  await world.messenger.writeLink(request, `${world.publicUrl}/h/${request.locator}`);
  await record(world, request, { kind: 'linked' });
}

async function deletePass(world: World, request: Request): Promise<void> {
  try {
    await deleteEach(world, request);
  } catch (error) {
    // A pass lets nobody in who is not in its group: as long as it cannot be deleted, it is made useless.
    if (request.stage === 'closing')
      await world.groups.remove(request.groupId, request.subject.id).catch(() => undefined);
    throw error;
  }
  await record(world, request, { kind: 'passDeleted' });
}

async function deleteEach(world: World, request: Request): Promise<void> {
  if (request.orphanPass !== undefined) await world.passes.remove(request.subject.id, request.orphanPass);
  for (const attempt of livePasses(request)) {
    if (attempt.passId === undefined) await removeStray(world, request);
    else await world.passes.remove(request.subject.id, attempt.passId);
  }
}

async function removeMethods(world: World, request: Request): Promise<void> {
  const { methods } = await world.passes.look(request.subject.id);
  const added = methods.filter(
    (method) =>
      method.kind !== 'pass' && method.kind !== 'password' && !request.methodsBefore.includes(method.id),
  );
  for (const method of added) await world.containment.removeMethod(request.subject.id, method);
  await record(world, request, { kind: 'methodsRemoved', methods: added.map((method) => method.label) });
}

async function leave(world: World, request: Request): Promise<void> {
  await world.groups.remove(request.groupId, request.subject.id);
  await record(world, request, { kind: 'left' });
}

async function revokeSessions(world: World, request: Request): Promise<void> {
  await world.containment.revokeSessions(request.subject.id);
  await record(world, request, { kind: 'sessionsRevoked' });
}

async function confirm(world: World, request: Request): Promise<void> {
  const [{ pass }, member] = await Promise.all([
    world.passes.look(request.subject.id),
    world.groups.has(request.groupId, request.subject.id),
  ]);
  const ours = pass !== undefined && isOurs(request, pass.id);
  const left = request.membership === 'left' && member;
  // Graph may have said "not found" of something that was there all the time; what is left is taken away once more.
  if (ours) await world.passes.remove(request.subject.id, pass.id);
  if (left) await world.groups.remove(request.groupId, request.subject.id);
  if (ours || left) throw new Fault('GRAPH_REFUSED', { retryable: true });
  await world.store.dropLent(request.id);
  await record(world, request, { kind: 'closed' });
}

async function record(world: World, request: Request, happening: StepDone): Promise<void> {
  await apply(world.store, request.id, 'desk', { kind: 'record', happening });
}
