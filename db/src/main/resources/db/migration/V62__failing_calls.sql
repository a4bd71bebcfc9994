-- Calls of the outbox that fail: since when, how often and why. The scheduler's own table does not know why, and serves all tenants.
create table failing_call (
  tenant_id  uuid        not null references tenant,
  call       text        not null check (char_length(call) <= 100),
  instance   text        not null check (char_length(instance) <= 200),
  request_id uuid,
  since      timestamptz not null,
  last_at    timestamptz not null,
  failures   integer     not null check (failures >= 1),
  cause      text        not null check (char_length(cause) <= 100),
  primary key (tenant_id, call, instance)
);
call belongs_to_tenant('failing_call', 'select, insert, update, delete');
