import { reviewDue } from '../reviews/due';
import { evolveReview } from '../reviews/evolve';
import type { Review, ReviewHappening } from '../reviews/review';
import { readyJob } from './kept';
import type { Kept } from './kept';
import { tellingFrom } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded review, without what ties it to the trail. */
function reviewRow(review: Review): Omit<Schema['review'], 'head' | 'salt'> {
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

/** A review as the store keeps it. */
export const reviewKept: Kept<Review, ReviewHappening> = {
  evolve: evolveReview,
  keep: (tx, review, tied) => {
    const row = { ...reviewRow(review), ...tied };
    return tx
      .insertInto('review')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  },
  jobs: (review) =>
    reviewDue(review).map((job) => readyJob(review.id, job, job.kind === 'escalate' ? 2 : tellingFrom + 1)),
};
