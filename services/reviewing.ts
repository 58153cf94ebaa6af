import type { LateReview } from './alerts/facts';
import { reviewIdOf } from './codes';
import type { Person } from './policy/facts';
import { apply } from './apply';
import { no } from './refusals';
import type { Answer, DeskRefusal } from './refusals';
import { minutesAfter } from './requests/moments';
import type { Request } from './requests/request';
import { afterCaseLine } from './reviews/afterCase';
import { decideReview } from './reviews/decide';
import type { ReviewCommand, ReviewNo } from './reviews/decide';
import type { Review, ReviewHappening } from './reviews/review';
import { isWeeklyDue, lastScheduled } from './reviews/schedule';
import { weeklyLines } from './reviews/weekly';
import { isIn } from './subjectFacts';
import { weeklyFacts } from './weeklyFacts';
import type { World } from './world';

/** More late reviews than this say nothing that fewer do not. */
const lateAtMost = 50;

/** Gives the log of a privileged case that is over to somebody who took no part in it; once, however often it is asked. */
export async function askReview(world: World, request: Request): Promise<void> {
  const id = reviewIdOf('case', request.id);
  const since = request.closedAt ?? request.updatedAt;
  await openOnce(world, id, {
    kind: 'reviewOpened',
    id,
    review: 'case',
    lines: [afterCaseLine(request)],
    dueAt: minutesAfter(since, world.policy.reviews.caseHours * 60),
  });
  await apply(world.store, request.id, 'desk', {
    kind: 'record',
    happening: { kind: 'reviewAsked', review: id },
  });
}

/** Opens the weekly review when its day has come, in one of all instances; a week in which nothing ran is made up for once. */
export async function openWhenDue(world: World): Promise<void> {
  const { reviews, timeZone } = world.policy;
  const [now, last, { since }] = await Promise.all([
    world.store.now(),
    world.store.lastReview('weekly'),
    world.store.lastWatch(),
  ]);
  const scheduled = lastScheduled(reviews, timeZone, now);
  if (isWeeklyDue(scheduled, last?.openedAt ?? since)) await openWeekly(world, scheduled);
}

/** Somebody of security has the weekly review made now; the one that is open is shown instead. */
export async function startWeekly(world: World, by: Person): Promise<Answer<Review>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  const [open] = await world.store.openReviews('weekly', 1);
  return { done: open ?? (await openWeekly(world, await world.store.now())) };
}

/** The review that is open, or else the last one; undefined when there never was one. */
export async function currentWeekly({ store }: World): Promise<Review | undefined> {
  const [open] = await store.openReviews('weekly', 1);
  return open ?? (await store.lastReview('weekly'));
}

/** Somebody of security signs a line off; membership is read from Graph at the click. */
export async function sign(
  world: World,
  by: Person,
  id: string,
  said: { readonly line: string; readonly ok: boolean; readonly note: string },
): Promise<Answer<Review>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
  return await put(world, id, by.id, { kind: 'sign', by, ...said });
}

/** Puts a command to a review under its lock and commits what follows. */
export async function put(
  { store }: World,
  id: string,
  by: string,
  command: ReviewCommand,
): Promise<Answer<Review>> {
  const refusal = await store.changeReview<ReviewNo | undefined>(id, (review) => {
    if (review === undefined) return { events: [], by, answer: { refused: 'reviewUnknown' } };
    const decision = decideReview(review, command);
    return { events: decision.events, by, answer: decision.refusal };
  });
  if (refusal !== undefined) return no(refusal);
  const review = await store.review(id);
  return review === undefined ? no({ refused: 'reviewUnknown' }) : { done: review };
}

/** The reviews of privileged cases whose time is over. */
export async function lateReviews(
  { store }: Pick<World, 'store'>,
  now: string,
): Promise<readonly LateReview[]> {
  const open = await store.openReviews('case', lateAtMost);
  return open
    .filter(({ dueAt }) => dueAt < now)
    .flatMap(({ id, lines: [line], dueAt }) =>
      line?.requestId === undefined
        ? []
        : [{ id, requestId: line.requestId, subjectId: line.personId, dueAt }],
    );
}

/** Why no other privileged case is opened: the log of an earlier one should have been reviewed. */
export async function heldByReview(world: World): Promise<DeskRefusal | undefined> {
  const [late] = await lateReviews(world, await world.store.now());
  if (late === undefined) return undefined;
  return { refused: 'reviewOverdue', ref: (await world.store.read(late.requestId))?.ref ?? '' };
}

async function openWeekly(world: World, of: string): Promise<Review> {
  const id = reviewIdOf('weekly', of);
  const facts = await weeklyFacts(world);
  const dueAt = minutesAfter(facts.now, world.policy.reviews.weeklyHours * 60);
  const lines = weeklyLines(facts);
  return await openOnce(world, id, { kind: 'reviewOpened', id, review: 'weekly', lines, dueAt });
}

async function openOnce(
  { store }: World,
  id: string,
  opened: Extract<ReviewHappening, { kind: 'reviewOpened' }>,
): Promise<Review> {
  await store.changeReview(id, (review) => ({
    events: review === undefined ? [opened] : [],
    by: 'desk',
    answer: undefined,
  }));
  const review = await store.review(id);
  if (review === undefined) throw new Error('a review that was opened is not there');
  return review;
}
