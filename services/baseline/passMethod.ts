import { appliesToGroup, blocks, isWide, namesOf } from './access';
import { define, exception, fail, pass } from './check';
import type { Check } from './check';
import { guideGroupNames } from './expected';
import type { Expected } from './expected';
import { eidsca, maester, ztna } from './publicChecks';
import { surely } from './surely';
import type { MethodTargets } from './tenantState';

const groups = ['onboarding', 'recovery', 'privileged'] as const;

/** The guide's part 1.1: the method is on, for the three groups and nobody else. */
export const passMethodChecks: readonly Check[] = [
  define({
    id: 'pass.enabled',
    lines: ['passPath', 'passEnabled'],
    critical: true,
    remedy: 'setPassMethod',
    answers: [eidsca('EIDSCA.AT01')],
    needs: ['passMethod'],
    judge: ({ passMethod }) => (passMethod.enabled ? pass('enabled') : fail('disabled')),
  }),

  define({
    id: 'pass.groupsOnly',
    lines: ['passUsers', 'groupsOnly', 'notAllUsers'],
    critical: true,
    remedy: 'setPassMethod',
    answers: [maester('MT.1067')],
    needs: ['passMethod'],
    judge({ passMethod: { targets } }, expected) {
      if (targets.everybody) return fail('everybody');
      const wanted = Object.values(expected.groupIds);
      const others = [...targets.groups.filter((id) => !wanted.includes(id)), ...targets.people];
      if (others.length > 0) return fail('otherTargets', { ids: others });
      const missing = groups.filter((group) => !isTarget(targets, expected, group));
      if (missing.length > 0) return fail('groupsMissing', { groups: missing.map(named) });
      const excluded = groups.filter((group) => targets.excluded.includes(expected.groupIds[group]));
      if (excluded.length > 0) return fail('groupsExcluded', { groups: excluded.map(named) });
      return pass('groupsOnly');
    },
  }),

  define({
    id: 'pass.publicCheck',
    lines: ['groupsOnly'],
    critical: false,
    remedy: 'setPassMethod',
    answers: [ztna('21845')],
    needs: ['passMethod'],
    judge: ({ passMethod: { targets } }) =>
      targets.everybody ? fail('everybody') : exception('scopedOnPurpose', { check: 'ZTNA 21845' }),
  }),

  define({
    id: 'pass.signIn',
    lines: ['passSignIn', 'standardSignIn'],
    critical: true,
    remedy: 'openSignIn',
    answers: [],
    needs: ['passMethod', 'policies'],
    judge({ passMethod, policies }, { groupIds }) {
      if (!passMethod.enabled) return fail('disabled');
      const closing = policies.filter(
        (policy) =>
          policy.state === 'enabled' &&
          blocks(policy) &&
          (isWide(policy) || (policy.registering && policy.narrowed.length === 0)) &&
          Object.values(groupIds).some((id) => appliesToGroup(policy, id)),
      );
      return closing.length > 0
        ? fail('signInBlocked', { policies: namesOf(closing) })
        : surely(policies, pass('noSuchSetting'));
    },
  }),

  define({
    id: 'pass.likeAnotherTool',
    lines: ['passPath'],
    critical: false,
    remedy: 'stopOtherTool',
    answers: [],
    needs: ['passMethod'],
    judge({ passMethod: { shortest, longest, usual, length } }) {
      const values = { shortest, longest, usual, length };
      const same = shortest === 60 && longest === 480 && usual === 60 && length === 8;
      return same ? fail('otherToolValues', values) : pass('ownValues', values);
    },
  }),
];

function isTarget({ groups: held }: MethodTargets, { groupIds }: Expected, group: (typeof groups)[number]) {
  return held.includes(groupIds[group]);
}

function named(group: (typeof groups)[number]): string {
  return guideGroupNames[group];
}
