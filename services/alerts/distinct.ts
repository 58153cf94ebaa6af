import { isChange, subjectOf } from './records';
import type { ChangeRecord, Initiator, TenantRecord } from './record';

/** Two entries about one action are written at the same time, or under one id within a minute. */
const sameTimeMs = 1000;
const sameIdMs = 60_000;

/** A kept record, its place, and its time in milliseconds. */
interface Written {
  readonly index: number;
  readonly at: number;
  record: ChangeRecord;
}

/** Every record once and in order of time: what was read twice, and what the tenant wrote down twice, counts once. */
export function distinct(records: readonly TenantRecord[]): readonly TenantRecord[] {
  const ordered = records
    .map((record) => ({ record, at: Date.parse(record.at) }))
    .sort((one, other) => one.at - other.at || inOrder(one.record, other.record));
  const seen = new Set<string>();
  const kept: TenantRecord[] = [];
  const actions = new Map<string, Written[]>();
  for (const { record, at } of ordered) {
    const read = `${record.key} ${record.kind} ${subjectOf(record) ?? ''}`;
    if (seen.has(read)) continue;
    seen.add(read);
    if (isChange(record)) {
      const like = actions.get(about(record)) ?? [];
      const same = sameAction(like, record, at);
      if (same !== undefined) {
        same.record = merged(same.record, record);
        kept[same.index] = same.record;
        continue;
      }
      like.push({ index: kept.length, at, record });
      actions.set(about(record), like);
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

/**
 * The entry of which this one is another. The id alone proves nothing, since a caller may choose it: it counts only close in
 * time and for the same initiator.
 */
function sameAction(like: readonly Written[], record: ChangeRecord, at: number): Written | undefined {
  for (let index = like.length - 1; index >= 0; index -= 1) {
    const one = like[index];
    if (one === undefined || at - one.at > sameIdMs) return undefined;
    const isOneId = record.correlation !== undefined && one.record.correlation === record.correlation;
    if (at - one.at <= (isOneId ? sameIdMs : sameTimeMs) && mayBeOne(one.record.initiator, record.initiator))
      return one;
  }
  return undefined;
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
