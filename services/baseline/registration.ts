import {
  appliesToGroup,
  combinationsOf,
  insistsOnMfa,
  isExcluded,
  isResistant,
  isWide,
  namesOf,
  othersExcluded,
  takesModern,
  takesPass,
} from './access';
import type { AccessPolicy } from './accessPolicy';
import { define, fail, pass } from './check';
import type { Check } from './check';
import { guideGroupNames, guidePolicyName } from './expected';
import type { Expected } from './expected';
import { sameName } from './policyName';
import { maester, scuba, ztna } from './publicChecks';
import { registeringPolicies } from './registrationPath';
import { surely } from './surely';

const groups = ['onboarding', 'recovery', 'privileged'] as const;

/** The guide's part 3.1, line by line, on the policy that has its name. */
export const registrationChecks: readonly Check[] = [
  define({
    id: 'registration.policy',
    lines: ['policyName'],
    critical: true,
    remedy: 'makePair',
    answers: [],
    needs: ['policies'],
    judge({ policies }) {
      const policy = named(policies);
      if (policy === undefined) return fail('policyMissing', { name: guidePolicyName });
      if (!policy.understood) return surely([policy], fail('policyMissing', { name: guidePolicyName }));
      if (policy.state === 'reportOnly') return fail('reportOnly', { policies: [policy.name] });
      return policy.state === 'enabled' ? pass('policyOn') : fail('policyOff');
    },
  }),

  define({
    id: 'registration.assignments',
    lines: ['policyAssignments'],
    critical: true,
    remedy: 'makePair',
    answers: [],
    needs: ['policies'],
    judge({ policies }, { groupIds }) {
      const policy = named(policies);
      if (policy === undefined) return fail('policyMissing', { name: guidePolicyName });
      const out = groups.filter((group) => !appliesToGroup(policy, groupIds[group]));
      const verdict =
        out.length > 0
          ? fail('groupsMissing', { groups: out.map((group) => guideGroupNames[group]) })
          : !policy.allApps || policy.someAppsExcluded
            ? fail('notAllApps')
            : policy.narrowed.length > 0
              ? fail('narrowed', { by: policy.narrowed })
              : pass('assigned');
      return surely([policy], verdict);
    },
  }),

  define({
    id: 'registration.clients',
    lines: ['policyConditions'],
    critical: false,
    remedy: 'makePair',
    answers: [],
    needs: ['policies'],
    judge({ policies }) {
      const policy = named(policies);
      if (policy === undefined) return fail('policyMissing', { name: guidePolicyName });
      const values = { clients: policy.clients };
      return surely([policy], takesModern(policy) ? pass('clients', values) : fail('clientsMissing', values));
    },
  }),

  define({
    id: 'registration.exclusions',
    lines: ['policyExclude'],
    critical: true,
    remedy: 'makePair',
    answers: [],
    needs: ['policies', 'emergency'],
    uses: ['excludedGroups'],
    judge({ policies, emergency, excludedGroups = [] }) {
      const policy = named(policies);
      if (policy === undefined) return fail('policyMissing', { name: guidePolicyName });
      const others = othersExcluded(policy, emergency, excludedGroups);
      if (others.length > 0) return fail('othersExcluded', { who: others, policies: [policy.name] });
      const caught = emergency.filter((account) => !isExcluded(policy, account));
      if (caught.length > 0) return fail('emergencyCaught', { who: caught.map(({ name }) => name) });
      return emergency.length < 2 ? fail('emergencyFew', { count: emergency.length }) : pass('onlyEmergency');
    },
  }),

  define({
    id: 'registration.controls',
    lines: ['policyControls'],
    critical: true,
    remedy: 'makePair',
    answers: [scuba('MS.AAD.3.1v1')],
    needs: ['policies', 'strengths'],
    judge({ policies, strengths }) {
      const policy = named(policies);
      if (policy === undefined) return fail('policyMissing', { name: guidePolicyName });
      const combinations = combinationsOf(policy, strengths);
      if (!insistsOnMfa(policy)) return surely([policy], fail('noMfa'));
      if (combinations === undefined) return fail('noStrength');
      if (takesPass(combinations)) return fail('passIsEnough', { combinations });
      return isResistant(combinations)
        ? pass('strong', { combinations })
        : fail('weakStrength', { combinations });
    },
  }),

  define({
    id: 'registration.enforced',
    lines: ['registrationRequired'],
    critical: true,
    remedy: 'makePair',
    answers: [scuba('MS.AAD.3.8v1'), maester('MT.1011'), ztna('21806')],
    needs: ['policies', 'strengths'],
    judge({ policies, strengths }, expected) {
      const open = groups.filter((group) => !isForced(policies, expected, group));
      if (open.length > 0)
        return surely(policies, fail('notForced', { groups: open.map((group) => guideGroupNames[group]) }));
      const without = groups.filter(
        (group) => registeringPolicies(policies, strengths, expected.groupIds[group]).length === 0,
      );
      return without.length > 0
        ? surely(
            policies,
            fail('registrationOpen', { groups: without.map((group) => guideGroupNames[group]) }),
          )
        : pass('forced');
    },
  }),

  define({
    id: 'registration.afterLeaving',
    lines: ['registrationRequired', 'policyAssignments'],
    critical: false,
    remedy: 'coverEverybody',
    answers: [scuba('MS.AAD.3.2v1'), maester('MT.1007')],
    needs: ['policies'],
    judge({ policies }, { groupIds }) {
      const ours: readonly string[] = Object.values(groupIds);
      const covering = policies.filter(
        (policy) =>
          policy.state === 'enabled' &&
          policy.included.everybody &&
          isWide(policy) &&
          insistsOnMfa(policy) &&
          !policy.excluded.groups.some((id) => ours.includes(id)),
      );
      return covering.length > 0
        ? pass('coveredAfter', { policies: namesOf(covering) })
        : surely(policies, fail('onlyWhileInGroup'));
    },
  }),
];

function named(policies: readonly AccessPolicy[]): AccessPolicy | undefined {
  const same = policies.filter(({ name }) => sameName(name, guidePolicyName));
  return same.find(({ state }) => state === 'enabled') ?? same[0];
}

function isForced(
  policies: readonly AccessPolicy[],
  { groupIds }: Expected,
  group: (typeof groups)[number],
): boolean {
  return policies.some(
    (policy) =>
      policy.state === 'enabled' &&
      isWide(policy) &&
      appliesToGroup(policy, groupIds[group]) &&
      insistsOnMfa(policy),
  );
}
