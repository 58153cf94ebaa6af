import { reviewDue } from '../reviews/due';
import type { Review } from '../reviews/review';
import { tellingFrom } from './rows';
import type { Schema } from './schema';

/** The queryable row of a folded review, without what ties it to the trail. */
export function reviewRow(review: Review): Omit<Schema['review'], 'head' | 'salt'> {
  return {
    id: review.id,
    kind: review.kind,
    live: review.signedAt === undefined,
    opened_at: review.openedAt,
    due_at: review.dueAt,
    events: review.events,
    body: JSON.stringify(review),
  };
}

/** The new jobs of a review, ready to run. */
export function reviewJobs(review: Review): Schema['job'][] {
  return reviewDue(review).map(({ kind, key, runAt }) => ({
    request_id: review.id,
    key,
    priority: kind === 'escalate' ? 2 : tellingFrom + 1,
    run_at: runAt,
    state: 'ready',
    attempt: 0,
    owner: null,
    lease_until: null,
    last_error: null,
  }));
}
