/** Concerns, the keys of the alerts that were raised, and how far the trail was exported. */
export const alertTables = `
  create table concern (
    id uuid primary key,
    topic text not null,
    rule text not null,
    rank integer not null,
    initiator_id text not null,
    live boolean not null,
    held boolean not null,
    raised_at timestamptz not null,
    events integer not null,
    head text not null,
    salt text not null,
    body text not null
  );
  create unique index concern_one_open on concern (topic) where live;
  create index concern_by on concern (rule, initiator_id) where live;
  create index concern_raised on concern (raised_at);
  create index concern_worst on concern (rank, raised_at) where live;
  create table raised_alert (key text primary key, concern_id uuid not null);
  create index raised_alert_of on raised_alert (concern_id);
  create table export_cursor (sink text primary key, last_id bigint not null);
  `;
