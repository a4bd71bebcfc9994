-- How an organisation looks. The name of the logo is the SHA-256 of its content; the content stands apart, because pages read only the name.
alter table tenant
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
  add column logo text check (logo ~ '^[0-9a-f]{64}$');
grant update (name, accent, logo) on tenant to "${app_role}";

create table tenant_logo (
  tenant_id uuid primary key references tenant,
  content   bytea not null check (octet_length(content) <= 1000000)
);
call belongs_to_tenant('tenant_logo', 'select, insert, update, delete');
