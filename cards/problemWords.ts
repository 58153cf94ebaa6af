import words from './words/en.json';

/** A "no" in words: what, why in one sentence, and what to do next. */
export interface ProblemWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words for a code; an unknown code gets those for something broken. */
export function problemWords(code: string): ProblemWords {
  const known: Readonly<Record<string, ProblemWords>> = words.problems;
  return known[code] ?? words.problems.broken;
}
