import { tapGroups } from '../../policy/terms';
import { sameName } from '../policyName';
import type { MethodTargets, OtherMethod, PassMethod, TargetGroup } from '../tenantState';
import type { Change, Facts, PlannedPolicy } from './change';
import { emergencyOf } from './emergencyOf';
import { valueOf } from './planning';
import type { Planning } from './planning';

/** What a change rests on, as the tenant is now; each change alters only its own facts. */
export function factsOf(change: Change, planning: Planning): Facts {
  switch (change.kind) {
    case 'makeGroup':
      return { named: [...planning.taken[change.group]].sort() };
    case 'addOwner':
    case 'removeOwner':
      return { owns: ownersOf(planning, change.groupId).includes(change.ownerId) };
    case 'removeMember':
      return {
        member: groupOf(planning, change.groupId)?.members.some(({ id }) => id === change.memberId) ?? false,
        live: valueOf(planning, 'liveSubjects')?.includes(change.memberId) ?? null,
      };
    case 'makeStrength':
      return { named: idsNamed(valueOf(planning, 'strengths'), change.name) };
    case 'makePlace':
      return { named: idsNamed(valueOf(planning, 'locations'), change.name) };
    case 'makePolicy':
      return policyFacts(change.policy, planning);
    case 'openMethod': {
      const there = valueOf(planning, change.method);
      return there === undefined ? null : methodFacts(there);
    }
    case 'setPassMethod': {
      const there = valueOf(planning, 'passMethod');
      return there === undefined ? null : methodFacts(there);
    }
  }
}

function ownersOf(planning: Planning, groupId: string): readonly string[] {
  return groupOf(planning, groupId)?.owners.map(({ id }) => id) ?? [];
}

function groupOf(planning: Planning, groupId: string): TargetGroup | undefined {
  return tapGroups.map((group) => valueOf(planning, group)).find((one) => one?.id === groupId);
}

function idsNamed(
  all: readonly { readonly id: string; readonly name: string }[] | undefined,
  name: string,
): Facts {
  return (all ?? [])
    .filter((one) => one.name === name)
    .map(({ id }) => id)
    .sort();
}

function policyFacts({ name, demand }: PlannedPolicy, planning: Planning): Facts {
  const named = (valueOf(planning, 'policies') ?? []).filter((one) => sameName(one.name, name));
  const used = 'strength' in demand && 'id' in demand.strength ? demand.strength.id : undefined;
  const strength = valueOf(planning, 'strengths')?.find(({ id }) => id === used);
  return {
    named: named.map(({ id, state }) => `${id} ${state}`).sort(),
    excluded: [...emergencyOf(valueOf(planning, 'emergency'))].sort(),
    combinations: [...(strength?.combinations ?? [])].sort(),
  };
}

function methodFacts({ targets, ...settings }: PassMethod | OtherMethod): Facts {
  return { ...settings, targets: targetFacts(targets) };
}

function targetFacts({ everybody, groups, people, excluded }: MethodTargets): Facts {
  return {
    everybody,
    groups: [...groups].sort(),
    people: [...people].sort(),
    excluded: [...excluded].sort(),
  };
}
