import { classOf } from './policy/classOf';
import type { ProtectedIds } from './policy/classOf';
import type { SubjectFacts } from './policy/facts';
import type { World } from './world';

/** What Graph says about a subject now, with the time (ISO 8601) taken before the first read; undefined when there is no such user. */
export async function subjectFacts(world: World, id: string): Promise<SubjectFacts | undefined> {
  const readAt = await world.store.now();
  const facts = await world.directory.subject(id);
  return facts === undefined ? undefined : { ...facts, readAt, restrictedBy: undefined };
}

/** The same for whoever a pass may be made for: of an administrator it is also read what restricts that pass. */
export async function issuingFacts(world: World, id: string): Promise<SubjectFacts | undefined> {
  const facts = await subjectFacts(world, id);
  if (facts === undefined || classOf(facts, protectedIds(world)) !== 'privileged') return facts;
  return { ...facts, restrictedBy: await world.directory.restricting(facts) };
}

/** The accounts that policy and configuration single out. */
export function protectedIds(world: World): ProtectedIds {
  const { sensitive, pilot } = world.groupIds;
  return { sensitiveGroup: sensitive, emergencyAccounts: world.policy.emergencyAccounts, pilotGroup: pilot };
}

/** Whether a person is in a group of the configuration, read from Graph now. */
export async function isIn(world: World, personId: string, groupId: string): Promise<boolean> {
  return (await world.directory.groupsOf(personId, [groupId])).includes(groupId);
}
