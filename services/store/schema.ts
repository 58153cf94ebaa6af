import type { Generated, Kysely } from 'kysely';

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
    events: number;
    body: string;
  };
  event: { request_id: string; seq: number; at: string; by: string; kind: string; body: string };
  job: {
    request_id: string;
    key: string;
    kind: string;
    priority: number;
    body: string;
    run_at: string;
    state: 'ready' | 'running';
    attempt: number;
    owner: string | null;
    lease_until: string | null;
    last_error: string | null;
  };
  lent: { request_id: string; sealed: Buffer; expires_at: string };
  sign_in: {
    state: string;
    purpose: 'ready' | 'open';
    request_id: string;
    browser: string;
    nonce: string;
    sealed_verifier: Buffer;
    expires_at: string;
  };
  conversation: { key: string; reference: string };
  inbound: { key: string; at: Generated<string> };
}

/** An open database: the queries of one dialect over one of two drivers. */
export interface Database {
  readonly queries: Kysely<Schema>;
  /** Calls back when another process has committed work; absent where there is only one process. */
  readonly listen?: (heard: () => void) => Promise<() => Promise<void>>;
  close(): Promise<void>;
}
