import { lookUp } from './lookUp';
import words from './words/en.json';

/** A "no" in words: what, why in one sentence, and what to do next. */
export interface ProblemWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words for a code; an unknown code gets those for something broken. */
export function problemWords(code: string): ProblemWords {
  return lookUp<ProblemWords>(words.problems, code) ?? words.problems.broken;
}
