/** Reviews, and what the watch over the logs could read when it last looked. */
export const reviewTables = `
  create table review (
    id uuid primary key,
    kind text not null,
    live boolean not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    events integer not null,
    head text not null,
    salt text not null,
    body text not null
  );
  create index review_live on review (kind, due_at) where live;
  create index review_opened on review (kind, opened_at);
  create table watched (
    one boolean primary key default true check (one),
    since timestamptz not null default now(),
    at timestamptz,
    body text not null
  );
  insert into watched (body) values ('');
  create index job_failed on job (run_at) where last_error is not null;
  `;
