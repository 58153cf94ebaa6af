import type { Card, CardData } from '../cards/data';
import type { Answer } from '../services/refusals';
import type { Review } from '../services/reviews/review';
import type { World } from '../services/world';
import type { Press } from './action';
import { formCard } from './formCard';
import { isAny } from './isAny';
import { problemOf } from './refusals';
import { refusalCard } from './replies';
import { reviewCard, shownLine } from './reviewViews';

/** A line of a review, by its place in it. */
interface Line {
  readonly id: string;
  readonly line: number;
}

/**
 * Sends whoever is of security the form with which a line is not in order, in their own chat: the review's card changes with
 * every line that a colleague signs. Without `fresh` the press was heard before, and the form is there.
 */
export async function sendReviewForm(press: Press, { id, line }: Line, fresh = true): Promise<Card> {
  const { world, actor, reader } = press;
  const review = await world.store.review(id);
  const isSecurity = await isAny(world, actor, ['security']);
  if (review === undefined || (!isSecurity && reader === 'person'))
    return refusalCard({ refused: isSecurity ? 'reviewUnknown' : 'notSecurity' });
  if (!isSecurity) return await reviewCard(world, review, problemOf({ refused: 'notSecurity' }));
  if (!isOpen(review, line)) return await reviewCard(world, review, problemOf({ refused: 'lineSigned' }));
  if (fresh) await press.send(await reviewForm(world, review, line, {}));
  const card = await reviewCard(world, review);
  return { ...card, data: { ...card.data, formSent: reader === 'channel' } };
}

/**
 * The form after it was sent: done with, or once more with everything that was written and why nothing came of it. Without
 * an answer, the press was heard before.
 */
export async function answerReviewForm(
  { world, actor }: Press,
  { id, line, note }: Line & { readonly note: string },
  answer?: Promise<Answer<Review>>,
): Promise<Card> {
  const result = await answer;
  if (result !== undefined && 'done' in result)
    return await reviewForm(world, result.done, line, { look: 'sent' });
  const kept = { typed: note, problem: result && problemOf(result.refusal) };
  const review = await world.store.review(id);
  if (review === undefined || !(await isAny(world, actor, ['security'])))
    return formCard({
      ...kept,
      what: 'signNotOk',
      look: 'over',
      problem: problemOf({ refused: 'notSecurity' }),
    });
  const over = result === undefined ? 'heard' : 'over';
  return await reviewForm(world, review, line, { ...kept, look: isOpen(review, line) ? 'open' : over });
}

function isOpen({ lines, signs }: Review, number: number): boolean {
  const line = lines[number];
  return line !== undefined && signs[line.key] === undefined;
}

async function reviewForm(
  world: World,
  { id, kind, lines }: Review,
  number: number,
  given: Partial<CardData['form']>,
): Promise<Card> {
  const line = lines[number];
  const about = line && { what: kind, line: await shownLine(world, { line, number, sign: undefined }) };
  return formCard({ ...given, what: 'signNotOk', id, about });
}
