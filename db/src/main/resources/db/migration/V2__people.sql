-- name_key is the name without accents and in lower case, so that "saez" finds Sáez.
create table person (
  tenant_id     uuid        not null references tenant,
  person_id     uuid        not null,
  email         text        not null check (email = lower(email) and char_length(email) between 3 and 320),
  name          text        not null check (char_length(name) between 1 and 200),
  name_key      text        not null,
  department    text,
  manager_id    uuid,
  locale        text        not null,
  zone          text        not null,
  administrator boolean     not null default false,
  active        boolean     not null default true,
  issuer        text,
  subject       text,
  created_at    timestamptz not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, email),
  unique (tenant_id, issuer, subject),
  foreign key (tenant_id, manager_id) references person,
  check ((issuer is null) = (subject is null)),
  check (manager_id <> person_id)
);
create index person_by_name on person (tenant_id, name_key, person_id);
create index person_by_manager on person (tenant_id, manager_id);
call belongs_to_tenant('person', 'select, insert, update');

create table person_group (
  tenant_id uuid not null references tenant,
  group_id  uuid not null,
  key       text not null check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  name      text not null check (char_length(name) between 1 and 200),
  primary key (tenant_id, group_id),
  unique (tenant_id, key)
);
call belongs_to_tenant('person_group', 'select, insert, update');

create table group_member (
  tenant_id uuid not null references tenant,
  group_id  uuid not null,
  person_id uuid not null,
  primary key (tenant_id, group_id, person_id),
  foreign key (tenant_id, group_id) references person_group,
  foreign key (tenant_id, person_id) references person
);
create index group_member_by_person on group_member (tenant_id, person_id);
call belongs_to_tenant('group_member', 'select, insert, delete');
