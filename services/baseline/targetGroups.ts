import type { TapGroup } from '../policy/terms';
import { define, fail, pass, unknown } from './check';
import type { Check } from './check';
import { guideGroupNames } from './expected';
import type { LineId } from './guideLines';
import { maester } from './publicChecks';

/** The guide's part 1.2: the three groups are there, of the right kind, in nobody's hands but the desk's, and empty. */
export const targetGroupChecks: readonly Check[] = [
  ofKind('onboarding', 'groupOnboarding'),
  ofKind('recovery', 'groupRecovery'),
  ofKind('privileged', 'groupPrivileged'),

  define({
    id: 'groups.owned',
    lines: ['notAllUsers'],
    critical: true,
    remedy: 'ownGroups',
    answers: [maester('MT.1035')],
    needs: ['onboarding', 'recovery', 'privileged', 'reaper'],
    judge({ onboarding, recovery, privileged, reaper }) {
      const all = [onboarding, recovery, privileged];
      const without = all.filter(({ owners }) => !owners.some(({ id }) => id === reaper.principalId));
      if (without.length > 0) return fail('notOwned', { groups: without.map(({ name }) => name) });
      const others = all.flatMap(({ name, owners }) =>
        owners.filter(({ id }) => id !== reaper.principalId).map((owner) => `${owner.name} (${name})`),
      );
      return others.length > 0 ? fail('otherOwners', { who: others }) : pass('owned');
    },
  }),

  define({
    id: 'groups.onlyCases',
    lines: ['notAllUsers'],
    critical: true,
    remedy: 'removeStrangers',
    answers: [],
    needs: ['onboarding', 'recovery', 'privileged'],
    uses: ['liveSubjects'],
    judge({ onboarding, recovery, privileged, liveSubjects }) {
      const members = [onboarding, recovery, privileged].flatMap((group) =>
        group.members.map((member) => ({ ...member, label: `${member.name} (${group.name})` })),
      );
      if (members.length === 0) return pass('empty');
      const nested = members.filter(({ kind }) => kind !== 'person');
      if (nested.length > 0) return fail('notPeople', { who: nested.map(({ label }) => label) });
      if (liveSubjects === undefined)
        return unknown('casesUnknown', { who: members.map(({ label }) => label) });
      const strangers = members.filter(({ id }) => !liveSubjects.includes(id));
      return strangers.length > 0
        ? fail('strangers', { who: strangers.map(({ label }) => label) })
        : pass('onlyCases', { count: members.length });
    },
  }),
];

function ofKind(group: TapGroup, line: LineId): Check {
  return define({
    id: `groups.${group}`,
    lines: [line],
    critical: true,
    remedy: 'makeGroup',
    answers: [maester('MT.1197')],
    needs: [group],
    judge(facts) {
      const { name, security, dynamic, roleAssignable, synchronised } = facts[group];
      const values = { name, wanted: guideGroupNames[group] };
      if (!security) return fail('notSecurity', values);
      if (dynamic) return fail('dynamic', values);
      if (synchronised) return fail('synchronised', values);
      if (roleAssignable) return fail('roleAssignable', values);
      return name === guideGroupNames[group] ? pass('rightGroup', values) : fail('otherName', values);
    },
  });
}
