import { minutesAfter } from '../../requests/moments';
import { isSettled } from '../factsFrom';
import { endOf } from '../passes';
import type { KnownPass } from '../passes';
import { minutesBetween } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** A pass that was shown and never used, though nobody took it back. */
export const passUnused = alertRule({
  id: 'passUnused',
  severity: 'medium',
  source: 'guide 5.1',
  needs: [],
  toDo: 'callSubject',
  falsePositives: 'absentSubject',
  find: ({ passes, uses, policy, now }) => {
    const used = new Set(uses.flatMap(({ request }) => (request === undefined ? [] : [request.id])));
    return passes
      .filter((pass) => {
        const { request, attempt } = pass;
        if (request === undefined || attempt?.state !== 'handedOver') return false;
        if (request.usedAt !== undefined || used.has(request.id)) return false;
        // A later attempt of the case took its place.
        if (request.attempts.some(({ number, state }) => number > attempt.number && state === 'handedOver'))
          return false;
        const end = endOf(pass);
        const { closedAt, outcome } = request;
        if (outcome !== undefined && outcome !== 'unused' && minutesBetween(closedAt ?? end, end) >= 0)
          return false;
        return minutesBetween(end, now) >= policy.alerts.limits.unusedAfterMinutes;
      })
      .map((pass) => unused(pass, 'shownUnused'));
  },
});

/** A pass that nobody of the desk made and that nobody used: made in stock, or for somebody who never came. */
export const strangePassUnused = alertRule({
  id: 'strangePassUnused',
  severity: 'medium',
  source: 'guide 5.1',
  needs: ['audit', 'signInMethods'],
  toDo: 'askInitiator',
  falsePositives: 'absentSubject',
  find: (facts) => {
    const used = new Set(facts.uses.map(({ pass }) => pass?.key));
    return facts.passes
      .filter((pass) => {
        if (pass.request !== undefined || used.has(pass.key) || pass.live?.state === 'used') return false;
        const end = endOf(pass);
        const deleted = facts
          .of(pass.subjectId, 'passDeleted')
          .some(({ at }) => minutesBetween(pass.at, at) >= 0 && minutesBetween(at, end) > 0);
        const lately = minutesAfter(end, facts.policy.alerts.limits.unusedAfterMinutes);
        return !deleted && isSettled(facts, 'signInMethods', lately) && isSettled(facts, 'audit', lately);
      })
      .map((pass) => unused(pass, 'strangeUnused'));
  },
});

function unused(pass: KnownPass, code: string): Finding {
  return {
    subjectId: pass.subjectId,
    initiatorId: pass.initiatorId,
    reason: { code, values: { until: endOf(pass) } },
    records: pass.record === undefined ? [] : [pass.record.key],
    requestId: pass.request?.id,
    key: pass.key,
    at: endOf(pass),
  };
}
