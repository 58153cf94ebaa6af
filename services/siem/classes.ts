import type { Entry } from '../audit/chain';
import type { Outgoing } from '../eventSink';

/** An entry with what its event says, without personal values. */
export interface Told {
  readonly entry: Entry;
  readonly event: Readonly<Record<string, unknown>>;
  readonly about: Outgoing['about'];
}

/** What an entry is in OCSF: its class, what was done, and the parts that this class needs. */
export interface Shape extends Readonly<Record<string, unknown>> {
  readonly category: number;
  readonly class_uid: number;
  readonly activity: number;
  readonly severity?: number;
}

type Part = Readonly<Record<string, unknown>>;

const severityIds: Readonly<Record<string, number>> = { critical: 5, high: 4, medium: 3, low: 2 };
const judged: Readonly<Record<string, number>> = { falsePositive: 3, handled: 4, accepted: 4 };

/** What happens to alerts, as Detection Finding: raised, changed, closed. */
export function detections({ entry, event }: Told): Shape | undefined {
  const isOfAlert = /^(alert|deed)[A-Z]/.test(entry.kind);
  if (!isOfAlert) return undefined;
  const alert = event['alert'] as Part | undefined;
  const closed = entry.kind === 'alertResolved';
  const title = text(alert?.['rule']);
  return {
    category: 2,
    class_uid: 2004,
    activity: entry.kind === 'alertRaised' ? 1 : closed ? 3 : 2,
    severity: alert === undefined ? 0 : (severityIds[text(alert['severity'])] ?? 0),
    status_id: closed ? (judged[text(event['as'])] ?? 0) : entry.kind === 'alertRaised' ? 1 : 2,
    finding_info: {
      uid: entry.requestId,
      title: title === '' ? entry.kind : title,
      ...(alert === undefined ? {} : foundBy(alert)),
    },
    ...(alert === undefined ? {} : { resources: resourcesOf(alert) }),
    ...(text(alert?.['toDo']) === '' ? {} : { remediation: { desc: text(alert?.['toDo']) } }),
  };
}

function foundBy(alert: Part) {
  const rule = text(alert['rule']);
  return {
    types: [rule],
    analytic: { uid: rule, name: rule, type_id: 1 },
    created_time: Date.parse(text(alert['seenAt'])),
    first_seen_time: Date.parse(text(alert['at'])),
    related_events: list(alert['records']).map((uid) => ({ uid })),
  };
}

function resourcesOf(alert: Part) {
  const { subjectId, initiatorId } = alert;
  return [
    ...(typeof subjectId === 'string' ? [{ uid: subjectId, type: 'subject' }] : []),
    ...(typeof initiatorId === 'string' ? [{ uid: initiatorId, type: 'initiator' }] : []),
  ];
}

/** A factor of the account comes or goes: Account Change. */
const factors: Readonly<Record<string, number>> = {
  made: 10,
  registered: 10,
  passDeleted: 11,
  methodsRemoved: 11,
  lostRemoved: 11,
};

/** What happens to the subject's ways to sign in. */
export function accountChanges({ entry, about }: Told): Shape | undefined {
  const activity = factors[entry.kind];
  if (activity === undefined || about === undefined) return undefined;
  return {
    category: 3,
    class_uid: 3001,
    activity,
    user: { uid: about.subjectId, type_id: 1 },
  };
}

/** Into a target group and out of it: Group Management. */
export function groupChanges({ entry, about }: Told): Shape | undefined {
  if (about === undefined || (entry.kind !== 'enrolled' && entry.kind !== 'left')) return undefined;
  return {
    category: 3,
    class_uid: 3006,
    activity: entry.kind === 'enrolled' ? 3 : 4,
    group: { uid: about.groupId },
    user: { uid: about.subjectId, type_id: 1 },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
