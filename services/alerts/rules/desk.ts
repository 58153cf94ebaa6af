import { failures } from '../../requests/history';
import type { Request } from '../../requests/request';
import { grouped } from '../grouped';
import { isBefore } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

const day = 24 * 60;

/** Proofs failed for one account, whoever of the technicians asked. */
export const failedProofs = alertRule({
  id: 'failedProofs',
  severity: 'high',
  source: 'security.md 2.4',
  needs: [],
  toDo: 'callSubject',
  falsePositives: 'typing',
  find: ({ cases, policy }) =>
    perSubject(cases, (within, last) => {
      const lately = within.filter(({ openedAt }) => isBefore(openedAt, last.openedAt, day));
      const count = lately.reduce((sum, request) => sum + failures(request), 0);
      return count >= policy.alerts.limits.failedProofs ? { code: 'failedProofs', count } : undefined;
    }),
});

/** Requests for one account come again and again. */
export const repeatedRequests = alertRule({
  id: 'repeatedRequests',
  severity: 'medium',
  source: 'security.md 2.4',
  needs: [],
  toDo: 'callSubject',
  falsePositives: 'absentSubject',
  find: ({ cases, policy }) =>
    perSubject(cases, (within, last) => {
      const count = within.filter(({ openedAt }) => isBefore(openedAt, last.openedAt, 7 * day)).length;
      return count >= policy.alerts.limits.requestsOfWeek ? { code: 'repeatedRequests', count } : undefined;
    }),
});

function perSubject(
  cases: readonly Request[],
  judge: (
    own: readonly Request[],
    last: Request,
  ) => { readonly code: string; readonly count: number } | undefined,
): readonly Finding[] {
  return [...grouped(cases, ({ subject }) => subject.id.toLowerCase())].flatMap(([subjectId, own]) =>
    own.flatMap((last): Finding[] => {
      const found = judge(own, last);
      if (found === undefined) return [];
      return [
        {
          subjectId,
          initiatorId: last.requester.id.toLowerCase(),
          reason: { code: found.code, values: { count: found.count } },
          records: [],
          requestId: last.id,
          key: last.id,
          at: last.openedAt,
        },
      ];
    }),
  );
}

/** One approver decides again and again for one technician. */
export const samePair = alertRule({
  id: 'samePair',
  severity: 'low',
  source: 'security.md 2.4, AC-96',
  needs: [],
  toDo: 'reviewCase',
  falsePositives: 'bulkOnboarding',
  find: ({ cases, policy }) => {
    const pairs = cases.flatMap((request) =>
      request.approvals.map(({ approver, at }) => ({
        pair: `${request.requester.id}+${approver.id}`.toLowerCase(),
        request,
        at,
      })),
    );
    return [...grouped(pairs, ({ pair }) => pair)].flatMap(([pair, own]) =>
      own.flatMap(({ at, request }): Finding[] => {
        const count = own.filter((one) => isBefore(one.at, at, day)).length;
        if (count < policy.alerts.limits.pairsOfDay) return [];
        return [
          {
            subjectId: undefined,
            initiatorId: request.requester.id.toLowerCase(),
            reason: { code: 'samePair', values: { pair: pair.split('+'), count } },
            records: [],
            requestId: request.id,
            // Once a day for one pair.
            key: `${pair}@${at.slice(0, 10)}`,
            at,
          },
        ];
      }),
    );
  },
});
