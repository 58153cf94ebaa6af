import type { Method, SubjectFacts } from './facts';
import type { MethodKind, Scenario } from './terms';

/** Why a pass makes no sense for this subject in this scenario; `methods` names what they could use instead. */
export type Implausible =
  | { readonly why: 'hasStrongMethod'; readonly methods: readonly string[] }
  | { readonly why: 'notNewHire'; readonly methods: readonly string[] }
  | { readonly why: 'startDateUnknown' }
  | { readonly why: 'outsideStart' };

const dayMs = 86_400_000;

/** Whether the tenant's facts fit the scenario: a new hire has nothing yet, a caller with a usable key needs no pass. */
export function implausible(
  facts: SubjectFacts,
  scenario: Scenario,
  strong: readonly MethodKind[],
): Implausible | undefined {
  if (scenario === 'onboarding') return implausibleNewHire(facts);
  const usable = facts.methods.filter((method) => usableWithoutPhone(method, strong));
  return usable.length > 0
    ? { why: 'hasStrongMethod', methods: usable.map((method) => method.label) }
    : undefined;
}

function implausibleNewHire(facts: SubjectFacts): Implausible | undefined {
  const methods = facts.methods.filter((method) => method.kind !== 'password' && method.kind !== 'pass');
  if (methods.length > 0) return { why: 'notNewHire', methods: methods.map((method) => method.label) };
  if (facts.signedInBefore !== false) return { why: 'notNewHire', methods: [] };
  if (facts.startDate === undefined) return { why: 'startDateUnknown' };
  const days = (Date.parse(facts.readAt) - Date.parse(facts.startDate)) / dayMs;
  return days < -3 || days > 14 ? { why: 'outsideStart' } : undefined;
}

function usableWithoutPhone(method: Method, strong: readonly MethodKind[]): boolean {
  return strong.includes(method.kind) && !method.onPhone;
}
