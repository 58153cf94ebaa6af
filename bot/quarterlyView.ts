import type { Card } from '../cards/data';
import { quarterlyReview } from '../services/quarterlyReview';
import { periodOf } from '../services/reviews/period';
import { quarterlyFigures } from '../services/reviews/quarterlyFigures';
import type { World } from '../services/world';

/** The figures of the three months up to now. */
export async function quarterlyCard(world: World): Promise<Card> {
  const period = periodOf('quarterly', { from: undefined, to: undefined }, await world.store.now());
  if ('fault' in period) throw new Error('a quarter up to now is one');
  const review = await quarterlyReview(world, period);
  return {
    name: 'quarterly',
    data: {
      fromAt: review.from,
      toAt: review.to,
      figures: quarterlyFigures(review),
      blind: review.blind.length,
      timeZone: world.policy.timeZone,
    },
  };
}
