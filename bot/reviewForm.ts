import { z } from 'zod/v4';
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
import { answerSecurityForm } from './securityForm';

/** The place of a line in its review, from 0, as a card sends it. */
export const lineNumber = z.coerce.number().int().min(0);

/** A line of a review. */
export interface Line {
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

/** The form after it was sent; without an answer, the press was heard before. */
export async function answerReviewForm(
  press: Press,
  { id, line, note }: Line & { readonly note: string },
  answer?: Promise<Answer<Review>>,
): Promise<Card> {
  const { world } = press;
  const form = {
    written: { what: 'signNotOk', typed: note },
    read: () => world.store.review(id),
    isOpen: (review: Review) => isOpen(review, line),
    card: (review: Review, given: Partial<CardData['form']>) => reviewForm(world, review, line, given),
  } as const;
  return await answerSecurityForm(press, form, answer);
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
