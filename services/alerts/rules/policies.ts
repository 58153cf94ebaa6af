import { isStrange } from '../passes';
import type { PolicyChanged } from '../record';
import { initiatorId, isBefore, ofKind } from '../records';
import { alertRule } from '../rule';

/** A policy on which passes rest was changed. */
export const policyChanged = alertRule({
  id: 'policyChanged',
  severity: 'medium',
  source: 'peers.md c 9',
  needs: ['audit'],
  toDo: 'readChange',
  falsePositives: 'maintenance',
  find: ({ records }) =>
    ofKind(records, 'policyChanged').map((record) => ({
      subjectId: undefined,
      initiatorId: initiatorId(record.initiator),
      reason: { code: record.what, values: { at: record.at } },
      records: [record.key],
      requestId: undefined,
      key: changeKey(record),
      at: record.at,
    })),
});

/** A policy was changed, and then a pass was made behind the desk's back; worse when by the same person. */
export const policyBeforePass = alertRule({
  id: 'policyBeforePass',
  severity: 'high',
  source: 'peers.md c 9',
  needs: ['audit'],
  toDo: 'contain',
  falsePositives: 'maintenance',
  find: ({ records, passes, policy }) => {
    const changes = ofKind(records, 'policyChanged');
    const minutes = policy.alerts.limits.policyBeforeHours * 60;
    return passes.filter(isStrange).flatMap((pass) => {
      const earlier = changes.filter(({ at }) => isBefore(at, pass.at, minutes));
      const own = earlier.findLast(({ initiator }) => initiatorId(initiator) === pass.initiatorId);
      const change = own ?? earlier.at(-1);
      if (change === undefined) return [];
      return [
        {
          ...(own === undefined ? {} : ({ severity: 'critical' } as const)),
          subjectId: pass.subjectId,
          initiatorId: pass.initiatorId,
          reason: {
            code: own === undefined ? 'changedByOther' : 'changedBySame',
            values: { what: change.what },
          },
          records: [change.key, ...(pass.record === undefined ? [] : [pass.record.key])],
          requestId: undefined,
          key: pass.key,
          at: pass.at,
        },
      ];
    });
  },
});

/** Saving once writes several entries: one finding an hour for each thing that is changed. */
function changeKey({ what, objectId, at, initiator }: PolicyChanged): string {
  return `${what}:${objectId ?? ''}:${initiatorId(initiator) ?? ''}@${at.slice(0, 13)}`;
}
