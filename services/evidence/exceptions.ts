import { listUnder, textUnder, under } from './line';
import type { Line } from './line';

/** What departs from the usual way: a code, when, by whom, of which case, and what the line tells of it. */
export interface Exception {
  readonly what: string;
  readonly at: string;
  readonly by: string;
  readonly request: string;
  readonly line: number;
  readonly tells: Readonly<Record<string, string>>;
}

/** The exceptions in one line of the trail; none where it tells of what is usual. */
export function exceptionsIn(line: Line): readonly Exception[] {
  if (line.kind === 'opened') return ofOpening(line);
  const fields = ofKinds[line.kind];
  if (fields === undefined || !isExceptional(line)) return [];
  return [
    exception(
      line,
      line.kind,
      Object.fromEntries(fields.map((field) => [field, spoken(under(line.event, ...field.split('.')))])),
    ),
  ];
}

/** The kinds of lines that tell of an exception, and the fields that say which. */
const ofKinds: Readonly<Record<string, readonly string[]>> = {
  // Of a case.
  openerChanged: ['opener'],
  takenOver: ['requester.name'],
  denied: ['approver.name', 'reason'],
  evidenced: ['item.kind', 'item.byName', 'item.note'],
  readBackFailed: [],
  claimRefused: [],
  dropped: ['because'],
  foreignPass: [],
  lostRemoved: [],
  containing: ['person.name'],
  methodsRemoved: [],
  sessionsRevoked: [],
  stuck: ['step', 'code'],
  undelivered: ['slot', 'code'],
  orphanFound: ['what'],
  handedOver: ['delivery'],
  // Of the desk as a whole.
  switchAsked: ['what', 'person.name', 'reason'],
  modeSet: ['mode', 'on'],
  issuingStopped: ['name', 'reason'],
  issuingResumed: [],
  olderCopyFound: ['behind'],
  revokedAll: ['passes', 'members'],
  strangerFound: ['stranger.group', 'stranger.person.name'],
  strangerToGo: ['id'],
  sweepHeld: ['orphans'],
  sweepAllowed: ['until'],
  alertsHeld: ['count'],
  sinkLate: ['sink', 'since'],
  emergencyTried: ['technician', 'account.name'],
  passcodeTyped: ['person.name'],
  baselineChecked: ['found.fail'],
  stageSet: ['stage', 'reason'],
};

/** A proof that passed, a pass that was handed over as it should be and a check without a failure are no exceptions. */
function isExceptional({ kind, event }: Line): boolean {
  switch (kind) {
    case 'evidenced':
      return textUnder(event, 'item', 'result') !== 'passed';
    case 'handedOver':
      return textUnder(event, 'delivery') === 'readOut';
    case 'baselineChecked':
      return listUnder(event, 'found', 'fail').length > 0;
    default:
      return true;
  }
}

function ofOpening(line: Line): readonly Exception[] {
  const opening = under(line.event, 'opening');
  const modes = listUnder(opening, 'modes');
  const signals = listUnder(opening, 'signals');
  const readOut = under(opening, 'readOut');
  return [
    ...(readOut === undefined
      ? []
      : [
          exception(line, 'readOut', {
            until: textUnder(readOut, 'until'),
            approvedBy: textUnder(readOut, 'approvedBy'),
            reason: textUnder(readOut, 'reason'),
          }),
        ]),
    ...(modes.length === 0 ? [] : [exception(line, 'underMode', { modes: spoken(modes) })]),
    ...(signals.length === 0
      ? []
      : [exception(line, 'signs', { signals: spoken(signals.map((one) => textUnder(one, 'kind'))) })]),
    ...(textUnder(opening, 'ticketMatch') === 'unknown' ? [exception(line, 'ticketOfNobody', {})] : []),
  ];
}

function exception(line: Line, what: string, tells: Exception['tells']): Exception {
  const { at, by, request, id } = line;
  return { what, at, by, request, line: id, tells };
}

function spoken(value: unknown): string {
  if (Array.isArray(value)) return value.map(spoken).join(', ');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return '';
}
