import type { Alert, Severity } from '../alerts/alert';
import type { Escalation } from '../policy/alerting';
import type { Person } from '../policy/facts';
import { isWorse } from './evolve';
import { minutesAfter } from '../requests/moments';
import type { Act, Concern, ConcernHappening, Resolution, SeenPass, WrittenAlert } from './concern';

/** What rules, people and the desk can ask of a concern that is there. */
export type ConcernCommand =
  | { readonly kind: 'acknowledge'; readonly by: Person }
  | { readonly kind: 'resolve'; readonly by: Person; readonly as: Resolution; readonly note: string }
  /** `pass` is what the tenant shows now, `shown` what the presser was shown; `two` whether two people decide. */
  | {
      readonly kind: 'act';
      readonly what: Act;
      readonly by: Person;
      readonly two: boolean;
      readonly pass: SeenPass;
      readonly shown: string;
    }
  | { readonly kind: 'seePass'; readonly pass: SeenPass }
  | { readonly kind: 'done'; readonly what: Act }
  | { readonly kind: 'escalate'; readonly step: number; readonly to: readonly Person[] };

/** Why a command on an alert is refused. */
export type AlertNo = {
  readonly refused:
    'alertUnknown' | 'alertOver' | 'ownAlert' | 'noPass' | 'otherPass' | 'caseOpen' | 'twoPeople';
};

export interface ConcernDecision {
  readonly events: readonly ConcernHappening[];
  readonly refusal?: AlertNo;
}

/** For so many minutes a second person can confirm what a first one asked for. */
export const confirmMinutes = 15;

/** What alerts of one topic lead to: a new concern, or the open one seen again. */
export function raiseConcern(
  concern: Concern | undefined,
  alerts: readonly Alert[],
  fresh: {
    readonly id: string;
    readonly topic: string;
    readonly held: boolean;
    readonly pass: SeenPass | undefined;
    readonly escalation: Escalation;
  },
): readonly ConcernHappening[] {
  const { id, topic, held, pass, escalation } = fresh;
  const [first, ...others] = alerts.map((alert) => ({
    alert: written(alert),
    waitMinutes: waitOf(escalation, alert.severity),
  }));
  if (first === undefined) return [];
  const again = (one: typeof first): ConcernHappening => ({ kind: 'alertSeenAgain', ...one });
  if (concern !== undefined) {
    const worse = alerts.some(({ severity }) => isWorse(severity, concern.severity));
    const released = concern.held && !held && worse;
    return [...[first, ...others].map(again), ...(released ? [{ kind: 'alertReleased' as const }] : [])];
  }
  return [
    { kind: 'alertRaised', id, topic, ...first, held },
    ...others.map(again),
    ...(pass === undefined ? [] : [{ kind: 'alertPassSeen' as const, pass }]),
  ];
}

/** What a command leads to at this moment (ISO 8601). */
export function decideConcern(concern: Concern, command: ConcernCommand, now: string): ConcernDecision {
  switch (command.kind) {
    case 'acknowledge':
      return open(concern, command.by) ?? acknowledged(concern, command.by);
    case 'resolve': {
      const { by: person, as, note } = command;
      return open(concern, person) ?? { events: [{ kind: 'alertResolved', person, as, note }] };
    }
    case 'act':
      return act(concern, command, now);
    case 'seePass':
      return { events: concern.pass === undefined ? [{ kind: 'alertPassSeen', pass: command.pass }] : [] };
    case 'done':
      return {
        events:
          concern.deeds[command.what]?.state === 'doing' ? [{ kind: 'deedDone', what: command.what }] : [],
      };
    case 'escalate':
      return {
        events:
          isWaiting(concern) && command.step === concern.escalated + 1
            ? [{ kind: 'alertEscalated', step: command.step, to: command.to }]
            : [],
      };
  }
}

/** Whether nobody has taken it up. */
export function isWaiting({ acknowledged: taken, resolved }: Concern): boolean {
  return taken === undefined && resolved === undefined;
}

/** Nobody judges an alert about what they did, or about their own account. */
function isInvolved({ subjectId, initiatorId }: Concern, { id }: Person): boolean {
  return [subjectId, initiatorId].includes(id.toLowerCase());
}

function open(concern: Concern, by: Person): ConcernDecision | undefined {
  if (isInvolved(concern, by)) return { events: [], refusal: { refused: 'ownAlert' } };
  return concern.resolved === undefined ? undefined : { events: [], refusal: { refused: 'alertOver' } };
}

function acknowledged(concern: Concern, person: Person): ConcernDecision {
  return { events: concern.acknowledged === undefined ? [{ kind: 'alertAcknowledged', person }] : [] };
}

/** Taking away is possible after an alert was judged, too. */
function act(
  concern: Concern,
  { what, by: person, two, pass, shown }: Extract<ConcernCommand, { kind: 'act' }>,
  now: string,
): ConcernDecision {
  if (isInvolved(concern, person)) return { events: [], refusal: { refused: 'ownAlert' } };
  const deed = concern.deeds[what];
  if (deed?.state === 'doing') return { events: [] };
  const other = what === 'revoke' ? otherThanShown(concern, pass, shown) : undefined;
  if (other !== undefined) return other;
  if (!two) return { events: [{ kind: 'deedDecided', what, person }] };
  const [first] = deed?.state === 'asked' && now < minutesAfter(deed.at, confirmMinutes) ? deed.by : [];
  if (first === undefined) return { events: [{ kind: 'deedAsked', what, person }] };
  if (first.id === person.id) return { events: [], refusal: { refused: 'twoPeople' } };
  return { events: [{ kind: 'deedDecided', what, person }] };
}

/** A press deletes the pass that was shown and no other: another may be one that this desk has made meanwhile. */
function otherThanShown(concern: Concern, pass: SeenPass, shown: string): ConcernDecision | undefined {
  const same = pass.id !== undefined && pass.id === shown && concern.pass?.id === pass.id;
  if (same) return undefined;
  return {
    events:
      concern.pass !== undefined && concern.pass.id === pass.id ? [] : [{ kind: 'alertPassSeen', pass }],
    refusal: { refused: pass.id === undefined ? 'noPass' : 'otherPass' },
  };
}

function waitOf({ criticalMinutes, highMinutes }: Escalation, severity: Severity): number | undefined {
  if (severity === 'critical') return criticalMinutes;
  return severity === 'high' ? highMinutes : undefined;
}

function written({ reason, ...alert }: Alert): WrittenAlert {
  return { ...alert, because: reason };
}
