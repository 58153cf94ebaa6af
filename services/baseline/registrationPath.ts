import { appliesToGroup, blocks, combinationsOf, insistsOn, isWide, namesOf, takesPass } from './access';
import type { AccessPolicy } from './accessPolicy';
import { define, fail, pass } from './check';
import type { Check } from './check';
import { guidePolicyName, registrationPolicyName } from './expected';
import { maester, ztna } from './publicChecks';
import { surely } from './surely';
import type { Strength } from './tenantState';

/** The enabled policies on registering security information that a holder of a pass meets with it, for one group. */
export function registeringPolicies(
  policies: readonly AccessPolicy[],
  strengths: readonly Strength[],
  groupId: string,
): readonly AccessPolicy[] {
  return policies.filter((policy) => {
    const combinations = combinationsOf(policy, strengths);
    return isOnRegistering(policy, groupId) && combinations !== undefined && takesPass(combinations);
  });
}

/**
 * Whether somebody who has only a pass gets as far as registering: on that action a strength takes precedence over those
 * on all apps, every strength on the action must be met, and all other demands of other policies still hold.
 */
export const registrationPathChecks: readonly Check[] = [
  define({
    id: 'registration.reachable',
    lines: ['registrationRequired', 'passSignIn', 'standardSignIn'],
    critical: true,
    remedy: 'makePair',
    answers: [ztna('21845'), maester('MT.1011')],
    needs: ['policies', 'strengths'],
    judge({ policies, strengths }, { groupIds }) {
      const pair = { wide: guidePolicyName, registering: registrationPolicyName };
      const ids = Object.values(groupIds);
      const strict = policies.filter(
        (policy) => policy.state === 'enabled' && !passMeets(policy, strengths) && !blocks(policy),
      );
      const onAction = strict.filter((policy) => ids.some((id) => isOnRegistering(policy, id)));
      if (onAction.length > 0)
        return fail('registrationRefusesPass', { policies: namesOf(onAction), ...pair });
      const locking = strict.filter((policy) =>
        ids.some(
          (id) =>
            meetsNewcomers(policy) &&
            appliesTo(policy, id, id === groupIds.privileged) &&
            registeringPolicies(policies, strengths, id).length === 0,
        ),
      );
      if (locking.length > 0) return fail('lockedOut', { policies: namesOf(locking), ...pair });
      return surely(policies, pass('reachable'));
    },
  }),

  define({
    id: 'registration.withoutDevice',
    lines: ['restrictDevice'],
    critical: false,
    remedy: 'deviceForPrivilegedOnly',
    answers: [],
    needs: ['policies'],
    judge({ policies }, { groupIds }) {
      const demanding = policies.filter(
        (policy) =>
          policy.state === 'enabled' &&
          insistsOn(policy, ['compliantDevice', 'domainJoinedDevice']) &&
          (isWide(policy) || (policy.registering && policy.narrowed.length === 0)) &&
          [groupIds.onboarding, groupIds.recovery].some((id) => appliesToGroup(policy, id)),
      );
      return demanding.length > 0
        ? fail('deviceNeeded', { policies: namesOf(demanding) })
        : surely(policies, pass('noDeviceNeeded'));
    },
  }),
];

function isOnRegistering(policy: AccessPolicy, groupId: string): boolean {
  return policy.state === 'enabled' && policy.registering && appliesToGroup(policy, groupId);
}

/** A pass counts as a second factor, and for a strength where it is one of the combinations. */
function passMeets(policy: AccessPolicy, strengths: readonly Strength[]): boolean {
  const { grant } = policy;
  if (grant?.strengthId === undefined) return true;
  if (!grant.all && grant.controls.length > 0) return true;
  const combinations = combinationsOf(policy, strengths);
  return combinations === undefined || takesPass(combinations);
}

/** Whether people meet it on their way to registering, if only at some places or on some devices; risk is another matter. */
function meetsNewcomers({ allApps, clients, narrowed }: AccessPolicy): boolean {
  const modern = ['all', 'browser', 'mobileAppsAndDesktopClients'];
  const aside = ['signInRisk', 'userRisk', 'insiderRisk', 'flows', 'workloads'];
  return (
    allApps && clients.some((one) => modern.includes(one)) && !narrowed.some((one) => aside.includes(one))
  );
}

/** Those who get a privileged pass hold roles, so that policies about roles meet them, too. */
function appliesTo(policy: AccessPolicy, groupId: string, isPrivileged: boolean): boolean {
  return (
    appliesToGroup(policy, groupId) ||
    (isPrivileged && policy.included.roles.length > 0 && !policy.excluded.groups.includes(groupId))
  );
}
