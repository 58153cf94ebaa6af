import type { AccessPolicy } from '../accessPolicy';
import type { PlannedPolicy, Reference } from './change';

const oldClients = ['exchangeActiveSync', 'other'];

/** Whether a policy of the tenant does exactly what a planned one would, whatever it is called and whether or not it is on. */
export function samePolicy(
  planned: PlannedPolicy,
  found: AccessPolicy,
  idOf: (reference: Reference) => string | undefined,
): boolean {
  const { who, on, clients, risky, outside } = planned;
  const narrowed = [...(risky ? ['signInRisk'] : []), ...(outside ? ['locations'] : [])];
  return (
    found.understood &&
    isFor(who, found, idOf) &&
    same(found.excluded.people, planned.excluded) &&
    found.excluded.groups.length + found.excluded.roles.length === 0 &&
    found.allApps === (on === 'allApps') &&
    found.registering === (on === 'registering') &&
    !found.someAppsExcluded &&
    same(found.clients, clients === 'all' ? ['all'] : oldClients) &&
    same(found.narrowed, narrowed) &&
    (!outside || (found.everywhere && same(found.placesExcluded, ['AllTrusted']))) &&
    isDemand(planned.demand, found, idOf)
  );
}

function isFor(
  who: PlannedPolicy['who'],
  { included: { everybody, people, groups, roles } }: AccessPolicy,
  idOf: (reference: Reference) => string | undefined,
): boolean {
  if (everybody !== 'everybody' in who || people.length > 0) return false;
  const wanted = 'groups' in who ? who.groups.map((one) => idOf(one) ?? '') : [];
  return same(groups, wanted) && same(roles, 'roles' in who ? who.roles : []);
}

function isDemand(
  demand: PlannedPolicy['demand'],
  { grant }: AccessPolicy,
  idOf: (reference: Reference) => string | undefined,
): boolean {
  if (grant === undefined) return false;
  if ('strength' in demand) return grant.strengthId === idOf(demand.strength) && grant.controls.length === 0;
  const anyIsEnough = demand.controls.length === 1 || !grant.all;
  return grant.strengthId === undefined && anyIsEnough && same(grant.controls, demand.controls);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
