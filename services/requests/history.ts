import type { History } from '../policy/signals';
import { minutesAfter } from './moments';
import type { Request } from './request';

const day = 24 * 60;

/** How far back a history reaches: thirty days before this moment (ISO 8601). */
export function historySince(now: string): string {
  return minutesAfter(now, -30 * day);
}

/** What the cases of a subject and of a requester say at this moment (ISO 8601). */
export function historyOf(
  ofSubject: readonly Request[],
  ofRequester: readonly Request[],
  now: string,
): History {
  const lately = ofSubject.filter(({ openedAt }) => openedAt > minutesAfter(now, -day));
  return {
    failedProofs: sum(lately.map(failures)),
    abandoned: lately.filter(isAbandoned).length,
    passesOfMonth: shownSince(ofSubject, historySince(now)),
    passesOfWeek: shownSince(ofSubject, minutesAfter(now, -7 * day)),
    passesOfRequester: shownSince(ofRequester, minutesAfter(now, -60)),
  };
}

/** That it was not them is worse than one failed proof. */
const notMeCounts = 2;

/** The proofs of a case that failed: a read-back when its tries were used up, anything else when somebody said no. */
export function failures({ evidence, readBackFailures, limits, because }: Request): number {
  const no = evidence.filter(({ result }) => result === 'failed').length;
  const disowned = because === 'notMe' ? notMeCounts : 0;
  return disowned + no + (readBackFailures >= Math.min(3, limits.codeAttempts) ? 1 : 0);
}

function isAbandoned({ outcome, submittedAt }: Request): boolean {
  return outcome !== undefined && submittedAt === undefined;
}

/** Cases in which a pass was shown since; a second pass of the same case repairs the first. */
function shownSince(requests: readonly Request[], since: string): number {
  return requests.filter(({ attempts }) =>
    attempts.some(({ shownAt }) => shownAt !== undefined && shownAt > since),
  ).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
