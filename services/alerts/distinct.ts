import { isChange, subjectOf } from './records';
import type { ChangeRecord, Initiator, TenantRecord } from './record';

/** Two entries about one action are written at the same time, or under one id within a minute. */
const sameTimeMs = 1000;
const sameIdMs = 60_000;

/** Every record once and in order of time: what was read twice, and what the tenant wrote down twice, counts once. */
export function distinct(records: readonly TenantRecord[]): readonly TenantRecord[] {
  const ordered = records
    .map((record) => ({ record, at: Date.parse(record.at) }))
    .sort((one, other) => one.at - other.at || inOrder(one.record, other.record));
  const seen = new Set<string>();
  const kept: TenantRecord[] = [];
  const actions = new Map<string, { readonly index: number; record: ChangeRecord }[]>();
  for (const { record } of ordered) {
    const read = `${record.key} ${record.kind} ${subjectOf(record) ?? ''}`;
    if (seen.has(read)) continue;
    seen.add(read);
    if (isChange(record)) {
      const like = actions.get(about(record)) ?? [];
      const same = like.findLast((one) => isSameAction(one.record, record));
      if (same !== undefined) {
        same.record = merged(same.record, record);
        kept[same.index] = same.record;
        continue;
      }
      actions.set(about(record), [...like, { index: kept.length, record }]);
    }
    kept.push(record);
  }
  return kept;
}

function inOrder(one: TenantRecord, other: TenantRecord): number {
  return compare(one.key, other.key) || compare(JSON.stringify(one), JSON.stringify(other));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What an action is about, without when and by whom. */
function about(record: ChangeRecord): string {
  return [record.kind, subjectOf(record) ?? '', detail(record)].join(' ').toLowerCase();
}

function detail(record: ChangeRecord): string {
  switch (record.kind) {
    case 'methodRegistered':
    case 'methodDeleted':
      return record.method;
    case 'memberAdded':
    case 'memberRemoved':
      return record.groupId;
    case 'roleAssigned':
      return `${record.role} ${record.how}`;
    case 'policyChanged':
      return `${record.what} ${record.objectId ?? ''}`;
    case 'contactChanged':
      return record.contact;
    case 'appGranted':
    case 'otherChange':
      return record.activity;
    case 'deviceRegistered':
      return record.deviceId ?? '';
    case 'passCreated':
    case 'passDeleted':
    case 'passwordChanged':
      return '';
  }
}

/** The id alone proves nothing, since a caller may choose it: it counts only close in time and for the same initiator. */
function isSameAction(one: ChangeRecord, other: ChangeRecord): boolean {
  const apart = Math.abs(Date.parse(one.at) - Date.parse(other.at));
  const oneId = one.correlation !== undefined && one.correlation === other.correlation;
  return apart <= (oneId ? sameIdMs : sameTimeMs) && mayBeOne(one.initiator, other.initiator);
}

function mayBeOne(one: Initiator, other: Initiator): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return true;
  if (one.kind === 'user') return other.kind === 'user' && one.id === other.id;
  return other.kind === 'app' && one.ids.some((id) => other.ids.includes(id));
}

/** The first record with whatever only the second tells. */
function merged(first: ChangeRecord, second: ChangeRecord): ChangeRecord {
  const told = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined));
  const initiator = known(first.initiator, second.initiator);
  return { ...second, ...told, initiator };
}

function known(one: Initiator, other: Initiator): Initiator {
  if (one.kind === 'unknown') return other;
  if (one.kind === 'user' && other.kind === 'user')
    return { ...one, through: union(one.through, other.through) };
  if (one.kind === 'app' && other.kind === 'app') return { kind: 'app', ids: union(one.ids, other.ids) };
  return one;
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])].sort();
}
