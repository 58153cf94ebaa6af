import { blocks, namesOf, othersExcluded } from './access';
import type { AccessPolicy } from './accessPolicy';
import { define, fail, pass, unknown } from './check';
import type { Check } from './check';
import { cis, maester, scuba, ztna } from './publicChecks';
import { surely } from './surely';

const oldClients = ['exchangeActiveSync', 'other'];

/** The guide's part 0.2: Conditional Access is there, and old protocols are blocked and unused. */
export const legacyChecks: readonly Check[] = [
  define({
    id: 'access.conditionalAccess',
    lines: ['conditionalAccess'],
    critical: true,
    remedy: 'switchDefaultsOff',
    answers: [],
    needs: ['policies', 'securityDefaults'],
    judge({ policies, securityDefaults }) {
      if (securityDefaults) return fail('securityDefaults');
      const enabled = policies.filter(({ state }) => state === 'enabled').length;
      return enabled === 0
        ? fail('noPolicies', { count: policies.length })
        : pass('policiesThere', { count: enabled });
    },
  }),

  define({
    id: 'legacy.blocked',
    lines: ['blockLegacy', 'blockLegacyFirst'],
    critical: true,
    remedy: 'blockLegacy',
    answers: [
      scuba('MS.AAD.1.1v1'),
      maester('MT.1009'),
      maester('MT.1010'),
      ztna('21796'),
      cis('Enable Conditional Access policies to block legacy authentication', '3.0.0'),
    ],
    needs: ['policies'],
    uses: ['emergency', 'excludedGroups'],
    judge({ policies, emergency = [], excludedGroups = [] }) {
      const against = policies.filter(
        (policy) => blocks(policy) && policy.included.everybody && policy.allApps && isWhole(policy),
      );
      // One that leaves nobody out is enough, whatever others there are.
      const leftOut = (policy: AccessPolicy) => othersExcluded(policy, emergency, excludedGroups);
      const sound = against.filter((policy) => leftOut(policy).length === 0);
      const found = oldClients.map((client) => pickOf(sound, client) ?? pickOf(against, client));
      const missing = oldClients.filter((_, index) => found[index] === undefined);
      if (missing.length > 0) {
        const tried = against.filter(({ state }) => state === 'reportOnly');
        const verdict =
          tried.length > 0
            ? fail('reportOnly', { policies: namesOf(tried) })
            : fail('legacyOpen', { clients: missing });
        return surely(policies, verdict);
      }
      const used = found.filter((policy) => policy !== undefined);
      const others = [...new Set(used.flatMap(leftOut))];
      if (others.length > 0) return fail('othersExcluded', { who: others, policies: namesOf(used) });
      return pass('legacyBlocked', { policies: namesOf(used) });
    },
  }),

  define({
    id: 'legacy.unused',
    lines: ['blockLegacy'],
    critical: false,
    remedy: 'retireClients',
    answers: [],
    needs: ['legacySignIns'],
    absent: unknown('unlicensed', { part: 'legacySignIns' }),
    judge({ legacySignIns }) {
      const used = legacySignIns.filter(({ seen }) => seen > 0);
      if (used.length === 0) return pass('legacyUnused');
      return fail('legacyUsed', { clients: used.map(({ client, seen }) => `${client} (${String(seen)})`) });
    },
  }),
];

function pickOf(against: readonly AccessPolicy[], client: string): AccessPolicy | undefined {
  return against.find(
    ({ state, clients }) => state === 'enabled' && (clients.includes(client) || clients.includes('all')),
  );
}

/** Nothing but the kind of client narrows it. */
function isWhole({ narrowed, someAppsExcluded }: AccessPolicy): boolean {
  return narrowed.length === 0 && !someAppsExcluded;
}
