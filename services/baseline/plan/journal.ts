import type { Administrator, Undo } from './writer';

/** How far an item is: `started` says that its write may have reached the tenant. */
export interface Entry {
  readonly state: 'started' | 'done' | 'undone';
  /** ISO 8601. */
  readonly at: string;
  readonly by: Administrator;
  readonly madeId: string | undefined;
  readonly undo: Undo | undefined;
}

/** What was done of a plan, written down before and after each write, so that it can be gone on with and taken back. */
export interface Journal {
  /** In the order in which they were begun. */
  readonly entries: ReadonlyMap<string, Entry>;
  note(item: string, entry: Entry): Promise<void>;
}
