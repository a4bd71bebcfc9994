-- Secrets by name. value: encrypted with the key of the data folder.
create table secret (
  name       text        primary key,
  version_id uuid        not null,
  value      bytea       not null,
  created_at timestamptz not null
);
alter table secret alter column value set storage external;
