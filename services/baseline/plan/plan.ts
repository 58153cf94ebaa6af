import { tapGroups } from '../../policy/terms';
import type { Report } from '../report';
import { planAccess } from './access';
import { factsOf } from './factsOf';
import type { ByHand, Plan, Reference } from './change';
import { planGroups, referenceOf } from './groups';
import { planMethods } from './methods';
import type { Planning } from './planning';

/** Plans what would make every failed check pass; what a person must decide stands beside it, and nothing is left out. */
export function planOf({ tenantId, at }: Report, planning: Planning): Plan {
  const groups = planGroups(planning);
  const references = tapGroups.map((group) => referenceOf(planning, group, groups.items));
  const tap = references.every((one): one is Reference => one !== undefined) ? references : undefined;
  const access = planAccess(planning, groups, tap);
  const made = [...groups.items, ...access.items];
  const pair = made.filter(({ id }) => /^(group|policy\.(register|force)$)/.test(id)).map(({ id }) => id);
  const methods = planMethods(planning, tap, pair);
  const items = [...made, ...methods.items].map((item) => ({
    ...item,
    before: factsOf(item.change, planning),
  }));
  const settled = new Set(items.flatMap(({ checks }) => checks));
  const told = [...groups.byHand, ...access.byHand, ...methods.byHand].filter(
    ({ check }) => !settled.has(check),
  );
  const named = new Set(told.map(({ check }) => check));
  const left = planning.findings.filter(
    ({ id, state }) => state === 'fail' && !settled.has(id) && !named.has(id),
  );
  return {
    version: 1,
    tenantId,
    at,
    places: planning.places,
    items,
    byHand: [...once(told), ...left.map(({ id }): ByHand => ({ check: id, because: 'decides', names: [] }))],
    untold: planning.findings.filter(({ state }) => state === 'unknown').map(({ id }) => id),
  };
}

function once(all: readonly ByHand[]): readonly ByHand[] {
  return all.filter((one, index) => all.findIndex(({ check }) => check === one.check) === index);
}
