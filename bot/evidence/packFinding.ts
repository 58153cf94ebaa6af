import type words from './words/en.json';

/** Something that is not as the pack was made: what, and at which file or record. */
export interface PackFinding {
  readonly what: keyof typeof words.findings;
  readonly where: string;
}
