import type { Card, CardData } from '../cards/data';
import type { Answer } from '../services/refusals';
import type { Press } from './action';
import { formCard } from './formCard';
import { isAny } from './isAny';
import { problemOf } from './refusals';

/** A form for security: what was written on it, and what it is about. */
interface SecurityForm<T> {
  readonly written: Pick<CardData['form'], 'what' | 'typed'> & { readonly chosen?: string };
  readonly read: () => Promise<T | undefined>;
  readonly isOpen: (about: T) => boolean;
  readonly card: (about: T, given: Partial<CardData['form']>) => Card | Promise<Card>;
}

/**
 * The form after it was sent: done with, or once more with everything that was written and why nothing came of it. Without
 * an answer, the press was heard before.
 */
export async function answerSecurityForm<T>(
  { world, actor }: Press,
  { written, read, isOpen, card }: SecurityForm<T>,
  answer: Promise<Answer<T>> | undefined,
): Promise<Card> {
  const result = await answer;
  if (result !== undefined && 'done' in result) return await card(result.done, { look: 'sent' });
  const about = await read();
  if (about === undefined || !(await isAny(world, actor, ['security'])))
    return formCard({ ...written, look: 'over', problem: problemOf({ refused: 'notSecurity' }) });
  const over = result === undefined ? 'heard' : 'over';
  const problem = result && problemOf(result.refusal);
  return await card(about, { ...written, problem, look: isOpen(about) ? 'open' : over });
}
