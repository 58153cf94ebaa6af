import type { Entry } from './audit/chain';

/** An entry of the trail on its way out, with the ids that its case is about; undefined where it is of no case, or of one that was dropped. */
export interface Outgoing {
  readonly entry: Entry;
  readonly about: { readonly ref: string; readonly subjectId: string; readonly groupId: string } | undefined;
}

/** Where the events of the trail go outside; sent again, an event has the same id there. Throws Fault. */
export interface EventSink {
  readonly name: string;
  /** Resolves when all of these are known to have arrived. */
  send(entries: readonly Outgoing[]): Promise<void>;
}
