import type { Person } from '../services/policy/facts';
import type { World } from '../services/world';

/** Whether a person has one of these parts at the desk, read from Graph now. */
export async function isAny(
  { directory, groupIds }: World,
  { id }: Person,
  parts: readonly ('technician' | 'approver' | 'security')[],
): Promise<boolean> {
  return (
    (
      await directory.groupsOf(
        id,
        parts.map((part) => groupIds[part]),
      )
    ).length > 0
  );
}
