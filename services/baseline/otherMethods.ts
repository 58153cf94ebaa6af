import { define, fail, pass } from './check';
import type { Check } from './check';
import { guideGroupNames } from './expected';
import type { LineId } from './guideLines';
import { eidsca, scuba, ztna } from './publicChecks';
import type { PublicCheck } from './publicChecks';

/** What the user registers with the pass must be possible for the three groups. */
export const otherMethodChecks: readonly Check[] = [
  enabledFor('passkey', ['passwordless'], true, [eidsca('EIDSCA.AF01'), ztna('21838')]),
  enabledFor('authenticator', ['passwordless'], false, [scuba('MS.AAD.3.3v2'), eidsca('EIDSCA.AM01')]),
];

function enabledFor(
  method: 'passkey' | 'authenticator',
  lines: readonly LineId[],
  critical: boolean,
  answers: readonly PublicCheck[],
): Check {
  return define({
    id: `methods.${method}`,
    lines,
    critical,
    remedy: 'enableMethod',
    answers,
    needs: [method],
    judge(facts, { groupIds }) {
      const { enabled, selfService, targets } = facts[method];
      if (!enabled) return fail('disabled');
      if (!selfService) return fail('noSelfService');
      const out = (['onboarding', 'recovery', 'privileged'] as const).filter(
        (group) =>
          targets.excluded.includes(groupIds[group]) ||
          !(targets.everybody || targets.groups.includes(groupIds[group])),
      );
      if (out.length > 0)
        return fail('groupsMissing', { groups: out.map((group) => guideGroupNames[group]) });
      return pass('noSuchSettingMethod');
    },
  });
}
