import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import { sign, startWeekly } from '../services/reviewing';
import { action, line } from './action';
import type { Press } from './action';
import { problemOf } from './refusals';
import { refusalCard } from './replies';
import { reviewCard } from './reviewViews';

const id = z.guid();
/** The place of the line in its review. */
const number = z.coerce.number().int().min(0);

/** What security does with a review. */
export const reviewActions = {
  signOk: action(z.strictObject({ id, line: number, note: line }), (press, data) =>
    signed(press, data, true),
  ),
  signNotOk: action(z.strictObject({ id, line: number, note: line }), (press, data) =>
    signed(press, data, false),
  ),
  startReview: action(z.strictObject({}), async ({ world, actor }) => {
    const answer = await startWeekly(world, actor);
    return 'done' in answer ? await reviewCard(world, answer.done) : refusalCard(answer.refusal);
  }),
};

/** The review after the press, with the reason when nothing came of it; who may not sign it learns nothing of it here. */
async function signed(
  { world, actor, reader }: Press,
  data: { readonly id: string; readonly line: number; readonly note: string },
  ok: boolean,
): Promise<Card> {
  const key = (await world.store.review(data.id))?.lines[data.line]?.key ?? '';
  const answer = await sign(world, actor, data.id, { line: key, ok, note: data.note.trim() });
  if ('done' in answer) return await reviewCard(world, answer.done);
  const review = await world.store.review(data.id);
  const hidden = reader === 'person' && answer.refusal.refused === 'notSecurity';
  return review === undefined || hidden
    ? refusalCard(answer.refusal)
    : await reviewCard(world, review, problemOf(answer.refusal));
}
