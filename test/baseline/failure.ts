import type { Reason } from '../../services/baseline/reasons';
import type { TenantParts } from '../../services/baseline/tenantState';

/** What makes a check fail, and with which reason. */
export type Failure = readonly [check: string, reason: Reason, parts: Partial<TenantParts>];
