import { apply } from './apply';
import { parts } from './health';
import type { Part } from './health';
import type { Switch } from './desk/state';
import { Fault } from './faults';
import type { Person } from './policy/facts';
import type { Request } from './requests/request';
import { tapGroups } from './policy/terms';
import { changeDesk } from './recovery';
import { no } from './refusals';
import type { Answer, DeskRefusal } from './refusals';
import { isIn } from './subjectFacts';
import type { DeskState } from './desk/state';
import type { World } from './world';

/** A hand-over goes on without the service desk: the link is in the ticket already. */
export const partsOfHandOver = ['store', 'audit', 'graph', 'clock'] as const;

/** Why nothing may be issued now (in this case), because of a switch or of one of these parts; undefined while the desk issues. */
export async function stopped(
  { store, health }: Pick<World, 'store' | 'health'>,
  needed: readonly Part[] = parts,
  request?: Request,
): Promise<DeskRefusal | undefined> {
  const part = health.out().find((one) => needed.includes(one));
  if (part !== undefined) return { refused: 'partOut', part };
  const desk = await store.desk();
  const { stopped: by } = desk;
  // A case that was opened before the threat was raised was judged for less.
  if (by === undefined)
    return request !== undefined && desk.modes.elevated !== undefined && !request.modes.includes('elevated')
      ? { refused: 'threatRaised' }
      : undefined;
  return by.behind === undefined
    ? { refused: 'issuingStopped', reason: by.reason }
    : { refused: 'olderCopy' };
}

/** A security approver asks for a switch; another one has to confirm it. */
export async function askSwitch(
  world: World,
  by: Person,
  what: Switch,
  reason: string,
): Promise<Answer<DeskState>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  if (reason === '') return no({ refused: 'fieldMissing', field: 'reason' });
  if (what === 'pilot' && world.groupIds.pilot === undefined) return no({ refused: 'noPilotGroup' });
  return await changeDesk(world, by.id, { kind: 'ask', what, by, reason });
}

/** A second security approver confirms; revoking everything then runs at once. */
export async function confirmSwitch(world: World, by: Person, what: Switch): Promise<Answer<DeskState>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  const answer = await changeDesk(world, by.id, { kind: 'confirm', what, by });
  if ('done' in answer && what === 'revokeAll') await revokeAll(world, by.id);
  return answer;
}

/** A security approver has a stranger removed from a target group; the next sweep does it. */
export async function removeStranger(world: World, by: Person, id: string): Promise<Answer<DeskState>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  return await changeDesk(world, by.id, { kind: 'letGo', id });
}

/** A security approver lets a sweep go on that found more than it removes by itself. */
export async function allowSweep(world: World, by: Person): Promise<Answer<DeskState>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  return await changeDesk(world, by.id, { kind: 'allowSweep' });
}

/** Ends every open request and takes away whatever is in the tenant, whoever put it there; returns what went. */
export async function revokeAll(world: World, by: string): Promise<Cleared> {
  const there = await inTenant(world);
  for (const request of await world.store.live())
    await apply(world.store, request.id, by, { kind: 'stop', because: 'revokedAll' });
  const gone = await clearTenant(world, there);
  await world.store.changeDesk(() => ({ events: [{ kind: 'revokedAll', ...gone }], by, answer: undefined }));
  return gone;
}

type Tenant = Pick<World, 'groups' | 'passes' | 'groupIds'>;

/** How many passes were deleted and how many memberships removed. */
export interface Cleared {
  readonly passes: number;
  readonly members: number;
}

/** Somebody in a target group. */
export interface InGroup {
  readonly groupId: string;
  readonly personId: string;
}

/**
 * Everybody in the target groups; needs nothing but Graph. Read before cases are ended: who leaves a group with their case
 * may keep a pass of which this database knows nothing.
 */
export async function inTenant(world: Tenant): Promise<readonly InGroup[]> {
  const there: InGroup[] = [];
  for (const group of tapGroups) {
    const groupId = world.groupIds.tap[group];
    const members = await patiently(() => world.groups.members(groupId));
    there.push(...members.map(({ id }) => ({ groupId, personId: id })));
  }
  return there;
}

/** Deletes the pass of each of them and takes them out of their group; needs nothing but Graph. */
export async function clearTenant(world: Tenant, there: readonly InGroup[]): Promise<Cleared> {
  let passes = 0;
  for (const { groupId, personId } of there) {
    const { pass } = await patiently(() => world.passes.look(personId));
    if (pass !== undefined) {
      await patiently(() => world.passes.remove(personId, pass.id));
      passes += 1;
    }
    await patiently(() => world.groups.remove(groupId, personId));
  }
  return { passes, members: there.length };
}

const triesAtMost = 10;

/** Tries again what can help to try again, as long as Graph asks to wait. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Fault) || !error.details.retryable || attempt === triesAtMost) throw error;
      const wait = error.details.retryAfterMs ?? 250 * 2 ** Math.min(attempt, 5);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
