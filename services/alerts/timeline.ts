import { ofKind, subjectOf } from './records';
import type { RecordKind, RecordOf, TenantRecord } from './record';

/** The records about each account, found by kind and time without reading the others. */
export interface Timeline {
  /** The records of these kinds about one account, in order of time. */
  readonly of: <Kind extends RecordKind>(
    subjectId: string,
    ...kinds: readonly Kind[]
  ) => readonly RecordOf<Kind>[];
  /** Those of one kind from one moment to another (ISO 8601), both included. */
  readonly between: <Kind extends RecordKind>(
    subjectId: string,
    kind: Kind,
    from: string,
    to: string,
  ) => readonly RecordOf<Kind>[];
}

interface Track {
  readonly records: TenantRecord[];
  readonly times: number[];
}

const none: Track = { records: [], times: [] };

/** Files records that are in order of time. */
export function timelineOf(records: readonly TenantRecord[]): Timeline {
  const tracks = new Map<string, Track>();
  for (const record of records) {
    const key = trackOf(subjectOf(record) ?? '', record.kind);
    const track = tracks.get(key) ?? { records: [], times: [] };
    tracks.set(key, track);
    track.records.push(record);
    track.times.push(Date.parse(record.at));
  }
  const find = (subjectId: string, kind: RecordKind): Track =>
    tracks.get(trackOf(subjectId.toLowerCase(), kind)) ?? none;
  return {
    of: (subjectId, ...kinds) => {
      const found = kinds.map((kind) => find(subjectId, kind));
      const all = found.flatMap(({ records: own, times }) =>
        own.map((record, index) => ({ record, at: times[index] ?? 0 })),
      );
      if (found.length > 1) all.sort((one, other) => one.at - other.at);
      return ofKind(
        all.map(({ record }) => record),
        ...kinds,
      );
    },
    between: (subjectId, kind, from, to) => {
      const { records: own, times } = find(subjectId, kind);
      return ofKind(
        own.slice(firstFrom(times, Date.parse(from)), firstFrom(times, Date.parse(to) + 1)),
        kind,
      );
    },
  };
}

function trackOf(subjectId: string, kind: RecordKind): string {
  return `${kind} ${subjectId}`;
}

/** Where the first time at or after this one stands. */
function firstFrom(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
