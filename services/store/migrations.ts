import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** Ordered, forward only; each entry is one transaction. A released entry is never edited. */
const migrations: readonly string[] = [
  `
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
    kind text not null,
    priority integer not null,
    body text not null,
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
];

/** The schema is newer than this program; only a program of at least that version may use the database. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

const lockNumber = 7_460_211;

/** Brings the database to this program's schema, one program at a time. */
export async function migrate(queries: Kysely<Schema>): Promise<void> {
  await queries.transaction().execute(async (tx) => {
    // Another instance may be at it, and a change to a large table takes its time.
    await sql`set local lock_timeout = 0`.execute(tx);
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx);
    await sql`create table if not exists schema_version (version integer not null)`.execute(tx);
    const found = await sql<{ version: number }>`select version from schema_version`.execute(tx);
    const version = found.rows[0]?.version ?? 0;
    if (version > migrations.length)
      throw new NewerSchema(`schema ${version}, this program knows ${migrations.length}`);
    for (const migration of migrations.slice(version)) {
      for (const statement of statements(migration)) await sql.raw(statement).execute(tx);
    }
    await sql`delete from schema_version`.execute(tx);
    await sql`insert into schema_version (version) values (${sql.lit(migrations.length)})`.execute(tx);
  });
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
