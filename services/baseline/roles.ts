import { define, fail, pass } from './check';
import type { Check } from './check';
import type { LineId } from './guideLines';
import { cis, maester, scuba, ztna } from './publicChecks';
import type { Remedy } from './remedies';
import { deskRoles, roleIds, roleNameOf } from './roleIds';
import type { RoleName } from './roleIds';
import type { Holder, RoleHolding } from './tenantState';

/** More holders than this of one of the guide's roles are nobody's least privilege. */
const holdersAtMost = 5;
const globalAtLeast = 2;
const globalAtMost = 4;

/** The guide's part 0.1: who holds which role, how far, and for how long. */
export const roleChecks: readonly Check[] = [
  held('policyAdministrators', 'authenticationPolicyAdministrator', 'rolePolicy', 'assignRoles'),
  held('privilegedIssuers', 'privilegedAuthenticationAdministrator', 'rolePrivilegedIssuer', 'assignRoles'),
  held('issuers', 'authenticationAdministrator', 'roleIssuer', 'assignRoles'),
  held('auditors', 'securityReader', 'roleAudit', 'assignRoles'),
  held('roleAdministrators', 'privilegedRoleAdministrator', 'roleRoles', 'assignRoles'),

  define({
    id: 'roles.staffIssue',
    lines: ['issuersAreStaff'],
    critical: false,
    remedy: 'assignRoles',
    answers: [],
    needs: ['active', 'technicians'],
    uses: ['eligible'],
    judge({ active, eligible = [], technicians }) {
      const issuing = having(
        [...active, ...eligible],
        ['authenticationAdministrator', 'privilegedAuthenticationAdministrator'],
      );
      if (technicians.length === 0) return fail('noTechnicians');
      const staff = new Set(technicians.map(({ id }) => id));
      const strangers = issuing.filter(({ holder }) => !staff.has(holder.id) && holder.kind === 'person');
      if (strangers.length > 0) return fail('strangersIssue', { who: namesOf(strangers) });
      const idle = technicians.filter(({ id }) => !issuing.some(({ holder }) => holder.id === id));
      if (idle.length === technicians.length) return fail('nobodyIssues');
      return pass('staffIssue', {
        who: namesOf(issuing),
        without: idle.map(({ name }) => name),
      });
    },
  }),

  define({
    id: 'roles.unitScoped',
    lines: ['scopedRoles'],
    critical: false,
    remedy: 'scopeRoles',
    answers: [],
    needs: ['active', 'units'],
    uses: ['eligible'],
    judge({ active, eligible = [], units }) {
      const issuing = having([...active, ...eligible], ['authenticationAdministrator']);
      const wide = issuing.filter(({ scope }) => scope === 'tenant');
      if (units.length === 0) return fail('noUnits', { who: namesOf(wide) });
      if (wide.length > 0)
        return fail('tenantWide', { who: namesOf(wide), units: units.map(({ name }) => name) });
      return pass('scoped', { units: units.map(({ name }) => name) });
    },
  }),

  define({
    id: 'roles.noTenantWideHelpdesk',
    lines: ['noTenantWideHelpdesk'],
    critical: true,
    remedy: 'scopeRoles',
    answers: [scuba('MS.AAD.7.4v1'), maester('MT.1032')],
    needs: ['active', 'technicians'],
    judge({ active, technicians }) {
      const staff = technicians.map(({ id }) => id);
      const unlimited = having(active, deskRoles).filter(
        ({ holder, scope, activated }) => scope === 'tenant' && !activated && staff.includes(holder.id),
      );
      if (unlimited.length > 0)
        return fail('unlimitedHelpdesk', { who: namesOf(unlimited), roles: rolesOf(unlimited) });
      return pass('limitedHelpdesk');
    },
  }),

  define({
    id: 'roles.noGlobalAdministrator',
    lines: ['noGlobalAdministrator', 'leastPrivilegeFirst'],
    critical: true,
    remedy: 'removeGlobalAdministrator',
    answers: [
      scuba('MS.AAD.7.1v1'),
      scuba('MS.AAD.7.2v1'),
      ztna('21812'),
      cis('Ensure that between two and four global admins are designated', '6.0.1'),
    ],
    needs: ['active', 'technicians'],
    uses: ['eligible'],
    judge({ active, eligible = [], technicians }, { emergencyAccounts }) {
      const global = having([...active, ...eligible], ['globalAdministrator']);
      const staff = technicians.map(({ id }) => id);
      const routine = global.filter(({ holder }) => staff.includes(holder.id));
      if (routine.length > 0) return fail('technicianIsGlobal', { who: namesOf(routine) });
      const standing = having(active, ['globalAdministrator']).filter(
        ({ activated, holder }) => !activated && !emergencyAccounts.includes(holder.id),
      );
      if (standing.length > 0) return fail('standingGlobal', { who: namesOf(standing) });
      const count = new Set(global.map(({ holder }) => holder.id)).size;
      if (count < globalAtLeast || count > globalAtMost) return fail('globalCount', { count });
      return pass('globalAside', { count });
    },
  }),
];

/** A row of the guide's table: somebody holds the role, and few do. */
function held(name: string, role: RoleName, line: LineId, remedy: Remedy): Check {
  return define({
    id: `roles.${name}`,
    lines: [line],
    critical: false,
    remedy,
    answers: [],
    needs: ['active'],
    uses: ['eligible'],
    judge({ active, eligible = [] }) {
      const standing = having(active, [role]);
      const waiting = having(eligible, [role]);
      const count = new Set([...standing, ...waiting].map(({ holder }) => holder.id)).size;
      const values = { active: namesOf(standing), eligible: namesOf(waiting) };
      if (count === 0) return fail('nobodyHolds', values);
      return count > holdersAtMost ? fail('tooManyHold', { ...values, count }) : pass('held', values);
    },
  });
}

function having(holdings: readonly RoleHolding[], roles: readonly RoleName[]): readonly RoleHolding[] {
  const ids = roles.map((role): string => roleIds[role]);
  return holdings.filter(({ role }) => ids.includes(role));
}

function namesOf(holdings: readonly { readonly holder: Holder }[]): readonly string[] {
  return [...new Set(holdings.map(({ holder }) => holder.name))];
}

function rolesOf(holdings: readonly RoleHolding[]): readonly string[] {
  return [...new Set(holdings.map(({ role }) => roleNameOf(role)))];
}
