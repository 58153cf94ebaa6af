import type { Person } from './facts';

/** Somebody who can approve. */
export type Approver = Person & { readonly security: boolean };

/**
 * Whom to ask next, of those who were not asked yet: as many from security as are still needed, then the others, so many
 * at most. The order is the caller's.
 */
export function nextApprovers(
  free: readonly Approver[],
  needed: { readonly security: number; readonly atOnce: number },
): readonly Approver[] {
  const wanted = Math.max(0, needed.security);
  const security = free.filter((one) => one.security).slice(0, wanted);
  const others = free.filter((one) => !security.includes(one));
  return [...security, ...others].slice(0, Math.max(needed.atOnce, wanted));
}
