import type { Part } from './baseline/part';
import type { ReadName, ReadState, ReadTenant } from './baseline/reader';
import { roleIds } from './baseline/roleIds';
import { partNames } from './baseline/tenantState';
import type { RoleHolding, Unit } from './baseline/tenantState';
import { Fault } from './faults';
import type { Log } from './ports';
import { issuingRoles, sortIssuers } from './reviews/issuers';
import type { HoldingWay, Issuer } from './reviews/issuers';
import type { Unread } from './reviews/quarterly';

const readNames: readonly ReadName[] = ['active', 'eligible', 'units'];

/** Who holds the roles that may issue now, as the check of the tenant reads them; what could not be read is named. */
export async function readIssuers(
  read: ReadTenant | undefined,
  log: Log,
): Promise<{ readonly issuers: readonly Issuer[]; readonly unread: readonly Unread[] }> {
  if (read === undefined) return blind('notSet');
  try {
    const { active, eligible, units } = await read({ have: others(), onPart: () => Promise.resolve() });
    const named = units.is === 'known' ? units.value : [];
    const issuers = [
      ...held(active, named, ({ activated }) => (activated ? 'activated' : 'standing')),
      ...held(eligible, named, () => 'eligible'),
    ];
    return {
      issuers: sortIssuers(issuers),
      unread: [...unreadOf('activeRoles', active), ...unreadOf('eligibleRoles', eligible)],
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.warn('review:noRoles', { code: error.code });
    return blind('failing');
  }
}

/** A part that is at hand is not read again: of a whole tenant only the roles are. */
function others(): Partial<ReadState> {
  const names = partNames.filter((name) => !readNames.some((one) => one === name));
  return Object.fromEntries(names.map((name) => [name, { is: 'absent', why: 'notThere' }]));
}

function held(
  part: Part<readonly RoleHolding[]>,
  units: readonly Unit[],
  how: (one: RoleHolding) => HoldingWay,
): readonly Issuer[] {
  if (part.is !== 'known') return [];
  return part.value.flatMap((one) => {
    const role = issuingRoles.find((name) => roleIds[name] === one.role);
    if (role === undefined) return [];
    const { id, name, kind } = one.holder;
    return [{ role, id, name, kind, how: how(one), unit: unitOf(one.scope, units) }];
  });
}

function unitOf(scope: string, units: readonly Unit[]): string | undefined {
  if (scope === 'tenant') return undefined;
  const unitId = scope.split('/').at(-1) ?? '';
  return units.find(({ id }) => id === unitId)?.name ?? unitId;
}

function unreadOf(name: Unread['part'], part: Part<unknown>): readonly Unread[] {
  if (part.is === 'known') return [];
  if (part.is === 'absent')
    return [{ part: name, because: part.why === 'unlicensed' ? 'noLicence' : 'failing' }];
  return [{ part: name, because: part.why === 'forbidden' ? 'noPermission' : 'failing' }];
}

function blind(because: Unread['because']) {
  return {
    issuers: [],
    unread: [
      { part: 'activeRoles' as const, because },
      { part: 'eligibleRoles' as const, because },
    ],
  };
}
