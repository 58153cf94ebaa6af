import type { Method } from './facts';
import type { MethodKind, Scenario } from './terms';

/** What an account lacks to do without the next pass. */
export type Lack = 'noStrong' | 'authenticatorOnly' | 'phoneOnly';

/**
 * What would have spared this case, and would spare the next: said on a card and nothing more. A new hire lacks everything, and
 * registers in this very case.
 */
export function lackOf(
  methods: readonly Method[],
  strong: readonly MethodKind[],
  scenario: Scenario,
): Lack | undefined {
  if (scenario === 'onboarding') return undefined;
  const own = methods.filter(({ kind }) => kind !== 'password' && kind !== 'pass');
  const keys = own.filter(({ kind }) => strong.includes(kind));
  if (keys.some(({ onPhone }) => !onPhone)) return undefined;
  if (keys.length > 0) return 'phoneOnly';
  return own.length > 0 && own.every(({ kind }) => kind === 'authenticator')
    ? 'authenticatorOnly'
    : 'noStrong';
}

/** A case after which the loss of one device means the next: it ended with a single strong method. */
export function lackAfter(ended: {
  readonly outcome: string | undefined;
  readonly registered: readonly Pick<Method, 'kind'>[];
  readonly strongMethods: readonly MethodKind[];
}): 'oneKey' | undefined {
  const keys = ended.registered.filter(({ kind }) => ended.strongMethods.includes(kind));
  return ended.outcome === 'completed' && keys.length === 1 ? 'oneKey' : undefined;
}
