import type { Act, Concern } from './alerting/concern';
import { decideConcern } from './alerting/decide';
import { apply } from './apply';
import { Fault } from './faults';
import { tapGroups } from './policy/terms';
import type { TapGroup } from './policy/terms';
import { isOurs } from './requests/nextStep';
import type { World } from './world';

/** Does what was decided about an account and writes down that it is done; repeated after a crash, it does nothing twice. */
export async function carryOut(world: World, concern: Concern, what: Act): Promise<void> {
  const { subjectId } = concern;
  if (subjectId === undefined) return;
  await how[what](world, concern, subjectId);
  await world.store.changeConcern(concern.id, (locked, now) => ({
    events: locked === undefined ? [] : decideConcern(locked, { kind: 'done', what }, now).events,
    by: 'desk',
    answer: undefined,
  }));
}

/** The group that an alert about a member names. */
export function groupOf({ because }: Pick<Concern, 'because'>): TapGroup | undefined {
  return tapGroups.find((group) => group === because.values['group']);
}

const how: Readonly<Record<Act, (world: World, concern: Concern, subjectId: string) => Promise<void>>> = {
  revoke,
  contain,
  removeMember,
};

async function revoke(world: World, { pass, deeds }: Concern, subjectId: string): Promise<void> {
  if (pass?.id === undefined) return;
  const request = await world.store.openFor(subjectId);
  const by = deeds.revoke?.by.at(-1);
  // A pass that a case made goes with its case, which tells its own people.
  if (request !== undefined && by !== undefined && isOurs(request, pass.id))
    await apply(world.store, request.id, by.id, { kind: 'revoke', by, allowed: true });
  await deletePass(world, subjectId, pass.id);
}

/** Nothing that was got with the pass goes on working: the pass, the groups, every session. Methods are for a person to judge. */
async function contain(world: World, { requestId, deeds }: Concern, subjectId: string): Promise<void> {
  const open = await world.store.openFor(subjectId);
  const id = open?.id ?? requestId;
  const by = deeds.contain?.by.at(-1);
  if (id !== undefined && by !== undefined)
    await apply(world.store, id, by.id, { kind: 'contain', by, allowed: true });
  const { pass } = await world.passes.look(subjectId);
  if (pass !== undefined) await deletePass(world, subjectId, pass.id);
  for (const group of tapGroups) await leave(world, group, subjectId);
  await world.containment.revokeSessions(subjectId);
}

async function removeMember(world: World, concern: Concern, subjectId: string): Promise<void> {
  const group = groupOf(concern);
  if (group !== undefined) await leave(world, group, subjectId);
}

/** Graph may say "not found" of what was there all the time, so it is asked again. */
async function deletePass({ passes }: World, subjectId: string, passId: string): Promise<void> {
  await passes.remove(subjectId, passId);
  const { pass } = await passes.look(subjectId);
  if (pass?.id === passId) throw new Fault('GRAPH_REFUSED', { retryable: true });
}

async function leave({ groups, groupIds }: World, group: TapGroup, subjectId: string): Promise<void> {
  const id = groupIds.tap[group];
  if (!(await groups.has(id, subjectId))) return;
  await groups.remove(id, subjectId);
  if (await groups.has(id, subjectId)) throw new Fault('GRAPH_REFUSED', { retryable: true });
}
