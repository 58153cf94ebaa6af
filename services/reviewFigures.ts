import { figureDays } from './caseFigures';
import { noReviews } from './maturity/reviewFigures';
import type { ReviewFigures } from './maturity/reviewFigures';
import type { ReviewBooks } from './reviewBooks';
import { minutesAfter } from './requests/moments';
import { reviewKinds } from './reviews/review';

/** More late reviews than this say nothing that fewer do not. */
const lateAtMost = 1_000;

/** What the reviews of the last days (`figureDays`, up to this moment) show; page by page, as cases are counted. */
export async function reviewFigures(
  store: Pick<ReviewBooks, 'reviewsBetween' | 'openReviews'>,
  now: string,
): Promise<ReviewFigures> {
  let { weekly, weeklySigned, late } = noReviews;
  for await (const page of store.reviewsBetween(minutesAfter(now, -figureDays * 24 * 60), now))
    for (const { kind, signedAt } of page) {
      if (kind !== 'weekly') continue;
      weekly += 1;
      if (signedAt !== undefined) weeklySigned += 1;
    }
  for (const kind of reviewKinds) {
    const open = await store.openReviews(kind, lateAtMost);
    late += open.filter(({ dueAt }) => dueAt < now).length;
  }
  return { weekly, weeklySigned, late };
}
