-- A link in an e-mail by which one person decides one approval for one revision, without signing in. The link holds 256 random bits; here
-- is only their SHA-256, so nobody who reads this table can use a link. used_key is the click that used it.
create table decision_link (
  tenant_id   uuid        not null references tenant,
  link_id     uuid        not null,
  token_hash  bytea       not null check (length(token_hash) = 32),
  approval_id uuid        not null,
  person_id   uuid        not null,
  revision    integer     not null check (revision >= 1),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  used_key    uuid,
  primary key (tenant_id, link_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, approval_id) references approval,
  foreign key (tenant_id, person_id) references person,
  check (expires_at > created_at),
  check ((used_at is null) = (used_key is null))
);
create index decision_link_by_approval on decision_link (tenant_id, approval_id, person_id);
create index decision_link_by_expiry on decision_link (tenant_id, expires_at);
call belongs_to_tenant('decision_link', 'select, insert, delete');
grant update (used_at, used_key) on decision_link to "${app_role}";
