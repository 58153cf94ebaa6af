import { appliesToGroup, blocks, insistsOn, namesOf, takesModern } from './access';
import type { AccessPolicy, Narrowing } from './accessPolicy';
import { define, fail, pass } from './check';
import type { Check, Verdict } from './check';
import { guideGroupNames } from './expected';
import { maester, scuba, ztna } from './publicChecks';
import { surely } from './surely';
import type { SubjectFacts } from '../policy/facts';

const groups = ['onboarding', 'recovery', 'privileged'] as const;
const deviceControls = ['compliantDevice', 'domainJoinedDevice'];

/** The guide's part 3.2, and what its table 2.2 asks for in addition for privileged passes. */
export const restrictionChecks: readonly Check[] = [
  define({
    id: 'restrict.device',
    lines: ['restrictIntro', 'restrictDevice'],
    critical: false,
    remedy: 'restrictPrivileged',
    answers: [maester('MT.1001'), scuba('MS.AAD.3.7v1')],
    needs: ['policies'],
    judge: ({ policies }, { groupIds }) =>
      found(
        policies,
        (policy) => isDevice(policy) && appliesToGroup(policy, groupIds.privileged),
        'noDevice',
      ),
  }),

  define({
    id: 'restrict.place',
    lines: ['restrictPlace'],
    critical: false,
    remedy: 'restrictPrivileged',
    answers: [ztna('21865')],
    needs: ['policies', 'locations'],
    judge({ policies, locations }, { groupIds }) {
      const trusted = ['AllTrusted', ...locations.filter((one) => one.trusted).map(({ id }) => id)];
      if (trusted.length === 1) return fail('noTrustedPlaces');
      return found(
        policies,
        (policy) =>
          isPlace(policy) &&
          appliesToGroup(policy, groupIds.privileged) &&
          policy.placesExcluded.every((id) => trusted.includes(id)),
        'noPlace',
      );
    },
  }),

  define({
    id: 'restrict.risk',
    lines: ['restrictRisk'],
    critical: false,
    remedy: 'blockRisk',
    answers: [scuba('MS.AAD.2.3v1'), maester('MT.1012'), ztna('21799')],
    needs: ['policies'],
    judge({ policies }, { groupIds }) {
      const blocking = policies.filter(
        (policy) =>
          policy.state === 'enabled' &&
          blocks(policy) &&
          policy.allApps &&
          policy.narrowed.some((by) => by === 'signInRisk' || by === 'userRisk') &&
          policy.narrowed.every((by) => by === 'signInRisk' || by === 'userRisk'),
      );
      const open = groups.filter(
        (group) => !blocking.some((policy) => appliesToGroup(policy, groupIds[group])),
      );
      return open.length > 0
        ? surely(policies, fail('riskOpen', { groups: open.map((group) => guideGroupNames[group]) }))
        : pass('restricted', { policies: namesOf(blocking) });
    },
  }),

  define({
    id: 'privileged.extraAccess',
    lines: ['privilegedAccess'],
    critical: true,
    remedy: 'restrictPrivileged',
    answers: [],
    needs: ['policies'],
    judge: ({ policies }, { groupIds }) =>
      found(policies, (policy) => isExtra(policy, groupIds.privileged), 'nothingExtra'),
  }),
];

/**
 * The enabled policies that restrict a privileged pass further and do not leave this person out: by themselves, by a group
 * or by a role that they hold or may activate. Roles that could not be read are in every list of exclusions.
 */
export function extraPoliciesFor(
  policies: readonly AccessPolicy[],
  privilegedGroupId: string,
  { id, groupIds, roles }: Holder,
): readonly AccessPolicy[] {
  return policies.filter(
    (policy) =>
      policy.state === 'enabled' &&
      policy.understood &&
      isExtra(policy, privilegedGroupId) &&
      !isAmong(policy.excluded.people, [id]) &&
      !isAmong(policy.excluded.groups, groupIds) &&
      !(roles === undefined ? policy.excluded.roles.length > 0 : isAmong(policy.excluded.roles, roles)),
  );
}

/** A person by what policies name people by; ids are the same in any spelling. */
type Holder = Pick<SubjectFacts, 'id' | 'groupIds' | 'roles'>;

function isAmong(named: readonly string[], own: readonly string[]): boolean {
  const ids = own.map((id) => id.toLowerCase());
  return named.some((id) => ids.includes(id.toLowerCase()));
}

function isExtra(policy: AccessPolicy, groupId: string): boolean {
  return (isDevice(policy) || isPlace(policy)) && appliesToGroup(policy, groupId);
}

function isDevice(policy: AccessPolicy): boolean {
  const insists = insistsOn(policy, deviceControls) && onlyBy(policy, ['locations']);
  const keepsOut =
    blocks(policy) && policy.narrowed.includes('devices') && onlyBy(policy, ['devices', 'locations']);
  return isForAll(policy) && (insists || keepsOut);
}

function isPlace(policy: AccessPolicy): boolean {
  const { everywhere, placesExcluded } = policy;
  return (
    isForAll(policy) &&
    blocks(policy) &&
    onlyBy(policy, ['locations']) &&
    everywhere &&
    placesExcluded.length > 0
  );
}

function isForAll(policy: AccessPolicy): boolean {
  return policy.allApps && !policy.someAppsExcluded && takesModern(policy);
}

function onlyBy({ narrowed }: AccessPolicy, allowed: readonly Narrowing[]): boolean {
  return narrowed.every((by) => allowed.includes(by));
}

function found(
  policies: readonly AccessPolicy[],
  fits: (policy: AccessPolicy) => boolean,
  reason: 'noDevice' | 'noPlace' | 'nothingExtra',
): Verdict {
  const fitting = policies.filter(fits);
  const enforced = fitting.filter(({ state }) => state === 'enabled');
  if (enforced.length > 0) return pass('restricted', { policies: namesOf(enforced) });
  const tried = fitting.filter(({ state }) => state === 'reportOnly');
  return surely(policies, tried.length > 0 ? fail('reportOnly', { policies: namesOf(tried) }) : fail(reason));
}
