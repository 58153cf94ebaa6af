import type { RecordKind, TenantRecord } from './alerts/record';
import type { Request } from './requests/request';
import type { Stream } from './tenantLogs';

/** How far a log was read at one delay: what happened before `until` (ISO 8601) was read when it was `lag` minutes old, or older. */
export interface LogCursor {
  readonly lag: number;
  readonly until: string;
}

/** As what a record is kept; sign-ins in which a pass was used are kept apart, since they are few and asked for together. */
export type KeptKind = RecordKind | 'passSignIn';

/** An account and a time (ISO 8601, both ends included) about which records are asked for. */
export interface Span {
  readonly subjectId: string;
  readonly from: string;
  readonly until: string;
}

/** The records of the tenant's logs that were read, each once; what is read comes in bounded pages. */
export interface TenantRecords {
  /** Keeps records, each once, as the log tells them now: it adds to what it first said. Returns how many were new. */
  keepRecords(records: readonly TenantRecord[]): Promise<number>;
  /** Records from a moment (ISO 8601) on, kind by kind and each oldest first. */
  recordsOf(kinds: readonly KeptKind[], since: string): AsyncIterable<readonly TenantRecord[]>;
  /** Records of these kinds about these accounts, each in its time, the newest thousand of each; one that fits twice comes twice. */
  recordsAbout(kinds: readonly KeptKind[], spans: readonly Span[]): AsyncIterable<readonly TenantRecord[]>;
  /** Forgets records of these kinds from before a moment (ISO 8601), so many at most; returns how many. */
  forgetRecords(kinds: readonly KeptKind[], before: string, limit: number): Promise<number>;
  /** Every case that was open at this moment (ISO 8601) or later. */
  casesSince(since: string): AsyncIterable<readonly Request[]>;
  /** How far a log was read, at each delay. */
  logCursors(stream: Stream): Promise<readonly LogCursor[]>;
  moveLogCursors(stream: Stream, cursors: readonly LogCursor[]): Promise<void>;
}
