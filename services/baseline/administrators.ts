import {
  appliesToRole,
  combinationsOf,
  insistsOnMfa,
  isResistant,
  isWide,
  namesOf,
  othersExcluded,
} from './access';
import type { AccessPolicy } from './accessPolicy';
import { define, fail, pass } from './check';
import type { Check, Verdict } from './check';
import { cis, maester, scuba, ztna } from './publicChecks';
import { administratorRoles, roleIds } from './roleIds';
import { surely } from './surely';
import type { EmergencyAccount, ExcludedGroup } from './tenantState';

/** The guide's part 0.3: administrators take a second factor, one that cannot be phished. */
export const administratorChecks: readonly Check[] = [
  define({
    id: 'administrators.mfa',
    lines: ['adminMfa'],
    critical: true,
    remedy: 'administratorPolicy',
    answers: [
      maester('MT.1006'),
      cis('Ensure multifactor authentication is enabled for all users in administrative roles', '3.0.0'),
    ],
    needs: ['policies'],
    uses: ['emergency', 'excludedGroups'],
    judge: ({ policies, emergency = [], excludedGroups = [] }) =>
      covered(policies, (policy) => insistsOnMfa(policy), emergency, excludedGroups),
  }),

  define({
    id: 'administrators.phishingResistant',
    lines: ['adminResistant', 'adminMfaFirst'],
    critical: true,
    remedy: 'administratorPolicy',
    answers: [
      scuba('MS.AAD.3.6v1'),
      ztna('21782'),
      ztna('21783'),
      cis("Ensure 'Phishing-resistant MFA strength' is required for Administrators", '3.0.0'),
    ],
    needs: ['policies', 'strengths'],
    uses: ['emergency', 'excludedGroups'],
    judge: ({ policies, strengths, emergency = [], excludedGroups = [] }) =>
      covered(
        policies,
        (policy) => insistsOnMfa(policy) && isResistant(combinationsOf(policy, strengths)),
        emergency,
        excludedGroups,
      ),
  }),
];

/** Each role is covered by some policy; which one does not matter. */
function covered(
  policies: readonly AccessPolicy[],
  demands: (policy: AccessPolicy) => boolean,
  emergency: readonly EmergencyAccount[],
  groups: readonly ExcludedGroup[],
): Verdict {
  const fitting = policies.filter((policy) => isWide(policy) && demands(policy));
  const enforced = fitting.filter(({ state }) => state === 'enabled');
  const open = administratorRoles.filter(
    (role) => !enforced.some((policy) => appliesToRole(policy, roleIds[role])),
  );
  if (open.length > 0) {
    const tried = fitting.filter(({ state }) => state === 'reportOnly');
    const verdict =
      tried.length > 0
        ? fail('reportOnly', { policies: namesOf(tried) })
        : fail('rolesOpen', { roles: open });
    return surely(policies, verdict);
  }
  const sound = enforced.filter((policy) => othersExcluded(policy, emergency, groups).length === 0);
  const gaps = administratorRoles.filter(
    (role) => !sound.some((policy) => appliesToRole(policy, roleIds[role])),
  );
  if (gaps.length > 0) {
    const used = enforced.filter((policy) => gaps.some((role) => appliesToRole(policy, roleIds[role])));
    const who = [...new Set(used.flatMap((policy) => othersExcluded(policy, emergency, groups)))];
    return surely(policies, fail('othersExcluded', { who, policies: namesOf(used) }));
  }
  const used = sound.filter((policy) =>
    administratorRoles.some((role) => appliesToRole(policy, roleIds[role])),
  );
  return pass('rolesCovered', { policies: namesOf(used) });
}
