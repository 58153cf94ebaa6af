import { minutesAfter } from '../../requests/moments';
import type { Facts } from '../factsFrom';
import type { KnownPass } from '../passes';
import type { RiskChanged } from '../record';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** A pass for an account that Identity Protection distrusts, unless security decided about it in the case. */
export const subjectAtRisk = alertRule({
  id: 'subjectAtRisk',
  severity: 'high',
  source: 'peers.md c 15',
  needs: ['audit', 'risk'],
  toDo: 'contain',
  falsePositives: 'travel',
  find: (facts) =>
    facts.passes.flatMap((pass) =>
      pass.request?.signals.some(({ kind }) => kind === 'subjectAtRisk' || kind === 'subjectRisky') === true
        ? []
        : atRisk(facts, pass, pass.subjectId),
    ),
});

/** A pass by somebody whom Identity Protection distrusts, unless security decided about it in the case. */
export const initiatorAtRisk = alertRule({
  id: 'initiatorAtRisk',
  severity: 'high',
  source: 'peers.md c 15, security.md 2.4',
  needs: ['audit', 'risk'],
  toDo: 'contain',
  falsePositives: 'travel',
  find: (facts) =>
    facts.passes.flatMap((pass) =>
      pass.initiatorId === undefined ||
      pass.request?.signals.some(({ kind }) => kind === 'requesterAtRisk' || kind === 'requesterRisky') ===
        true
        ? []
        : atRisk(facts, pass, pass.initiatorId),
    ),
});

function atRisk(facts: Facts, pass: KnownPass, personId: string): Finding[] {
  const risk = riskAt(facts, personId, pass.at);
  if (risk?.risk !== 'medium' && risk?.risk !== 'high') return [];
  return [
    {
      subjectId: pass.subjectId,
      initiatorId: pass.initiatorId,
      reason: { code: risk.risk, values: { at: risk.at } },
      records: [risk.key, ...(pass.record === undefined ? [] : [pass.record.key])],
      requestId: pass.request?.id,
      key: pass.key,
      at: pass.at,
    },
  ];
}

/** What was thought of an account at a moment; what was found minutes later held already. */
function riskAt(facts: Facts, personId: string, moment: string): RiskChanged | undefined {
  const { skewMinutes } = facts.policy.alerts.limits;
  return facts.between(personId, 'riskChanged', facts.since, minutesAfter(moment, skewMinutes)).at(-1);
}
