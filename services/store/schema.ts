import type { Expression, Generated, Kysely, RawBuilder } from 'kysely';
import type { JobLane } from '../ports';
import type { ReviewKind } from '../reviews/review';
import type { Stream } from '../tenantLogs';
import type { KeptKind } from '../tenantRecords';

/** The tables; times are timestamptz written as ISO 8601, bodies are JSON text. */
export interface Schema {
  request: {
    id: string;
    ref: string;
    locator: string;
    subject_id: string;
    requester_id: string;
    stage: string;
    live: boolean;
    /** When the watcher must have looked; null while there is nothing to watch. */
    watch_until: string | null;
    opened_at: string;
    closed_at: string | null;
    events: number;
    /** By when whoever is waited for should have acted, and who that is (JSON); as of the event `listed`, null for none. */
    due_by: string | null;
    waits: string;
    listed: number | null;
    /** The link of the last event. */
    head: string;
    /** Under which the tokens of this request's personal values are made; empty once they are erased. */
    salt: string;
    body: string;
  };
  event: {
    id: Generated<number>;
    request_id: string;
    seq: number;
    at: string;
    by: string;
    kind: string;
    body: string;
    hash: string;
  };
  personal: { request_id: string; token: string; value: string };
  seal: {
    n: number;
    from_id: number;
    to_id: number;
    count: number;
    root: string;
    before: string;
    at: string;
    key: string;
    signature: string;
  };
  /** Seals whose entries were dropped when their time was over. */
  dropped: { n: number; at: Generated<string> };
  /** Where the chain of a request went on when its beginning was dropped. */
  carried: { request_id: string; seq: number; hash: string };
  job: {
    request_id: string;
    key: string;
    priority: number;
    run_at: string;
    /** By the database's own time; a job of an old case may be due since long before it was made. */
    made_at: Generated<string>;
    state: 'ready' | 'running';
    attempt: number;
    owner: string | null;
    lease_until: string | null;
    last_error: string | null;
  };
  lent: { request_id: string; sealed: Buffer; expires_at: string };
  sign_in: {
    state: string;
    purpose: 'ready' | 'open' | 'approve' | 'strongSignIn' | 'numberMatch';
    request_id: string;
    browser: string;
    nonce: string;
    sealed_verifier: Buffer;
    expires_at: string;
  };
  /** Presentations that are awaited. */
  presentation: {
    state: string;
    id: string;
    code: string;
    request_id: string;
    link: string;
    qr_code: string;
    expires_at: string;
  };
  /** Every presentation that was ever awaited, so that none is awaited twice. */
  receipt: { id: string; request_id: string };
  conversation: { key: string; reference: string };
  inbound: { key: string; at: Generated<string> };
  /** When scheduled work was last taken on, so that of several instances one does it. */
  turn: { key: string; at: string };
  kept: { key: string; value: string };
  /** What the tenant's logs told, each record once; `at` by the tenant's clock, `seen_at` by the database's. */
  tenant_record: {
    id: string;
    kind: KeptKind;
    at: string;
    subject: string | null;
    body: string;
    seen_at: Generated<string>;
  };
  /** How far each log was read, at each delay in minutes. */
  log_reading: { log: Stream; lag: number; until: string };
  concern: {
    id: string;
    topic: string;
    rule: string;
    /** The place of its severity among all, the worst first. */
    rank: number;
    initiator_id: string;
    live: boolean;
    held: boolean;
    raised_at: string;
    events: number;
    head: string;
    salt: string;
    body: string;
  };
  /** The recovery contacts of one person. */
  circle: {
    id: string;
    /** Whether something is still to be told; most circles lie still for years. */
    live: boolean;
    events: number;
    head: string;
    salt: string;
    body: string;
  };
  circle_member: { circle_id: string; person_id: string };
  /** Which alerts were ever raised. */
  raised_alert: { key: string; concern_id: string };
  review: {
    id: string;
    kind: ReviewKind;
    live: boolean;
    opened_at: string;
    due_at: string;
    events: number;
    head: string;
    salt: string;
    body: string;
  };
  /** The one row about the watch over the logs: since when there is one, and what it could read when it last looked. */
  watched: { one: Generated<boolean>; since: Generated<string>; at: string | null; body: string };
  /** How far each sink outside has the trail. */
  export_cursor: { sink: string; last_id: number };
  /** The one row about the desk as a whole. */
  desk: { one: Generated<boolean>; events: number; head: string; salt: string; body: string };
}

/** What a statement calls to tell other processes of work in these lanes, words with spaces between, once it is committed. */
export type Tell = (lanes: Expression<unknown>) => RawBuilder<unknown>;

/** An open database: the queries of one dialect over one of two drivers. */
export interface Database {
  readonly queries: Kysely<Schema>;
  /** Tells the other processes of work, as soon as a transaction is committed; absent where there is only one process. */
  readonly tell?: Tell;
  /** Calls back when another process has committed work; absent where there is only one process. */
  readonly listen?: (heard: (lanes: readonly JobLane[]) => void) => Promise<() => Promise<void>>;
  close(): Promise<void>;
}
