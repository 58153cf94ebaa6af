import type { ChangeRecord, Initiator, RecordKind, RecordOf, TenantRecord } from './record';

/** Whether a record is of the log of changes. */
export function isChange(record: TenantRecord): record is ChangeRecord {
  return record.kind !== 'signIn' && record.kind !== 'riskChanged';
}

/** Whose account a record is about; undefined where it is about none. */
export function subjectOf(record: TenantRecord): string | undefined {
  return record.kind === 'policyChanged' ? undefined : record.subjectId;
}

/** The records of one kind, in their order. */
export function ofKind<Kind extends RecordKind>(
  records: readonly TenantRecord[],
  ...kinds: readonly Kind[]
): readonly RecordOf<Kind>[] {
  return records.filter((record): record is RecordOf<Kind> =>
    (kinds as readonly string[]).includes(record.kind),
  );
}

/** One id for an initiator: the person, else the application; undefined where the log does not tell. */
export function initiatorId(initiator: Initiator): string | undefined {
  if (initiator.kind === 'user') return initiator.id;
  return initiator.kind === 'app' ? initiator.ids[0] : undefined;
}

/** Whether an application of these ids did it by itself. */
export function isDoneBy(initiator: Initiator, ids: readonly string[]): boolean {
  return initiator.kind === 'app' && initiator.ids.some((id) => ids.includes(id));
}

/** Minutes from one moment (ISO 8601) to another; negative when the other lies before it. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

/** Whether `moment` lies in the so many minutes before `end`, the end included. */
export function isBefore(moment: string, end: string, minutes: number): boolean {
  const apart = minutesBetween(moment, end);
  return apart >= 0 && apart <= minutes;
}
