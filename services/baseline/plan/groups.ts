import { tapGroups } from '../../policy/terms';
import type { TapGroup } from '../../policy/terms';
import { guideGroupNames } from '../expected';
import type { TargetGroup } from '../tenantState';
import type { ByHand, Draft, Reference } from './change';
import { valueOf } from './planning';
import type { Planned, Planning } from './planning';

/** Plans the three groups and their only owner, the desk's identity that puts people in and takes them out. */
export function planGroups(planning: Planning): Planned {
  const owner = valueOf(planning, 'reaper');
  const parts = tapGroups.map((group): Planned => {
    const there = valueOf(planning, group);
    const own = `groups.${group}`;
    if (there === undefined) {
      if (planning.state[group].is !== 'absent') return nothing;
      if (owner === undefined) return byHand({ check: own, because: 'identity', names: [] });
      const taken = planning.taken[group];
      if (taken.length > 0) return byHand({ check: own, because: 'nameTaken', names: taken });
      return { items: [makeGroup(group, owner.principalId)], byHand: [] };
    }
    const strangers = strangersIn(planning, group, there);
    if (owner === undefined) return { items: strangers, byHand: [] };
    return {
      items: [...strangers, ...owners(group, there, { id: owner.principalId, name: owner.name })],
      byHand: [],
    };
  });
  return {
    items: parts.flatMap(({ items }) => items),
    byHand: parts.flatMap((part) => part.byHand),
  };
}

/** The group as others of the plan name it; undefined while it is of the wrong kind, or can be neither read nor made. */
export function referenceOf(
  planning: Planning,
  group: TapGroup,
  made: readonly Draft[],
): Reference | undefined {
  const there = valueOf(planning, group);
  if (there !== undefined) return isRightKind(there) ? { id: there.id } : undefined;
  const id = `group.${group}`;
  return made.some((item) => item.id === id) ? { madeBy: id } : undefined;
}

/** Who is in a group without a case: left over when the desk could not take them out, or put in by somebody else. */
function strangersIn(
  planning: Planning,
  group: TapGroup,
  { id: groupId, name: groupName, members }: TargetGroup,
): readonly Draft[] {
  const live = valueOf(planning, 'liveSubjects');
  if (live === undefined) return [];
  return members
    .filter(({ id, kind }) => kind === 'person' && !live.includes(id))
    .map(({ id, name }) => ({
      id: `member.${group}.${id}`,
      change: { kind: 'removeMember', groupId, groupName, memberId: id, memberName: name },
      after: [],
      checks: ['groups.onlyCases'],
      touches: true,
    }));
}

const nothing: Planned = { items: [], byHand: [] };

function byHand(one: ByHand): Planned {
  return { items: [], byHand: [one] };
}

/** A change of kind would leave what the group was used for in the hands of whoever holds it: it is replaced, by people. */
function isRightKind({ security, dynamic, synchronised, roleAssignable }: TargetGroup): boolean {
  return security && !dynamic && !synchronised && !roleAssignable;
}

function makeGroup(group: TapGroup, ownerId: string): Draft {
  return {
    id: `group.${group}`,
    change: { kind: 'makeGroup', group, name: guideGroupNames[group], ownerId },
    after: [],
    checks: [`groups.${group}`, 'groups.owned', 'groups.onlyCases'],
    touches: false,
  };
}

function owners(
  group: TapGroup,
  { id: groupId, name: groupName, owners: held }: TargetGroup,
  owner: { readonly id: string; readonly name: string },
): readonly Draft[] {
  const item = (kind: 'addOwner' | 'removeOwner', one: { readonly id: string; readonly name: string }) => ({
    change: { kind, groupId, groupName, ownerId: one.id, ownerName: one.name },
    checks: ['groups.owned'],
    touches: true,
  });
  const own = `owner.${group}`;
  const isOwned = held.some(({ id }) => id === owner.id);
  return [
    ...(isOwned ? [] : [{ ...item('addOwner', owner), id: own, after: [] }]),
    // A group cannot lose its last owner, so that ours comes first.
    ...held
      .filter(({ id }) => id !== owner.id)
      .map((one) => ({
        ...item('removeOwner', one),
        id: `${own}.${one.id}`,
        after: isOwned ? [] : [own],
      })),
  ];
}
