import type { Spread } from './spread';

/** What the command line asked for: sizes that are absent have each bench's own default. */
export interface Options {
  /** How often each variant is measured, in turn with the others. */
  readonly rounds: number;
  /** How long one measurement under load takes, in seconds. */
  readonly seconds: number;
  readonly sizes: Readonly<Partial<Record<Size, number>>>;
  /** Where the processes under test write what they spent their time on (`node --cpu-prof`). */
  readonly profile: string | undefined;
}

/** Sizes that can be asked for. */
export const sizes = [
  'events',
  'days',
  'audits',
  'open',
  'minutes',
  'cases',
  'hours',
  'times',
  'lane',
] as const;
export type Size = (typeof sizes)[number];

/** One line of a table: a variant and what was measured of it, one value for each column; undefined where there is none. */
export interface Line {
  readonly label: string;
  readonly values: readonly (Spread | undefined)[];
}

/** What one bench measured of some variants. */
export interface Table {
  readonly title: string;
  /** Heads the labels. */
  readonly of: string;
  readonly columns: readonly { readonly name: string; readonly digits?: number }[];
  readonly lines: readonly Line[];
  /** Which columns are drawn, by their place; none when absent. */
  readonly drawn?: readonly number[];
}

/** A budget of the design, and how it came out; told, never asserted. */
export interface Budget {
  readonly what: string;
  readonly limit: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What a bench found. */
export interface Result {
  readonly tables: readonly Table[];
  readonly budgets: readonly Budget[];
  readonly notes: readonly string[];
}

/** A bench under the name with which it is asked for. */
export interface Bench {
  readonly title: string;
  /** What is measured, and how. */
  readonly about: string;
  run(options: Options): Promise<Result>;
}
