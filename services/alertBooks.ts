import type { Change } from './change';
import type { Severity } from './alerts/alert';
import type { Concern, ConcernHappening } from './alerting/concern';

/** The alerts of the desk in the store: events are the truth, the row is a cache of their fold, jobs follow from it. */
export interface AlertBooks {
  /**
   * Locks a topic and writes what follows from alerts under it: `work` gets its open concern, if there is one, and those of
   * the keys that were never raised before. What it returns is committed with these keys, so that each is raised once.
   */
  raiseAlerts<T>(
    topic: string,
    keys: readonly string[],
    work: (
      concern: Concern | undefined,
      fresh: readonly string[],
      now: string,
    ) => Change<T, ConcernHappening>,
  ): Promise<T>;
  /** Locks a concern, runs `work` (which awaits nothing) and commits its events, the row and the jobs. */
  changeConcern<T>(
    id: string,
    work: (concern: Concern | undefined, now: string) => Change<T, ConcernHappening>,
  ): Promise<T>;
  concern(id: string): Promise<Concern | undefined>;
  /** Which of these alerts, by their keys, were raised before. */
  raisedBefore(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** The open concerns, worst and oldest first, and how many there are in all. */
  openConcerns(limit: number): Promise<{ readonly concerns: readonly Concern[]; readonly all: number }>;
  /** The topics of open concerns of this rule and initiator, ten at most. */
  openTopics(rule: string, initiatorId: string): Promise<readonly string[]>;
  /** How many concerns of a severity got a card since a moment (ISO 8601), which is in it. */
  cardsSince(since: string, severity: Severity): Promise<number>;
}

/** Brings the card of a concern to one of its places; returns the receipt under which it can be updated. */
export interface AlertMessenger {
  tellAlert(concern: Concern, place: string): Promise<string>;
}

/** How far each sink has taken the trail: the id of the last entry that it has. */
export interface ExportCursors {
  exportedTo(sink: string): Promise<number>;
  /** Moves a cursor; false when another instance has moved it meanwhile. */
  exported(sink: string, from: number, to: number): Promise<boolean>;
  /** Forgets the cursors of all sinks but these, so that none holds the trail back that is in use no longer. */
  keepCursors(sinks: readonly string[]): Promise<void>;
}
