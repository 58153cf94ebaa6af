import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { alertTables } from './alertTables';
import { contactTables } from './contactTables';
import { reviewTables } from './reviewTables';
import type { Schema } from './schema';

/**
 * One step of the schema. A step that only adds is `expand`: programs of the schema before it go on working beside new
 * ones. One that takes away is `contract`, and comes a release after the last program that used what it takes.
 */
export interface Migration {
  readonly kind: 'expand' | 'contract';
  readonly statements: string;
}

/** Ordered, forward only; each entry is applied in one transaction. A released entry is never edited. */
export const migrations: readonly Migration[] = [
  {
    kind: 'contract',
    statements: `
  create table request (
    id uuid primary key,
    ref text not null unique,
    locator text not null unique,
    subject_id uuid not null,
    requester_id uuid not null,
    stage text not null,
    live boolean not null,
    watch_until timestamptz,
    opened_at timestamptz not null,
    events integer not null,
    head text not null,
    salt text not null,
    body text not null
  );
  create unique index request_one_open on request (subject_id) where live;
  create index request_watched on request (watch_until) where watch_until is not null;
  create index request_requester on request (requester_id) where live;
  create index request_subject on request (subject_id, opened_at);
  create index request_opened on request (requester_id, opened_at);
  create table event (
    id bigint generated always as identity unique,
    request_id uuid not null,
    seq integer not null,
    at timestamptz not null,
    by text not null,
    kind text not null,
    body text not null,
    hash text not null,
    primary key (request_id, seq)
  );
  create table personal (
    request_id uuid not null,
    token text not null,
    value text not null,
    primary key (request_id, token)
  );
  create table seal (
    n integer primary key,
    from_id bigint not null,
    to_id bigint not null,
    count integer not null,
    root text not null,
    before text not null,
    at text not null,
    key text not null,
    signature text not null
  );
  create table dropped (n integer primary key, at timestamptz not null default now());
  create table carried (request_id uuid primary key, seq integer not null, hash text not null);
  create function trail_is_final() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and tg_table_name = 'event' and current_setting('tap_desk.retention', true) = 'on' then return old; end if;
      raise exception 'the trail is final';
    end $$;
  create trigger event_no_change before update or delete on event
    for each row execute function trail_is_final();
  create trigger event_no_truncate before truncate on event
    for each statement execute function trail_is_final();
  create trigger seal_no_change before update or delete on seal
    for each row execute function trail_is_final();
  create table job (
    request_id uuid not null,
    key text not null,
    priority integer not null,
    run_at timestamptz not null,
    state text not null default 'ready',
    attempt integer not null default 0,
    owner text,
    lease_until timestamptz,
    last_error text,
    primary key (request_id, key)
  );
  create index job_due on job (run_at);
  create table lent (
    request_id uuid primary key,
    sealed bytea not null,
    expires_at timestamptz not null
  );
  create table sign_in (
    state text primary key,
    purpose text not null,
    request_id uuid not null,
    browser text not null,
    nonce text not null,
    sealed_verifier bytea not null,
    expires_at timestamptz not null
  );
  create table presentation (
    state text primary key,
    id uuid not null,
    code text not null unique,
    request_id uuid not null,
    link text not null,
    qr_code text not null,
    expires_at timestamptz not null
  );
  create table receipt (id uuid primary key, request_id uuid not null);
  create table conversation (key text primary key, reference text not null);
  create table inbound (key text primary key, at timestamptz not null default now());
  create index inbound_at on inbound (at);
  create table turn (key text primary key, at timestamptz not null);
  create table desk (
    one boolean primary key default true check (one),
    events integer not null default 0,
    head text not null default '',
    salt text not null default '',
    body text not null
  );
  insert into desk (body) values ('');
  `,
  },
  {
    kind: 'expand',
    statements: `
  create table tenant_record (
    id text primary key,
    kind text not null,
    at timestamptz not null,
    subject text,
    body text not null,
    seen_at timestamptz not null default now()
  );
  create index tenant_record_kind on tenant_record (kind, at, id);
  create index tenant_record_subject on tenant_record (subject, at) where subject is not null;
  create table log_cursor (log text primary key, until timestamptz not null, settled timestamptz not null);
  alter table request add column closed_at timestamptz;
  update request set closed_at = (
    select max(at) from event where request_id = request.id and kind = 'closed'
  ) where not live;
  create index request_closed on request (closed_at);
  `,
  },
  { kind: 'expand', statements: alertTables },
  { kind: 'expand', statements: 'create table kept (key text primary key, value text not null);' },
  { kind: 'expand', statements: contactTables },
  { kind: 'expand', statements: reviewTables },
  // The table before it, log_cursor, is the older program's, and goes with the next step that takes away.
  {
    kind: 'expand',
    statements: `
  create table log_reading (
    log text not null,
    lag integer not null,
    until timestamptz not null,
    primary key (log, lag)
  );
  insert into log_reading (log, lag, until)
    select log, 0, until from log_cursor union all select log, 120, settled from log_cursor;
  `,
  },
  {
    kind: 'expand',
    statements: `
  create index job_ready on job (priority, run_at) where state = 'ready';
  create index job_running on job (lease_until) where state = 'running';
  `,
  },
  // An older program leaves these columns as they were: `listed` tells, and whoever lists puts them right.
  {
    kind: 'expand',
    statements: `
  alter table request add column due_by timestamptz;
  alter table request add column waits jsonb not null default '{}';
  alter table request add column listed integer;
  create index request_queue on request (opened_at, id) where live;
  create index request_stage on request (stage, due_by) where live;
  create index request_waits on request using gin (waits) where live;
  create index request_unlisted on request (id) where live and listed is distinct from events;
  `,
  },
  { kind: 'expand', statements: `alter table job add column made_at timestamptz not null default now();` },
];

/** The schema has left this program behind; only a newer program may use the database. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

const lockNumber = 7_460_211;

/** Brings the database to this program's schema, one program at a time; a newer one is used as it is when it only added. */
export async function migrate(queries: Kysely<Schema>, known = migrations): Promise<void> {
  await queries.transaction().execute(async (tx) => {
    // Another instance may be at it, and a change to a large table takes its time.
    await sql`set local lock_timeout = 0`.execute(tx);
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx);
    await sql`create table if not exists schema_version (version integer not null, oldest integer not null)`.execute(
      tx,
    );
    const found = await sql<{ version: number; oldest: number }>`select * from schema_version`.execute(tx);
    const { version, oldest } = found.rows[0] ?? { version: 0, oldest: 0 };
    if (oldest > known.length)
      throw new NewerSchema(`the schema needs a program of schema ${oldest}, this one is of ${known.length}`);
    if (version >= known.length) return;
    for (const migration of known.slice(version))
      for (const statement of statements(migration.statements)) await sql.raw(statement).execute(tx);
    await sql`delete from schema_version`.execute(tx);
    await sql`insert into schema_version values (${sql.lit(known.length)}, ${sql.lit(oldestFor(known))})`.execute(
      tx,
    );
  });
}

/** The schema of the oldest program that can use all of these steps: the last that took something away. */
function oldestFor(known: readonly Migration[]): number {
  return known.findLastIndex(({ kind }) => kind === 'contract') + 1;
}

/** Splits at semicolons that end a line and stand outside a function body. */
function statements(migration: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const line of migration.split('\n')) {
    open += `${line}\n`;
    const inBody = (open.match(/\$\$/g) ?? []).length % 2 === 1;
    if (!inBody && line.trimEnd().endsWith(';')) {
      parts.push(open);
      open = '';
    }
  }
  return parts;
}
