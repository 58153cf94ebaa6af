import type { Alert } from '../../services/alerts/alert';
import type { Concern, ConcernHappening, SeenPass } from '../../services/alerting/concern';
import { decideConcern, raiseConcern } from '../../services/alerting/decide';
import type { AlertNo, ConcernCommand } from '../../services/alerting/decide';
import { evolveConcern } from '../../services/alerting/evolve';
import { guidePolicy } from '../../services/policy/policy';
import { at, id, subject } from '../requests/examples';

/** An administrator who made a pass behind the desk's back. */
export const administrator = id(90);
/** A pass that the tenant shows. */
export const pass: SeenPass = { id: id(91), createdAt: at(0) };

/** An alert of an unmanaged pass; parts can be bent. */
export function alert(more: Partial<Alert> = {}): Alert {
  return {
    rule: 'unmanagedPass',
    severity: 'high',
    subjectId: subject.id,
    initiatorId: administrator,
    reason: { code: 'noCase', values: { at: at(0) } },
    toDo: 'revokePass',
    records: ['record-1'],
    requestId: undefined,
    key: 'unmanagedPass:1',
    at: at(0),
    seenAt: at(1),
    ...more,
  };
}

/** What is played on one concern: commands and events, each at its minute. */
export function playConcern(alerts: readonly Alert[] = [alert()], fresh: { held?: boolean } = {}) {
  let concern: Concern | undefined;
  const put = (minute: number, events: readonly ConcernHappening[], by = 'desk'): void => {
    for (const event of events) concern = evolveConcern(concern, { ...event, at: at(minute), by });
  };
  const raise = (minute: number, more: readonly Alert[], held = fresh.held ?? false): void => {
    const { escalation } = guidePolicy.alerts;
    put(
      minute,
      raiseConcern(concern, more, {
        id: id(99),
        topic: 'topic',
        held,
        pass,
        escalation,
      }),
    );
  };
  raise(1, alerts);
  const now = (): Concern => {
    if (concern === undefined) throw new Error('nothing was raised');
    return concern;
  };
  return {
    now,
    put,
    raise,
    /** Puts a command; returns what was refused, or how many events came of it. */
    ask(minute: number, command: ConcernCommand): AlertNo['refused'] | number {
      const { events, refusal } = decideConcern(now(), command, at(minute));
      put(minute, events, 'by' in command ? command.by.id : 'desk');
      return refusal?.refused ?? events.length;
    },
  };
}
