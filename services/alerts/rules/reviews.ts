import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** The log of a privileged case was not reviewed in time; no other one is opened until it is. */
export const reviewOverdue = alertRule({
  id: 'reviewOverdue',
  severity: 'high',
  source: 'guide 2.2',
  needs: [],
  toDo: 'reviewCase',
  falsePositives: 'none',
  find: (facts) =>
    facts.lateReviews.map(({ id, requestId, subjectId, dueAt }): Finding => ({
      subjectId,
      initiatorId: undefined,
      reason: { code: 'reviewOverdue', values: { at: dueAt } },
      records: [],
      requestId,
      key: id,
      at: dueAt,
    })),
});
