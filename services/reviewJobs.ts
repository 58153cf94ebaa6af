import type { ClaimedJob } from './ports';
import { backoffMs, isHopeless, putBack } from './putBack';
import { put } from './reviewing';
import { reviewDue } from './reviews/due';
import type { ReviewDue } from './reviews/due';
import { reviewPlaces } from './reviews/places';
import type { Review, ReviewHappening } from './reviews/review';
import type { World } from './world';

/** Runs one claimed job of a review and finishes it, or puts it back with the code of what went wrong. */
export async function runReviewJob(world: World, review: Review, job: ClaimedJob): Promise<void> {
  const what = dueNow(review, job);
  try {
    if (what?.kind === 'escalate') await escalate(world, review.id, what.step);
    if (what?.kind === 'tell') await tell(world, review, what.place);
    if (dueNow(await world.store.review(review.id), job) === undefined) await world.store.finish(job);
    else await world.store.postpone(job, backoffMs(job), 'STILL_DUE');
  } catch (error) {
    await putBack(world, job, error, async (trouble) => {
      // A person who cannot be reached is given up; the channel never is.
      if (what?.kind !== 'tell' || what.place === 'card' || !isHopeless(job, trouble)) return;
      const place = reviewPlaces(review).find(({ name }) => name === what.place);
      if (place === undefined) return;
      const { name: slot, look } = place;
      await record(world, review.id, { kind: 'reviewUndelivered', slot, look, code: trouble.code });
    });
  }
}

function dueNow(review: Review | undefined, { key }: ClaimedJob): ReviewDue | undefined {
  return review === undefined ? undefined : reviewDue(review).find((one) => one.key === key);
}

/** It is late: it is posted again, and everybody of security who may sign it is told in person. */
async function escalate(world: World, id: string, step: number): Promise<void> {
  const to = await world.directory.members(world.groupIds.security);
  await put(world, id, 'desk', { kind: 'escalate', step, to });
}

async function tell(world: World, review: Review, name: string): Promise<void> {
  const place = reviewPlaces(review).find((one) => one.name === name);
  if (place === undefined) return;
  const receipt = await world.messenger.tellReview(review, name);
  await record(world, review.id, { kind: 'reviewTold', slot: name, look: place.look, receipt });
}

async function record({ store }: World, id: string, happening: ReviewHappening): Promise<void> {
  await store.changeReview(id, () => ({ events: [happening], by: 'desk', answer: undefined }));
}
