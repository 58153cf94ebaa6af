import { minutesAfter } from '../../requests/moments';
import type { MethodKind } from '../../policy/terms';
import { isSettled } from '../factsFrom';
import type { Facts } from '../factsFrom';
import { isOneNetwork } from '../network';
import { minutesBetween } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';
import { isAfterUse } from '../uses';
import type { Use } from '../uses';

const weak: readonly MethodKind[] = ['phone', 'email', 'softwareOath', 'qrCode', 'external', 'other'];

/** A pass was used, and no strong method was registered in time. */
export const noStrongMethod = alertRule({
  id: 'noStrongMethod',
  severity: 'high',
  source: 'peers.md c 10, AC-84',
  needs: ['audit', 'signInMethods'],
  toDo: 'callSubject',
  falsePositives: 'absentSubject',
  find: (facts) =>
    facts.uses
      .filter((use) => (use.request === undefined ? isLeftBare(facts, use) : endedBare(facts, use)))
      .map((use) => ofUse(use, 'noStrongMethod', {}, [])),
});

/** A case knows itself whether a strong method came. */
function endedBare({ now, policy }: Facts, { request, at }: Use): boolean {
  if (request === undefined || request.registered.length > 0) return false;
  if (request.outcome !== undefined) return request.outcome === 'unregistered';
  const { skewMinutes } = policy.alerts.limits;
  return minutesBetween(at, now) > request.limits.registerMinutes + skewMinutes;
}

function isLeftBare(facts: Facts, use: Use): boolean {
  const end = minutesAfter(use.at, facts.policy.limits.registerMinutes);
  const strong = methodsAfter(facts, use, facts.policy.limits.registerMinutes).some(({ method }) =>
    facts.policy.strongMethods.includes(method),
  );
  return !strong && isSettled(facts, 'audit', end);
}

/** After a pass was used a weak method was registered, or many. */
export const weakMethod = alertRule({
  id: 'weakMethod',
  severity: 'medium',
  source: 'peers.md c 11, security.md 2.4',
  needs: ['audit'],
  toDo: 'callSubject',
  falsePositives: 'newDevice',
  find: (facts) =>
    facts.uses.flatMap((use) => {
      const { watchHours, methodsAfterPass } = facts.policy.alerts.limits;
      const added = methodsAfter(facts, use, watchHours * 60);
      const weakOnes = added.filter(({ method }) => weak.includes(method));
      const kinds = [...new Set(weakOnes.map(({ method }) => method))];
      const keys = (of: typeof added): string[] => of.map(({ key }) => key);
      return [
        ...(weakOnes.length > 0 ? [ofUse(use, 'weakMethod', { methods: kinds }, keys(weakOnes))] : []),
        ...(added.length >= methodsAfterPass
          ? [ofUse(use, 'severalMethods', { count: added.length }, keys(added))]
          : []),
      ];
    }),
});

/** A method was registered from another network than the one in which the pass was used. */
export const methodFromElsewhere = alertRule({
  id: 'methodFromElsewhere',
  severity: 'high',
  source: 'security.md 2.4',
  needs: ['audit', 'signInMethods'],
  toDo: 'contain',
  falsePositives: 'travel',
  find: (facts) =>
    facts.uses.flatMap((use) => {
      const from = use.signIn?.ip;
      if (from === undefined) return [];
      const elsewhere = methodsAfter(facts, use, facts.policy.alerts.limits.grantAfterMinutes).filter(
        ({ ip }) => ip !== undefined && !isOneNetwork(from, ip),
      );
      if (elsewhere.length === 0) return [];
      return [
        ofUse(
          use,
          'methodFromElsewhere',
          { count: elsewhere.length },
          elsewhere.map(({ key }) => key),
        ),
      ];
    }),
});

function methodsAfter(facts: Facts, use: Use, minutes: number) {
  return facts
    .of(use.subjectId, 'methodRegistered')
    .filter(({ at, method }) => method !== 'pass' && isAfterUse(use, at, minutes));
}

function ofUse(
  use: Use,
  code: string,
  values: Finding['reason']['values'],
  records: readonly string[],
): Finding {
  return {
    subjectId: use.subjectId,
    initiatorId: use.pass?.initiatorId,
    reason: { code, values },
    records: [...(use.signIn === undefined ? [] : [use.signIn.key]), ...records],
    requestId: use.request?.id,
    key: `${code}:${use.pass?.key ?? `${use.subjectId}@${use.at.slice(0, 13)}`}`,
    at: use.at,
  };
}
