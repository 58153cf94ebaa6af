import { apply } from './apply';
import type { TapGroup } from './policy/terms';
import { tapGroups } from './policy/terms';
import type { Person } from './policy/facts';
import { decideDesk } from './desk/decide';
import type { DeskCommand, DeskNo } from './desk/decide';
import type { DeskState, Stranger } from './desk/state';
import { mend } from './mending';
import type { Request } from './requests/request';
import { minutesAfter } from './requests/moments';
import type { World } from './world';

/** A member who left is shown by some replicas for a while; only who is still there after so many minutes is an orphan. */
const settleMinutes = 5;
/** Who is found in a group longer after their request than this was put there by somebody else. */
const oursForMinutes = 24 * 60;
/** More orphans than this in one sweep point at something larger than a crash: then a person decides. */
export const orphansAtMost = 10;

/** What one sweep found. */
export interface Swept {
  readonly orphans: number;
  readonly strangers: number;
  readonly mended: number;
}

/**
 * Brings tenant and requests together: lost jobs are made again, all of them or a round's share; whoever is in a target
 * group without an open request is an orphan of ours, written down and then removed, or a stranger, announced and left alone.
 */
export async function recover(world: World, share: 'all' | 'round' = 'all'): Promise<Swept> {
  const mended = await mend(world.store, share);
  const now = await world.store.now();
  const orphans: Request[] = [];
  const strangers: Omit<Stranger, 'removal'>[] = [];
  for (const group of tapGroups) {
    for (const person of await world.groups.members(world.groupIds.tap[group])) {
      const found = await belongs(world, group, person, now);
      if (found === 'stranger') strangers.push({ id: `${group}:${person.id}`, group, person });
      else if (found !== 'fine') orphans.push(found);
    }
  }
  await changeDesk(world, 'desk', { kind: 'found', strangers });
  const desk = await world.store.desk();
  const allowed = desk.sweepUntil !== undefined && now < desk.sweepUntil;
  if (orphans.length > orphansAtMost && !allowed) {
    await changeDesk(world, 'desk', { kind: 'hold', orphans: orphans.length });
  } else {
    for (const { id } of orphans) await apply(world.store, id, 'desk', { kind: 'orphanMember' });
  }
  for (const stranger of desk.strangers) if (stranger.removal) await remove(world, stranger);
  return { orphans: orphans.length, strangers: strangers.length, mended };
}

/** Whose member this is: of an open request, an orphan of a request that is over, or nobody's of ours. */
async function belongs(
  world: World,
  group: TapGroup,
  person: Person,
  now: string,
): Promise<'fine' | 'stranger' | Request> {
  const request = await world.store.lastFor(person.id);
  if (request === undefined || request.membership === 'none' || request.groupId !== world.groupIds.tap[group])
    return 'stranger';
  if (request.stage !== 'closed' || request.closedAt === undefined) return 'fine';
  if (now < minutesAfter(request.closedAt, settleMinutes)) return 'fine';
  return now < minutesAfter(request.closedAt, oursForMinutes) ? request : 'stranger';
}

async function remove(world: World, { group, person }: Stranger): Promise<void> {
  await world.groups.remove(world.groupIds.tap[group], person.id);
  world.log.info('recovery:strangerRemoved', { group });
}

/** Puts a command to the desk as a whole under its lock and commits what follows. */
export async function changeDesk(
  world: Pick<World, 'store'>,
  by: string,
  command: DeskCommand,
): Promise<{ readonly done: DeskState } | { readonly refusal: DeskNo }> {
  const refusal = await world.store.changeDesk<DeskNo | undefined>((desk, now) => {
    const decision = decideDesk(desk, command, now);
    return { events: decision.events, by, answer: decision.refusal };
  });
  return refusal === undefined ? { done: await world.store.desk() } : { refusal };
}
