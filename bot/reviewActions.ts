import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import type { Answer } from '../services/refusals';
import { sign, startWeekly } from '../services/reviewing';
import type { Review } from '../services/reviews/review';
import { action, line } from './action';
import type { Press } from './action';
import { ownForm } from './formCard';
import { problemOf } from './refusals';
import { refusalCard } from './replies';
import { answerReviewForm, lineNumber } from './reviewForm';
import type { Line } from './reviewForm';
import { reviewCard } from './reviewViews';

const id = z.guid();

interface Signing extends Line {
  readonly note: string;
}

/** What security does with a review. */
export const reviewActions = {
  signOk: action(z.strictObject({ id, line: lineNumber, note: line }), (press, data) =>
    signed(press, data, true),
  ),
  signNotOk: action(
    z.strictObject({ id, line: lineNumber, note: line, form: ownForm }),
    (press, data) =>
      data.form === undefined
        ? signed(press, data, false)
        : answerReviewForm(press, data, signLine(press, data, false)),
    (press, data) => (data.form === undefined ? signed(press, data, false) : answerReviewForm(press, data)),
  ),
  startReview: action(z.strictObject({}), async ({ world, actor }) => {
    const answer = await startWeekly(world, actor);
    return 'done' in answer ? await reviewCard(world, answer.done) : refusalCard(answer.refusal);
  }),
};

async function signLine({ world, actor }: Press, data: Signing, ok: boolean): Promise<Answer<Review>> {
  const key = (await world.store.review(data.id))?.lines[data.line]?.key ?? '';
  return await sign(world, actor, data.id, { line: key, ok, note: data.note.trim() });
}

/** The review after the press, with the reason when nothing came of it; who may not sign it learns nothing of it here. */
async function signed(press: Press, data: Signing, ok: boolean): Promise<Card> {
  const { world, reader } = press;
  const answer = await signLine(press, data, ok);
  if ('done' in answer) return await reviewCard(world, answer.done);
  const review = await world.store.review(data.id);
  const hidden = reader === 'person' && answer.refusal.refused === 'notSecurity';
  return review === undefined || hidden
    ? refusalCard(answer.refusal)
    : await reviewCard(world, review, problemOf(answer.refusal));
}
