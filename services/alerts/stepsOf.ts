import { minutesAfter } from '../requests/moments';
import type { Request } from '../requests/request';
import { minutesBetween } from './records';
import type { Facts } from './factsFrom';

/** What the guide asks of a user (part 4.3), in its order. */
export const userSteps = ['signIn', 'method', 'password', 'signInAgain'] as const;
export type UserStep = (typeof userSteps)[number];

/** How a step stands: `late` and `weak` were done, though not as asked; `unread` is what the logs cannot tell. */
export type StepState = 'done' | 'late' | 'weak' | 'open' | 'missing' | 'notAsked' | 'unread';

/** The user's four steps of a case. */
export type StepsDone = Readonly<Record<UserStep, StepState>>;

/** How the steps of a case stand now; undefined when no pass was shown to anybody. */
export function stepsOf(facts: Facts, request: Request): StepsDone | undefined {
  const shownAt = request.attempts.findLast(({ state }) => state === 'handedOver')?.shownAt;
  if (shownAt === undefined) return undefined;
  const { stepHours, signInMinutes } = facts.policy.alerts.limits;
  const subjectId = request.subject.id;
  const use = facts.useOf(request);
  const usedAt = use?.at ?? request.usedAt;
  const waiting = (since: string): 'open' | 'missing' =>
    minutesBetween(since, facts.now) < stepHours * 60 ? 'open' : 'missing';
  const unlessUnread = (log: 'audit' | 'signIns', since: string): StepState => {
    const reading = facts.coverage[log];
    if (reading.state === 'blind') return 'unread';
    const end = minutesAfter(since, stepHours * 60);
    return Date.parse(reading.until) < Date.parse(end) ? 'open' : waiting(since);
  };

  const signIn = (): StepState => {
    if (usedAt === undefined) return waiting(shownAt);
    return minutesBetween(shownAt, usedAt) <= signInMinutes ? 'done' : 'late';
  };
  const method = (): StepState => {
    if (request.registered.length > 0) return 'done';
    const added = facts
      .of(subjectId, 'methodRegistered')
      .filter(({ at, method: kind }) => kind !== 'pass' && minutesBetween(shownAt, at) >= 0);
    if (added.some(({ method: kind }) => request.strongMethods.includes(kind))) return 'done';
    return added.length > 0 ? 'weak' : waiting(shownAt);
  };
  const password = (): StepState => {
    if (!facts.policy.alerts.setPassword.includes(request.scenario)) return 'notAsked';
    const changed = facts.of(subjectId, 'passwordChanged').some(({ at }) => minutesBetween(shownAt, at) >= 0);
    return changed ? 'done' : unlessUnread('audit', shownAt);
  };
  const signInAgain = (): StepState => {
    if (request.closedAt === undefined) return waiting(shownAt);
    const { closedAt } = request;
    const again = facts
      .of(subjectId, 'signIn')
      .some(
        ({ at, errorCode, interactive, withPass }) =>
          errorCode === 0 && interactive && withPass !== true && minutesBetween(closedAt, at) >= 0,
      );
    return again ? 'done' : unlessUnread('signIns', closedAt);
  };
  return { signIn: signIn(), method: method(), password: password(), signInAgain: signInAgain() };
}
