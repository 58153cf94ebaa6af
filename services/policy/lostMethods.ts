import type { Method, SubjectFacts } from './facts';
import type { MethodKind, Scenario } from './terms';

/** Kinds that can be taken away from an account; a password is no device, and the others have no call in Graph. */
const removable: readonly MethodKind[] = [
  'passkey',
  'authenticator',
  'windowsHello',
  'phone',
  'softwareOath',
  'platformCredential',
];

/** The methods that are lost with a phone, and that can be removed as part of the case. */
export function lostMethods(facts: SubjectFacts, scenario: Scenario): readonly Method[] {
  if (scenario !== 'recovery') return [];
  return facts.methods.filter((method) => method.onPhone && removable.includes(method.kind));
}
