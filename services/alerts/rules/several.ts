import { grouped } from '../grouped';
import type { KnownPass } from '../passes';
import { isBefore } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

const day = 24 * 60;

/** Several passes for one user; the second pass of a case repairs the first and is the same one. */
export const severalPasses = alertRule({
  id: 'severalPasses',
  severity: 'medium',
  source: 'guide 5.1',
  needs: ['audit'],
  toDo: 'callSubject',
  falsePositives: 'absentSubject',
  find: ({ passes, policy }) => {
    const { passesOfDay, passesOfMonth } = policy.alerts.limits;
    return [...grouped(passes, ({ subjectId }) => subjectId).values()].flatMap((own) => {
      const firsts = own.filter(
        (pass, index) =>
          pass.request === undefined ||
          own.findIndex(({ request }) => request?.id === pass.request?.id) === index,
      );
      return firsts.flatMap((pass) => [
        ...reached(firsts, pass, day, passesOfDay, 'passesOfDay'),
        ...reached(firsts, pass, 30 * day, passesOfMonth, 'passesOfMonth'),
      ]);
    });
  },
});

function reached(
  passes: readonly KnownPass[],
  last: KnownPass,
  minutes: number,
  limit: number,
  code: string,
): Finding[] {
  const within = passes.filter(({ at }) => isBefore(at, last.at, minutes));
  return within.length >= limit ? [ofPasses(within, last, code, `${code}:${last.key}`, last.subjectId)] : [];
}

/** Many passes by one initiator in an hour, whether through the desk or not. */
export const burst = alertRule({
  id: 'burst',
  severity: 'high',
  source: 'peers.md c 6',
  needs: ['audit'],
  toDo: 'askInitiator',
  falsePositives: 'bulkOnboarding',
  find: ({ passes, policy }) => {
    const { passesOfInitiator: limit } = policy.alerts.limits;
    return [...grouped(passes, ({ initiatorId }) => initiatorId)].flatMap(([initiatorId, own]) => {
      if (initiatorId === undefined || own.length < limit) return [];
      return own.flatMap((last, index) => {
        const first = own.findLastIndex(({ at }, place) => place < index && !isBefore(at, last.at, 60));
        const within = own.slice(first + 1, index + 1);
        // Once an hour for one initiator.
        const key = `${initiatorId}@${last.at.slice(0, 13)}`;
        return within.length >= limit ? [ofPasses(within, last, 'burst', key, undefined)] : [];
      });
    });
  },
});

function ofPasses(
  within: readonly KnownPass[],
  last: KnownPass,
  code: string,
  key: string,
  subjectId: string | undefined,
): Finding {
  return {
    subjectId,
    initiatorId: last.initiatorId,
    reason: { code, values: { count: within.length } },
    records: within.flatMap(({ record }) => (record === undefined ? [] : [record.key])),
    requestId: last.request?.id,
    key,
    at: last.at,
  };
}
