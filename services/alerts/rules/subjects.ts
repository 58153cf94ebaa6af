import type { Facts } from '../factsFrom';
import { isStrange } from '../passes';
import type { KnownPass } from '../passes';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** A pass for somebody with power, other than by the rule for them; for an emergency account by no rule at all. */
export const protectedSubject = alertRule({
  id: 'protectedSubject',
  severity: 'critical',
  source: 'peers.md c 5',
  needs: ['audit'],
  toDo: 'revokePass',
  falsePositives: 'none',
  find: (facts) =>
    facts.passes.flatMap((pass) => {
      const code = protectedBy(facts, pass);
      return code === undefined ? [] : [forSubject(pass, code)];
    }),
});

function protectedBy(facts: Facts, { subjectId, request }: KnownPass): string | undefined {
  const account = facts.account(subjectId);
  if (facts.tenant.emergencyAccounts.includes(subjectId) || account?.refused === 'emergency')
    return 'emergencyAccount';
  return account?.class === 'privileged' && request?.class !== 'privileged' ? 'privileged' : undefined;
}

/** A pass for an account that nobody signs in to: disabled, a guest, shared, or out of reach of a revocation. */
export const unfitSubject = alertRule({
  id: 'unfitSubject',
  severity: 'high',
  source: 'peers.md c 18',
  needs: ['audit'],
  toDo: 'revokePass',
  falsePositives: 'none',
  find: (facts) =>
    facts.passes.filter(isStrange).flatMap((pass) => {
      const refused = facts.account(pass.subjectId)?.refused;
      return refused === undefined || refused === 'emergency' ? [] : [forSubject(pass, refused)];
    }),
});

function forSubject(pass: KnownPass, code: string): Finding {
  return {
    subjectId: pass.subjectId,
    initiatorId: pass.initiatorId,
    reason: { code, values: { at: pass.at } },
    records: pass.record === undefined ? [] : [pass.record.key],
    requestId: pass.request?.id,
    key: pass.key,
    at: pass.at,
  };
}
