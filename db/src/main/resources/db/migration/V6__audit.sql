-- Append-only, and each entry carries the hash of the one before. content is text, because jsonb does not keep what was hashed.
create table audit_entry (
  tenant_id     uuid        not null references tenant,
  sequence      bigint      not null check (sequence >= 1),
  at            timestamptz not null,
  actor_id      uuid,
  kind          text        not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  request_id    uuid,
  content       text        not null check (content is json object),
  previous_hash bytea       not null check (octet_length(previous_hash) = 32),
  hash          bytea       not null check (octet_length(hash) = 32),
  primary key (tenant_id, sequence),
  foreign key (tenant_id, actor_id) references person,
  foreign key (tenant_id, request_id) references request
);
create index audit_entry_by_request on audit_entry (tenant_id, request_id, sequence);
call belongs_to_tenant('audit_entry', 'select, insert');

-- The end of each chain: its row lock puts the writers in a line, and its length shows an end that was cut off.
create table audit_head (
  tenant_id uuid   not null references tenant primary key,
  sequence  bigint not null check (sequence >= 0),
  hash      bytea  not null check (octet_length(hash) = 32)
);
call belongs_to_tenant('audit_head', 'select, insert, update');
