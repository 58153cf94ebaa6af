import { minutesAfter } from '../requests/moments';
import { reviewPlaces } from './places';
import type { Review } from './review';

/** A job that a review needs; `key` is unique within it, `runAt` in ISO 8601. */
export type ReviewDue = { readonly key: string; readonly runAt: string } & (
  { readonly kind: 'escalate'; readonly step: number } | { readonly kind: 'tell'; readonly place: string }
);

/** So often, and so many hours apart, a review that nobody signs is passed on. */
const escalationsAtMost = 3;
const hoursApart = 24;

/** Every job that the review needs now. The store keeps exactly these. */
export function reviewDue(review: Review): readonly ReviewDue[] {
  return [
    ...escalation(review),
    ...reviewPlaces(review)
      .filter(({ name, look }) => review.told[name]?.look !== look)
      .filter(({ name, look }) => !review.undelivered.includes(`${name} ${look}`))
      .map(({ name, look }) => ({
        key: `tell:${name}:${look}`,
        kind: 'tell' as const,
        place: name,
        runAt: review.openedAt,
      })),
  ];
}

function escalation({ signedAt, escalated, dueAt }: Review): ReviewDue[] {
  const step = escalated + 1;
  if (signedAt !== undefined || step > escalationsAtMost) return [];
  const runAt = minutesAfter(dueAt, (step - 1) * hoursApart * 60);
  return [{ key: `escalate:${step}:${runAt}`, kind: 'escalate', step, runAt }];
}
