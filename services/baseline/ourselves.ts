import { define, fail, pass } from './check';
import type { Check } from './check';
import { maester, ztna } from './publicChecks';

const identities = ['front', 'reaper', 'signIn', 'bot'] as const;
type IdentityName = (typeof identities)[number];

/** Each identity's application permissions: what it cannot do without, and what it may hold beside that. */
export const ownPermissions: Readonly<
  Record<IdentityName, { readonly needs: readonly string[]; readonly may: readonly string[] }>
> = {
  front: {
    needs: [
      'User.Read.All',
      'GroupMember.Read.All',
      'RoleManagement.Read.Directory',
      'UserAuthenticationMethod.Read.All',
      'AuditLog.Read.All',
      'AdministrativeUnit.Read.All',
      'IdentityRiskyUser.Read.All',
      'Application.Read.All',
      'Policy.Read.All',
      'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    ],
    may: [
      'RoleEligibilitySchedule.Read.Directory',
      'RoleAssignmentSchedule.Read.Directory',
      'LifecycleWorkflows-Workflow.Read.All',
      'IdentityRiskEvent.Read.All',
      'VerifiableCredential.Create.PresentRequest',
    ],
  },
  reaper: {
    needs: [
      'UserAuthMethod-TAP.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'User.RevokeSessions.All',
    ],
    may: [],
  },
  signIn: { needs: [], may: [] },
  bot: { needs: [], may: ['TeamsAppInstallation.ReadWriteSelfForUser.All'] },
};

/** Our own permissions, and whether they are more than needed. */
export const ownChecks: readonly Check[] = [
  define({
    id: 'ourselves.permissions',
    lines: ['leastPrivilegeFirst'],
    critical: true,
    remedy: 'trimPermissions',
    answers: [maester('MT.1050'), maester('MT.1051'), ztna('21836')],
    needs: identities,
    judge(facts) {
      const tooMany = identities.flatMap((name) => {
        const { needs, may } = ownPermissions[name];
        const held = facts[name].permissions;
        return held
          .filter((one) => !needs.includes(one) && !may.includes(one))
          .map((one) => `${name}: ${one}`);
      });
      if (tooMany.length > 0) return fail('tooMuch', { permissions: tooMany });
      const missing = identities.flatMap((name) =>
        ownPermissions[name].needs
          .filter((one) => !facts[name].permissions.includes(one))
          .map((one) => `${name}: ${one}`),
      );
      return missing.length > 0 ? fail('tooLittle', { permissions: missing }) : pass('rightPermissions');
    },
  }),

  define({
    id: 'ourselves.noRoles',
    lines: ['leastPrivilegeFirst'],
    critical: true,
    remedy: 'trimPermissions',
    answers: [maester('MT.1051')],
    needs: [...identities, 'active'],
    uses: ['eligible'],
    judge({ active, eligible = [], ...facts }) {
      const own = identities.map((name) => facts[name].principalId);
      const holding = [...active, ...eligible].filter(({ holder }) => own.includes(holder.id));
      return holding.length > 0
        ? fail('identityHoldsRole', { who: [...new Set(holding.map(({ holder }) => holder.name))] })
        : pass('noRoles');
    },
  }),
];
