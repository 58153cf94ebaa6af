import { apply } from './apply';
import type { Switch } from './desk/state';
import { Fault } from './faults';
import type { Person } from './policy/facts';
import { tapGroups } from './policy/terms';
import { changeDesk } from './recovery';
import { no } from './refusals';
import type { Answer, DeskRefusal } from './refusals';
import { isIn } from './subjectFacts';
import type { DeskState } from './desk/state';
import type { World } from './world';

/** Why nothing may be issued now; undefined while the desk issues. */
export async function stopped(world: Pick<World, 'store'>): Promise<DeskRefusal | undefined> {
  const desk = await world.store.desk();
  return desk.stopped === undefined ? undefined : { refused: 'issuingStopped', reason: desk.stopped.reason };
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
export async function revokeAll(
  world: World,
  by: string,
): Promise<{ readonly passes: number; readonly members: number }> {
  for (const request of await world.store.live())
    await apply(world.store, request.id, by, { kind: 'stop', because: 'revokedAll' });
  const gone = await clearTenant(world);
  await world.store.changeDesk(() => ({ events: [{ kind: 'revokedAll', ...gone }], by, answer: undefined }));
  return gone;
}

/** Deletes the pass of everybody in the target groups and empties the groups. Needs nothing but Graph. */
export async function clearTenant(
  world: Pick<World, 'groups' | 'passes' | 'groupIds'>,
): Promise<{ readonly passes: number; readonly members: number }> {
  let passes = 0;
  let members = 0;
  for (const group of tapGroups) {
    const groupId = world.groupIds.tap[group];
    for (const { id } of await patiently(() => world.groups.members(groupId))) {
      const { pass } = await patiently(() => world.passes.look(id));
      if (pass !== undefined) {
        await patiently(() => world.passes.remove(id, pass.id));
        passes += 1;
      }
      await patiently(() => world.groups.remove(groupId, id));
      members += 1;
    }
  }
  return { passes, members };
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
