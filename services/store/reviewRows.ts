import { reviewDue } from '../reviews/due';
import { evolveReview } from '../reviews/evolve';
import type { Review, ReviewHappening } from '../reviews/review';
import type { Tied } from './append';
import type { Kept } from './kept';
import { leastUrgent } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded review, without what ties it to the trail. */
function reviewRow(review: Review): Omit<Schema['review'], keyof Tied> {
  return {
    id: review.id,
    kind: review.kind,
    live: review.signedAt === undefined,
    opened_at: review.openedAt,
    due_at: review.dueAt,
    body: JSON.stringify(review),
  };
}

/** A review as the store keeps it. */
export const reviewKept: Kept<Review, ReviewHappening, 'review'> = {
  table: 'review',
  evolve: evolveReview,
  row: reviewRow,
  jobs: (review) =>
    reviewDue(review).map(({ key, runAt, kind }) => ({
      key,
      runAt,
      priority: kind === 'escalate' ? 2 : leastUrgent,
    })),
};
