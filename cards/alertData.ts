import type { Problem } from './shown';

/** Somebody an alert is about, as the directory tells: known by name, unread for now, gone from it, or nobody in particular. */
export interface ShownParty {
  readonly state: 'known' | 'unread' | 'gone' | 'none';
  readonly name: string;
  readonly upn: string;
}

/** What was decided about an account, how far it is, and by whom. */
export interface ShownDeed {
  readonly what: string;
  readonly state: 'asked' | 'doing' | 'done';
  readonly by: readonly string[];
  readonly at: string;
}

/** The cards of monitoring: codes, names and times, worded in `words/alerts.json`. */
export interface AlertCardData {
  tenantAlert: {
    readonly id: string;
    readonly notice: string;
    readonly rule: string;
    readonly severity: string;
    readonly code: string;
    /** Counts, codes and moments of the reason; ids of people are names by now. */
    readonly values: Readonly<Record<string, string | readonly string[]>>;
    readonly count: number;
    readonly at: string;
    readonly first: { readonly at: string };
    readonly subject: ShownParty;
    readonly initiator: ShownParty;
    readonly ref: string;
    readonly toDo: string;
    readonly acknowledged: { readonly by: string; readonly at: string } | undefined;
    readonly resolved:
      { readonly by: string; readonly at: string; readonly as: string; readonly note: string } | undefined;
    readonly escalated: boolean;
    readonly channelGone: boolean;
    /** The pass that a press deletes; the text is empty when none was seen. */
    readonly pass: { readonly id: string; readonly at: string };
    readonly deeds: readonly ShownDeed[];
    readonly can: {
      readonly acknowledge: boolean;
      readonly resolve: boolean;
      readonly revoke: boolean;
      readonly contain: boolean;
      readonly remove: boolean;
    };
    /** Whether its reader was just sent the form that closes it, elsewhere. */
    readonly formSent: boolean;
    readonly portalLink: string;
    readonly timeZone: string;
    readonly problem: Problem | undefined;
  };
  alertList: {
    readonly alerts: readonly {
      readonly id: string;
      readonly rule: string;
      readonly severity: string;
      readonly subject: ShownParty;
      readonly at: string;
      /** Who took it up; empty when nobody did. */
      readonly by: string;
    }[];
    readonly all: number;
    readonly timeZone: string;
  };
}
