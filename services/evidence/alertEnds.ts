import { idUnder, textUnder, under } from './line';
import type { Line } from './line';

/** An alert and how it ended, as the trail tells. Times in ISO 8601; empty where something did not happen. */
export interface AlertEnd {
  readonly alert: string;
  readonly rule: string;
  readonly severity: string;
  readonly subject: string;
  readonly request: string;
  readonly raisedAt: string;
  readonly count: number;
  readonly takenUpAt: string;
  readonly escalated: number;
  /** What people had done: a pass deleted, an account contained, a member taken out. */
  readonly done: readonly string[];
  readonly endedAt: string;
  readonly endedBy: string;
  readonly endedAs: string;
  readonly note: string;
}

/** Folds lines of alerts, in their order; others are passed over. */
export function foldAlerts(): { take(line: Line): void; ends(): readonly AlertEnd[] } {
  const alerts = new Map<string, AlertEnd>();
  return {
    take(line) {
      if (line.kind === 'alertRaised') alerts.set(line.request, raised(line));
      const one = alerts.get(line.request);
      if (one !== undefined) alerts.set(line.request, { ...one, ...change(one, line) });
    },
    ends: () => [...alerts.values()],
  };
}

function raised({ request, at, event }: Line): AlertEnd {
  const alert = under(event, 'alert');
  return {
    alert: request,
    rule: textUnder(alert, 'rule'),
    severity: textUnder(alert, 'severity'),
    subject: idUnder(alert, 'subjectId'),
    request: idUnder(alert, 'requestId'),
    raisedAt: at,
    count: 1,
    takenUpAt: '',
    escalated: 0,
    done: [],
    endedAt: '',
    endedBy: '',
    endedAs: '',
    note: '',
  };
}

function change(one: AlertEnd, { kind, at, event }: Line): Partial<AlertEnd> {
  switch (kind) {
    case 'alertSeenAgain':
      return { count: one.count + 1 };
    case 'alertAcknowledged':
      return { takenUpAt: one.takenUpAt === '' ? at : one.takenUpAt };
    case 'alertEscalated':
      return { escalated: one.escalated + 1 };
    case 'deedDone':
      return { done: [...one.done, textUnder(event, 'what')] };
    case 'alertResolved':
      return {
        endedAt: at,
        endedBy: textUnder(event, 'person', 'name'),
        endedAs: textUnder(event, 'as'),
        note: textUnder(event, 'note'),
      };
    default:
      return {};
  }
}
