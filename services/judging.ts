import type { Act, Concern, Resolution, SeenPass } from './alerting/concern';
import { decideConcern } from './alerting/decide';
import type { AlertNo, ConcernCommand } from './alerting/decide';
import { carryOut, groupOf } from './carryOut';
import { Fault } from './faults';
import { classOf, refusedBecause } from './policy/classOf';
import type { Person } from './policy/facts';
import { no } from './refusals';
import type { Answer } from './refusals';
import { isIn, protectedIds, subjectFacts } from './subjectFacts';
import type { World } from './world';

/** Security takes an alert up, so that it is not passed on. */
export async function acknowledge(world: World, by: Person, id: string): Promise<Answer<Concern>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  return await put(world, id, by.id, { kind: 'acknowledge', by });
}

/** Security is done with an alert; that it was nothing, or is accepted, takes a few words. */
export async function resolve(
  world: World,
  by: Person,
  id: string,
  { as, note }: { readonly as: Resolution; readonly note: string },
): Promise<Answer<Concern>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  if (note === '' && as !== 'handled') return no({ refused: 'fieldMissing', field: 'reason' });
  return await put(world, id, by.id, { kind: 'resolve', by, as, note });
}

/**
 * An approver, or security, has a pass, an account or a membership taken away; for a privileged account a second person
 * confirms it. What there is to take away is read from Graph at the click. Nothing but Graph and the store is needed: not
 * the service desk, and not that the desk issues.
 */
export async function act(
  world: World,
  by: Person,
  id: string,
  { what, shown }: { readonly what: Act; readonly shown: string },
): Promise<Answer<Concern>> {
  const { approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [approver, security]);
  if (groups.length === 0) return no({ refused: 'notApprover' });
  const concern = await world.store.concern(id);
  if (concern?.subjectId === undefined) return no({ refused: 'alertUnknown' });
  const { subjectId } = concern;
  const [subject, pass, busy] = await Promise.all([
    subjectFacts(world, subjectId),
    what === 'revoke' ? passNow(world, subjectId) : nothing,
    what === 'removeMember' && isInCase(world, concern, subjectId),
  ]);
  if (subject === undefined) return no({ refused: 'unknownUser' });
  if (busy) return no({ refused: 'caseOpen' });
  const ids = protectedIds(world);
  const two = classOf(subject, ids) === 'privileged' || refusedBecause(subject, ids) === 'emergency';
  const decided = await put(world, id, by.id, { kind: 'act', what, by, two, pass, shown });
  if ('refusal' in decided || decided.done.deeds[what]?.state !== 'doing') return decided;
  await now(world, decided.done, what);
  return { done: (await world.store.concern(id)) ?? decided.done };
}

/** An alert as whoever may judge it sees it, with the pass that the account has now where nobody has looked yet. */
export async function seePass(world: World, by: Person, id: string): Promise<Answer<Concern>> {
  const { approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(by.id, [approver, security]);
  if (groups.length === 0) return no({ refused: 'notApprover' });
  const concern = await world.store.concern(id);
  if (concern === undefined) return no({ refused: 'alertUnknown' });
  const { subjectId } = concern;
  if (subjectId === undefined || concern.pass !== undefined || concern.toDo !== 'revokePass')
    return { done: concern };
  const pass = await passNow(world, subjectId);
  return await put(world, id, 'desk', { kind: 'seePass', pass });
}

const nothing: SeenPass = { id: undefined, createdAt: undefined };

async function passNow({ passes }: World, subjectId: string): Promise<SeenPass> {
  const { pass } = await passes.look(subjectId);
  return { id: pass?.id, createdAt: pass?.createdAt };
}

/** A member whose case runs is there because of it, whatever an older alert says. */
async function isInCase({ store, groupIds }: World, concern: Concern, subjectId: string): Promise<boolean> {
  const group = groupOf(concern);
  const request = await store.openFor(subjectId);
  return group !== undefined && request?.groupId === groupIds.tap[group] && request.outcome === undefined;
}

/** At once, so that who pressed sees it done; what Graph refuses now is tried again as a job. */
async function now(world: World, concern: Concern, what: Act): Promise<void> {
  try {
    await carryOut(world, concern, what);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    world.log.warn('alert:deedLater', { what, code: error.code });
  }
}

async function put(
  { store }: World,
  id: string,
  by: string,
  command: ConcernCommand,
): Promise<Answer<Concern>> {
  const refusal = await store.changeConcern<AlertNo | undefined>(id, (concern, now) => {
    if (concern === undefined) return { events: [], by, answer: { refused: 'alertUnknown' } };
    const decision = decideConcern(concern, command, now);
    return { events: decision.events, by, answer: decision.refusal };
  });
  if (refusal !== undefined) return no(refusal);
  const concern = await store.concern(id);
  return concern === undefined ? no({ refused: 'alertUnknown' }) : { done: concern };
}
