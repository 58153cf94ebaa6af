import type { TenantParts } from '../tenantState';

/** The emergency accounts that can be relied on, by object id; fewer than two are too few for any policy. */
export function emergencyOf(accounts: TenantParts['emergency'] = []): readonly string[] {
  return accounts.filter(({ there, enabled }) => there && enabled).map(({ id }) => id);
}
