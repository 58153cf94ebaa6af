import type { Alert, Severity, ToDo } from '../alerts/alert';
import type { RuleId } from '../alerts/ruleIds';
import type { Person } from '../policy/facts';

/** What people can have done about whoever an alert is about. */
export const acts = ['revoke', 'contain', 'removeMember'] as const;
export type Act = (typeof acts)[number];

/** How somebody judged an alert when they were done with it. */
export const resolutions = ['falsePositive', 'handled', 'accepted'] as const;
export type Resolution = (typeof resolutions)[number];

/** What a rule found, as it is written down: `because` is the alert's reason, which is no text of a person. */
export type WrittenAlert = Omit<Alert, 'reason'> & { readonly because: Alert['reason'] };

/** What was decided about an account and how far it is: asked for by one of two, under way, or done. */
export interface Deed {
  readonly state: 'asked' | 'doing' | 'done';
  readonly by: readonly Person[];
  readonly at: string;
}

/** A pass as the tenant showed it when somebody last looked; undefined when there was none. */
export interface SeenPass {
  readonly id: string | undefined;
  readonly createdAt: string | undefined;
}

/** Alerts of one rule about one account, or of one rule and one initiator: what people see as one card. Times in ISO 8601. */
export interface Concern {
  readonly id: string;
  /** Alerts of one topic are one concern as long as it is open. */
  readonly topic: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly toDo: ToDo;
  /** Undefined when it is about the tenant, or about several accounts. */
  readonly subjectId: string | undefined;
  readonly initiatorId: string | undefined;
  readonly requestId: string | undefined;
  /** What the newest alert says. */
  readonly because: Alert['reason'];
  readonly count: number;
  readonly raisedAt: string;
  readonly seenAt: string;
  /** When what the newest alert is about happened. */
  readonly at: string;
  /** Too many were raised at once: it stands in the list, and has no card in the channel. */
  readonly held: boolean;
  /** Minutes after which it is passed on when nobody takes it up, as policy had it; undefined for never. */
  readonly waitMinutes: number | undefined;
  readonly waitingSince: string;
  readonly acknowledged: { readonly by: Person; readonly at: string } | undefined;
  readonly resolved:
    { readonly by: Person; readonly at: string; readonly as: Resolution; readonly note: string } | undefined;
  /** The pass that a press is about; undefined as long as nobody looked. */
  readonly pass: SeenPass | undefined;
  readonly deeds: Readonly<Partial<Record<Act, Deed>>>;
  /** How often it was passed on because nobody took it up, and to whom. */
  readonly escalated: number;
  readonly escalatedTo: readonly Person[];
  /** The channel did not take the card. */
  readonly channelGone: boolean;
  readonly told: Readonly<Record<string, { readonly look: string; readonly receipt: string }>>;
  /** Messages to people that were given up, with the look they should have had. */
  readonly undelivered: readonly string[];
  readonly events: number;
}

/** What can happen to a concern. */
export type ConcernHappening =
  | {
      readonly kind: 'alertRaised';
      readonly id: string;
      readonly topic: string;
      readonly alert: WrittenAlert;
      readonly waitMinutes: number | undefined;
      readonly held: boolean;
    }
  | {
      readonly kind: 'alertSeenAgain';
      readonly alert: WrittenAlert;
      readonly waitMinutes: number | undefined;
    }
  /** It got worse, and there was room for its card. */
  | { readonly kind: 'alertReleased' }
  | { readonly kind: 'alertPassSeen'; readonly pass: SeenPass }
  | { readonly kind: 'alertAcknowledged'; readonly person: Person }
  | {
      readonly kind: 'alertResolved';
      readonly person: Person;
      readonly as: Resolution;
      readonly note: string;
    }
  | { readonly kind: 'alertEscalated'; readonly step: number; readonly to: readonly Person[] }
  | { readonly kind: 'deedAsked'; readonly what: Act; readonly person: Person }
  | { readonly kind: 'deedDecided'; readonly what: Act; readonly person: Person }
  | { readonly kind: 'deedDone'; readonly what: Act }
  | {
      readonly kind: 'alertTold';
      readonly slot: string;
      readonly look: string;
      readonly receipt: string;
    }
  | {
      readonly kind: 'alertUndelivered';
      readonly slot: string;
      readonly look: string;
      readonly code: string;
    };

/** One entry of a concern's history: what happened, when (ISO 8601) and who did it (object id, or `desk`). */
export type ConcernEvent = ConcernHappening & { readonly at: string; readonly by: string };
