import type { Problem, ShownRequest } from './shown';

/** The cards of the channels, and those about the desk as a whole. */
export interface ChannelCardData {
  /** For the approvals channel: nothing that not everybody there may know. */
  asking: {
    readonly ref: string;
    readonly scenario: string;
    readonly class: string;
    readonly modes: readonly string[];
    readonly asked: readonly string[];
    readonly waiting: boolean;
  };
  issued: {
    readonly request: ShownRequest;
    /** By which somebody sees that a notice was posted twice. */
    readonly notice: string;
    readonly approvers: readonly string[];
    readonly at: string;
    readonly until: string;
    readonly again: boolean;
  };
  ended: {
    readonly request: ShownRequest;
    readonly notice: string;
    readonly outcome: string;
    readonly because: string;
    readonly at: string;
    readonly registered: readonly string[];
    readonly endedBy: string;
  };
  alert: {
    readonly request: ShownRequest;
    readonly notice: string;
    readonly what:
      | 'privileged'
      | 'locked'
      | 'readOut'
      | 'classRose'
      | 'notMe'
      | 'pair'
      | 'foreignPass'
      | 'codeLocked'
      | 'typed'
      | 'strangerMember'
      | 'unregistered'
      | 'stuck'
      | 'undelivered'
      | 'orphan';
    readonly at: string;
    /** Whom the desk could not tell: names, and codes of places. */
    readonly unreached: readonly string[];
    readonly containment: 'none' | 'asked' | 'methodsRemoved' | 'done';
    readonly canContain: boolean;
    readonly problem: Problem | undefined;
  };
  desk: {
    /** Why nothing is issued; undefined while the desk issues. */
    readonly stopped:
      | { readonly by: string; readonly at: string; readonly reason: string; readonly olderCopy: boolean }
      | undefined;
    readonly asked: { readonly by: string; readonly what: string } | undefined;
    readonly modes: readonly string[];
    readonly timeZone: string;
    readonly problem: Problem | undefined;
  };
  deskNotice: {
    readonly look:
      | 'stranger'
      | 'strangerGoing'
      | 'sweepHeld'
      | 'sweepAllowed'
      | 'switchAsked'
      | 'switchDone'
      | 'stopped'
      | 'olderCopy'
      | 'emergencyTried'
      | 'passcodeTyped'
      | 'alertsHeld'
      | 'sinkLate'
      | 'digest';
    /** Empty on what replaces a notice after a press. */
    readonly notice: string;
    /** Which stranger or which switch it is about; what a press on it sends. */
    readonly about: string;
    readonly values: {
      readonly person: string;
      readonly upn: string;
      readonly group: string;
      readonly count: string;
      readonly by: string;
      readonly reason: string;
      readonly digest: string;
    };
    readonly at: string;
    readonly timeZone: string;
    readonly problem: Problem | undefined;
  };
}
