import { alertRule } from '../rule';
import type { Finding } from '../rule';
import { stepsOf, userSteps } from '../stepsOf';

/** Ends after which nothing more is asked of the user. */
const over: readonly string[] = ['denied', 'cancelled', 'lapsed', 'revoked', 'contained'];

/** A day after the pass was used one of the user's four steps is not done, or done with a weak method only. */
export const stepsMissing = alertRule({
  id: 'stepsMissing',
  severity: 'low',
  source: 'guide 4.3',
  needs: ['audit', 'signIns'],
  toDo: 'callSubject',
  falsePositives: 'absentSubject',
  find: (facts) =>
    facts.cases.flatMap((request): Finding[] => {
      const steps = stepsOf(facts, request);
      // A pass that nobody used is an alert of its own.
      if (steps === undefined || over.includes(request.outcome ?? '') || steps.signIn === 'missing')
        return [];
      const missing = userSteps.filter((step) => steps[step] === 'missing');
      const isWeak = steps.method === 'weak' && request.closedAt !== undefined;
      if (missing.length === 0 && !isWeak) return [];
      return [
        {
          subjectId: request.subject.id.toLowerCase(),
          initiatorId: undefined,
          reason: {
            code: missing.length > 0 ? 'stepsMissing' : 'weakOnly',
            values: { steps: missing.length > 0 ? missing : ['method'] },
          },
          records: [],
          requestId: request.id,
          key: `${request.id}:${missing.join('+')}`,
          at: request.closedAt ?? request.updatedAt,
        },
      ];
    }),
});
