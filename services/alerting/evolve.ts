import { severities } from '../alerts/alert';
import type { Severity } from '../alerts/alert';
import type { Concern, ConcernEvent } from './concern';

/** The concern after one more event; the first raises it. */
export function evolveConcern(concern: Concern | undefined, event: ConcernEvent): Concern {
  if (event.kind === 'alertRaised') return raised(event);
  if (concern === undefined) throw new Error(`${event.kind} before an alert was raised`);
  return { ...concern, ...change(concern, event), events: concern.events + 1 };
}

/** Whether one severity is worse than another. */
export function isWorse(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) < severities.indexOf(other);
}

function raised({
  id,
  topic,
  alert,
  waitMinutes,
  held,
  at,
}: Extract<ConcernEvent, { kind: 'alertRaised' }>): Concern {
  return {
    id,
    topic,
    rule: alert.rule,
    severity: alert.severity,
    toDo: alert.toDo,
    subjectId: alert.subjectId,
    initiatorId: alert.initiatorId,
    requestId: alert.requestId,
    because: alert.because,
    count: 1,
    raisedAt: at,
    seenAt: at,
    at: alert.at,
    held,
    waitMinutes,
    waitingSince: at,
    acknowledged: undefined,
    resolved: undefined,
    pass: undefined,
    deeds: {},
    escalated: 0,
    escalatedTo: [],
    channelGone: false,
    told: {},
    undelivered: [],
    events: 1,
  };
}

function change(concern: Concern, event: Exclude<ConcernEvent, { kind: 'alertRaised' }>): Partial<Concern> {
  const { at } = event;
  switch (event.kind) {
    case 'alertSeenAgain':
      return seenAgain(concern, event);
    case 'alertReleased':
      return { held: false };
    case 'alertPassSeen':
      return { pass: event.pass };
    case 'alertAcknowledged':
      return { acknowledged: { by: event.person, at } };
    case 'alertResolved':
      return { resolved: { by: event.person, at, as: event.as, note: event.note } };
    case 'alertEscalated':
      return {
        escalated: event.step,
        escalatedTo: [...new Map([...concern.escalatedTo, ...event.to].map((one) => [one.id, one])).values()],
      };
    case 'deedAsked':
      return deed(concern, event.what, { state: 'asked', by: [event.person], at });
    case 'deedDecided': {
      const asked = concern.deeds[event.what];
      const first = asked?.state === 'asked' ? asked.by : [];
      const by = [...first.filter(({ id }) => id !== event.person.id), event.person];
      return deed(concern, event.what, { state: 'doing', by, at });
    }
    case 'deedDone':
      return deed(concern, event.what, { by: concern.deeds[event.what]?.by ?? [], state: 'done', at });
    case 'alertTold':
      return {
        told: { ...concern.told, [event.slot]: { look: event.look, receipt: event.receipt } },
        undelivered: concern.undelivered.filter((one) => !one.startsWith(`${event.slot} `)),
        ...(event.slot === 'card' ? { channelGone: false } : {}),
      };
    case 'alertUndelivered':
      return event.slot === 'card'
        ? { channelGone: true }
        : { undelivered: [...concern.undelivered, `${event.slot} ${event.look}`] };
  }
}

/** Several accounts in one concern leave none that it is about; something worse has to be taken up anew. */
function seenAgain(
  concern: Concern,
  { alert, waitMinutes, at }: Extract<ConcernEvent, { kind: 'alertSeenAgain' }>,
): Partial<Concern> {
  const same = concern.subjectId === alert.subjectId;
  const worse = isWorse(alert.severity, concern.severity);
  return {
    because: alert.because,
    count: concern.count + 1,
    seenAt: at,
    at: alert.at,
    subjectId: same ? concern.subjectId : undefined,
    requestId: concern.requestId === alert.requestId ? concern.requestId : undefined,
    ...(worse
      ? {
          severity: alert.severity,
          toDo: alert.toDo,
          acknowledged: undefined,
          waitMinutes,
          waitingSince: at,
        }
      : {}),
  };
}

function deed(
  concern: Concern,
  what: keyof Concern['deeds'],
  next: Concern['deeds'][typeof what],
): Partial<Concern> {
  return { deeds: { ...concern.deeds, ...(next === undefined ? {} : { [what]: next }) } };
}
