import type { Alert } from './alert';
import type { PolicyChanged } from './record';
import { initiatorId } from './records';

/** Checks of the tenant's baseline that held and fail now, since a moment (ISO 8601) at which all of them held. */
export interface Drifted {
  readonly checks: readonly string[];
  readonly critical: boolean;
  readonly since: string;
  readonly now: string;
  /** Changes in between that can explain it, oldest first. */
  readonly changes: readonly PolicyChanged[];
}

/** One alert for all that was found lost at once; who changed it is who changed something of that kind last. */
export function driftAlert({ checks, critical, since, now, changes }: Drifted): Alert {
  const last = changes.at(-1);
  const by = last && initiatorId(last.initiator);
  return {
    rule: 'policyChanged',
    severity: critical ? 'high' : 'medium',
    subjectId: undefined,
    initiatorId: by,
    reason: {
      code: by === undefined ? 'drifted' : 'driftedBy',
      values: { failed: checks.length, since, at: last?.at ?? now },
    },
    toDo: 'readChange',
    records: changes.map(({ key }) => key),
    requestId: undefined,
    key: `policyChanged:drift:${checks[0] ?? ''}:${String(checks.length)}@${since}`,
    at: last?.at ?? now,
    seenAt: now,
  };
}
