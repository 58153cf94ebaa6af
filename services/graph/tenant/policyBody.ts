import type { PlannedPolicy } from '../../baseline/plan/change';
import type { IdOf } from '../../baseline/plan/writer';

const reportOnly = 'enabledForReportingButNotEnforced';

/** A planned policy as Graph takes it: always in report-only, and never without two accounts that it leaves out. */
export function policyBody(
  { name, who, excluded, on, clients, risky, outside, demand }: PlannedPolicy,
  idOf: IdOf,
): object {
  if (excluded.length < 2) throw new Error('a policy leaves out two emergency accounts');
  const id = (...[reference]: Parameters<IdOf>): string => {
    const found = idOf(reference);
    if (found === undefined) throw new Error('what a policy names is made before it');
    return found;
  };
  return {
    displayName: name,
    state: reportOnly,
    conditions: {
      users: {
        ...('everybody' in who
          ? { includeUsers: ['All'] }
          : 'groups' in who
            ? { includeGroups: who.groups.map((one) => id(one)) }
            : { includeRoles: who.roles }),
        excludeUsers: excluded,
      },
      applications:
        on === 'allApps'
          ? { includeApplications: ['All'] }
          : { includeUserActions: ['urn:user:registersecurityinfo'] },
      clientAppTypes: clients === 'all' ? ['all'] : ['exchangeActiveSync', 'other'],
      ...(risky && { signInRiskLevels: ['high', 'medium'] }),
      ...(outside && { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
    },
    grantControls:
      'strength' in demand
        ? { operator: 'OR', authenticationStrength: { id: id(demand.strength) } }
        : { operator: 'OR', builtInControls: demand.controls },
  };
}
