import type { CardWords } from './language';
import { lookUp } from './lookUp';

/** A "no" in words: what, why in one sentence, and what to do next. */
export interface ProblemWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words for a code; an unknown code gets those for something broken. */
export function problemWords({ problems }: Pick<CardWords['cards'], 'problems'>, code: string): ProblemWords {
  return lookUp<ProblemWords>(problems, code) ?? problems.broken;
}
