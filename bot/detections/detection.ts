import type { AlertLimits } from '../../services/policy/alerting';
import type { FragmentName } from './fragmentNames';
import type { Settings } from './settings';

/** What a detection does not see that the desk's own rule does, or why there is none; the words are `words/en.json`'s. */
export const lacks = [
  'absence',
  'cases',
  'hours',
  'habits',
  'numbers',
  'twoFields',
  'mainSite',
  'everyPass',
  'classes',
  'guests',
  'added',
  'technicians',
  'ownCases',
  'newHire',
  'opener',
  'signInAgain',
  'unseenNames',
  'perCase',
  'weekly',
] as const;
export type Lack = (typeof lacks)[number];

/** A query over a SIEM's tables: which parts it is put together from, how far back it looks, and what it finds. */
export interface Kql {
  readonly uses: readonly FragmentName[];
  /** As in 1d or 30d. */
  readonly period: string;
  readonly body: (settings: Settings) => string;
  readonly lacks?: readonly Lack[];
}

/** Where the entries of a Sigma rule come from. */
export type Source = 'audit' | 'signIns' | 'risk' | 'desk';

/** Fields and what they are to hold, as Sigma writes them. */
export type Selection = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

/** One kind of entry. */
export interface SigmaBase {
  readonly name: string;
  readonly source: Source;
  readonly detection: Readonly<Record<string, Selection>>;
  readonly condition: string;
}

/** What entries have to do with each other. */
export interface SigmaCorrelation {
  readonly type: 'event_count' | 'value_count' | 'temporal_ordered';
  readonly groupBy: readonly string[];
  readonly timespan: string;
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly gte?: number;
  readonly field?: string;
}

/** A Sigma rule: one kind of entry, or several in a correlation. */
export interface Sigma {
  readonly rule: (settings: Settings) => {
    readonly bases: readonly SigmaBase[];
    readonly correlation?: SigmaCorrelation;
  };
  readonly lacks?: readonly Lack[];
}

/** How a rule of the desk is said to others. */
export interface Detection {
  /** The limits of policy that it goes by. */
  readonly limits: readonly (keyof AlertLimits)[];
  readonly kql: Kql;
  /** Or why there is none. */
  readonly sigma: Sigma | Lack;
}
