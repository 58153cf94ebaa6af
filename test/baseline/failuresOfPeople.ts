import { roleIds } from '../../services/baseline/roleIds';
import type { Failure } from './failure';
import {
  everybody,
  goodParts,
  holding,
  nobody,
  policiesLess,
  policiesWith,
  policy,
  strong,
} from './goodState';

const { active, reaper } = goodParts;

/** How the checks of roles, identities, old protocols and administrators fail. */
export const failuresOfPeople: readonly Failure[] = [
  [
    'administrators.mfa',
    'othersExcluded',
    {
      policies: [
        policy('most', {
          included: { ...nobody, roles: Object.values(roleIds).slice(1) },
          grant: strong,
        }),
        policy('global', {
          included: { ...nobody, roles: [roleIds.globalAdministrator] },
          excluded: { ...nobody, people: ['boss'] },
          grant: strong,
        }),
      ],
    },
  ],
  ['roles.policyAdministrators', 'nobodyHolds', { eligible: [] }],
  ['roles.privilegedIssuers', 'nobodyHolds', { eligible: [] }],
  ['roles.issuers', 'tooManyHold', { active: crowd('authenticationAdministrator') }],
  ['roles.auditors', 'nobodyHolds', { active: [] }],
  ['roles.roleAdministrators', 'tooManyHold', { eligible: crowd('privilegedRoleAdministrator') }],
  ['roles.staffIssue', 'noTechnicians', { technicians: [] }],
  [
    'roles.staffIssue',
    'strangersIssue',
    { active: [...active, holding('authenticationAdministrator', 'mallory')] },
  ],
  ['roles.staffIssue', 'nobodyIssues', { active: [], eligible: [] }],
  ['roles.unitScoped', 'noUnits', { units: [] }],
  ['roles.unitScoped', 'tenantWide', { eligible: [holding('authenticationAdministrator', 'tara')] }],
  ['roles.noTenantWideHelpdesk', 'unlimitedHelpdesk', { active: [holding('helpdeskAdministrator', 'tara')] }],
  [
    'roles.noGlobalAdministrator',
    'technicianIsGlobal',
    { eligible: [holding('globalAdministrator', 'tara')] },
  ],
  [
    'roles.noGlobalAdministrator',
    'standingGlobal',
    { active: [...active, holding('globalAdministrator', 'georg')] },
  ],
  ['roles.noGlobalAdministrator', 'globalCount', { active: [holding('globalAdministrator', 'e1')] }],
  ['ourselves.permissions', 'tooMuch', { reaper: { ...reaper, permissions: ['Group.ReadWrite.All'] } }],
  ['ourselves.permissions', 'tooLittle', { reaper: { ...reaper, permissions: [] } }],
  ['ourselves.noRoles', 'identityHoldsRole', { active: [holding('userAdministrator', 'reaper')] }],
  ['access.conditionalAccess', 'securityDefaults', { securityDefaults: true }],
  ['access.conditionalAccess', 'noPolicies', { policies: [] }],
  ['legacy.blocked', 'legacyOpen', { policies: policiesWith('legacy', { clients: ['other'] }) }],
  ['legacy.blocked', 'legacyOpen', { policies: policiesWith('legacy', { narrowed: ['locations'] }) }],
  ['legacy.blocked', 'reportOnly', { policies: policiesWith('legacy', { state: 'reportOnly' }) }],
  [
    'legacy.blocked',
    'othersExcluded',
    { policies: policiesWith('legacy', { excluded: { ...nobody, groups: ['scanners'] } }) },
  ],
  ['legacy.unused', 'legacyUsed', { legacySignIns: [{ client: 'POP3', seen: 2 }] }],
  ['administrators.mfa', 'rolesOpen', { policies: policiesLess('administrators', 'everybody') }],
  [
    'administrators.mfa',
    'reportOnly',
    { policies: [policy('trial', { state: 'reportOnly', included: everybody, grant: strong })] },
  ],
  ['administrators.phishingResistant', 'rolesOpen', { policies: policiesLess('administrators') }],
  [
    'administrators.phishingResistant',
    'rolesOpen',
    { policies: policiesWith('administrators', { grant: { ...strong, controls: ['compliantDevice'] } }) },
  ],
  [
    'administrators.phishingResistant',
    'othersExcluded',
    { policies: policiesWith('administrators', { excluded: { ...nobody, people: ['boss'] } }) },
  ],
];

function crowd(role: Parameters<typeof holding>[0]) {
  return ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => holding(role, id));
}
