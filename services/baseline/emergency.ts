import { blocks, isExcluded, namesOf } from './access';
import type { AccessPolicy } from './accessPolicy';
import { define, fail, pass, unknown } from './check';
import type { Check } from './check';
import { cis, maester, ztna } from './publicChecks';

/** The guide's part 3.1 excludes emergency accounts and nothing else: they must be there, kept out and watched. */
export const emergencyChecks: readonly Check[] = [
  define({
    id: 'emergency.accounts',
    lines: ['policyExclude'],
    critical: true,
    remedy: 'nameEmergency',
    answers: [ztna('21835'), cis('Ensure two emergency access accounts have been defined', '3.0.0')],
    needs: ['emergency'],
    judge({ emergency }) {
      if (emergency.length < 2) return fail('emergencyFew', { count: emergency.length });
      const gone = emergency.filter(({ there, enabled }) => !there || !enabled);
      if (gone.length > 0) return fail('emergencyUnfit', { who: gone.map(({ name }) => name) });
      return pass('emergencyReady', { count: emergency.length });
    },
  }),

  define({
    id: 'emergency.excluded',
    lines: ['policyExclude'],
    critical: true,
    remedy: 'excludeEmergency',
    answers: [maester('MT.1005')],
    needs: ['emergency', 'policies'],
    judge({ emergency, policies }) {
      if (emergency.length === 0) return fail('emergencyFew', { count: 0 });
      const closing = policies.filter(couldLockOut);
      const free = emergency.find((account) => closing.every((policy) => isExcluded(policy, account)));
      if (free !== undefined) return pass('emergencyExcluded', { who: [free.name] });
      const catching = closing.filter((policy) => emergency.some((account) => !isExcluded(policy, account)));
      return fail('emergencyLockedOut', { policies: namesOf(catching) });
    },
  }),

  define({
    id: 'emergency.noPass',
    lines: ['policyExclude'],
    critical: true,
    remedy: 'removeStrangers',
    answers: [],
    needs: ['emergency'],
    judge({ emergency }, { groupIds }) {
      const ours: readonly string[] = Object.values(groupIds);
      const inside = emergency.filter(({ groups }) => groups.some((id) => ours.includes(id)));
      return inside.length > 0
        ? fail('emergencyInGroup', { who: inside.map(({ name }) => name) })
        : pass('emergencyOut');
    },
  }),

  define({
    id: 'emergency.watched',
    lines: ['policyExclude'],
    critical: false,
    remedy: 'readLogs',
    answers: [],
    needs: ['emergencySignIns'],
    absent: unknown('unlicensed', { part: 'emergencySignIns' }),
    judge: ({ emergencySignIns }) =>
      emergencySignIns.length > 0 ? fail('emergencyUsed', { who: emergencySignIns }) : pass('emergencyQuiet'),
  }),
];

/** A block of old protocols may catch them: they have no use for these. */
function couldLockOut(policy: AccessPolicy): boolean {
  const { state, included, allApps, grant, clients } = policy;
  if (state !== 'enabled' || !allApps || grant === undefined) return false;
  if (!included.everybody && included.roles.length === 0) return false;
  return !blocks(policy) || clients.includes('all') || clients.includes('browser');
}
