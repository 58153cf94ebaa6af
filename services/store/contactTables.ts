/** Whom people named as recovery contacts, and in which circles somebody is. */
export const contactTables = `
  create table circle (
    id uuid primary key,
    live boolean not null,
    events integer not null,
    head text not null,
    salt text not null,
    body text not null
  );
  create table circle_member (
    circle_id uuid not null,
    person_id uuid not null,
    primary key (circle_id, person_id)
  );
  create index circle_member_person on circle_member (person_id);
  `;
