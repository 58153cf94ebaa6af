import type { Person } from '../policy/facts';
import type { Review, ReviewHappening } from './review';

/** What people and the desk can ask of a review that is there. */
export type ReviewCommand =
  | {
      readonly kind: 'sign';
      readonly line: string;
      readonly by: Person;
      readonly ok: boolean;
      readonly note: string;
    }
  | { readonly kind: 'escalate'; readonly step: number; readonly to: readonly Person[] };

/** Why a command on a review is refused. */
export type ReviewNo = {
  readonly refused: 'reviewUnknown' | 'lineSigned' | 'ownLineOfReview' | 'noteMissing';
};

export interface ReviewDecision {
  readonly events: readonly ReviewHappening[];
  readonly refusal?: ReviewNo;
}

/** What a command leads to. A line is signed once, by somebody who took no part in it; what is not in order takes a note. */
export function decideReview(review: Review, command: ReviewCommand): ReviewDecision {
  if (command.kind === 'escalate') {
    const isNext = review.signedAt === undefined && command.step === review.escalated + 1;
    return { events: isNext ? [{ kind: 'reviewEscalated', step: command.step, to: command.to }] : [] };
  }
  const { by: person, ok, note } = command;
  const line = review.lines.find(({ key }) => key === command.line);
  if (line === undefined) return no('reviewUnknown');
  if ([...line.involved, line.personId].includes(person.id.toLowerCase())) return no('ownLineOfReview');
  const sign = review.signs[line.key];
  if (sign !== undefined)
    return sign.by.id === person.id && sign.ok === ok ? { events: [] } : no('lineSigned');
  if (!ok && note === '') return no('noteMissing');
  return { events: [{ kind: 'reviewSigned', line: line.key, person, ok, note }] };
}

function no(refused: ReviewNo['refused']): ReviewDecision {
  return { events: [], refusal: { refused } };
}
