import type { Request } from './request';

/** Whether the log of a case is still to be given to somebody who reviews it: a privileged one that is over (guide, part 2.2). */
export function wantsReview({ stage, rule, reviewId }: Request): boolean {
  return stage === 'closed' && rule.scenario === 'privileged' && reviewId === undefined;
}
