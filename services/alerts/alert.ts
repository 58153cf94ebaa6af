import type { RuleId } from './ruleIds';

/** How soon somebody should look: now, today, this week, at the next review. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What to do about an alert; the words for it are the cards'. */
export const toDos = [
  'revokePass',
  'contain',
  'callSubject',
  'askInitiator',
  'readChange',
  'removeMember',
  'stopIdentity',
  'checkLog',
  'reviewCase',
] as const;
export type ToDo = (typeof toDos)[number];

/** What a reason may tell: counts, minutes, ids, kinds and moments; never a name or a text that somebody typed. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** One thing that a rule found; the words for `reason` are the cards'. */
export interface Alert {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Whose account it is about; undefined where it is about the tenant. */
  readonly subjectId: string | undefined;
  /** Who did it, where one person or application did. */
  readonly initiatorId: string | undefined;
  readonly reason: { readonly code: string; readonly values: Values };
  readonly toDo: ToDo;
  /** Keys of the records that it rests on. */
  readonly records: readonly string[];
  /** The case that it is about, or that explains a part of it. */
  readonly requestId: string | undefined;
  /** The same finding has the same key, however often and in whatever order the records are read. */
  readonly key: string;
  /** When what it is about happened, and when it was first found (ISO 8601). */
  readonly at: string;
  readonly seenAt: string;
}
