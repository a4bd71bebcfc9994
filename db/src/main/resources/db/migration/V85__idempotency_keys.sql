-- Keys by which programs repeat a call of the API without a second effect. Kept for a day.
create table idempotency_key (
  tenant_id    uuid        not null references tenant,
  person_id    uuid        not null,
  key_hash     bytea       not null check (length(key_hash) = 32),
  content_hash bytea       not null check (length(content_hash) = 32),
  call_id      uuid        not null,
  created_at   timestamptz not null,
  primary key (tenant_id, person_id, key_hash),
  foreign key (tenant_id, person_id) references person
);
create index idempotency_key_by_age on idempotency_key (tenant_id, created_at);
call belongs_to_tenant('idempotency_key', 'select, insert, update, delete');
