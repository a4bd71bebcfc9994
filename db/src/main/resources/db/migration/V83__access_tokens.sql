-- Other programs that act for a person: they get access tokens with the secret (OAuth 2.0 client credentials).
create table program (
  tenant_id    uuid        not null references tenant,
  program_id   uuid        not null,
  name         text        not null check (char_length(name) between 1 and 100),
  acts_for     uuid        not null,
  scopes       text[]      not null check (cardinality(scopes) > 0),
  secret_hash  bytea       not null check (length(secret_hash) = 32),
  created_at   timestamptz not null,
  created_by   uuid        not null,
  expires_at   timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  primary key (tenant_id, program_id),
  foreign key (tenant_id, acts_for) references person,
  foreign key (tenant_id, created_by) references person
);
create index program_by_person on program (tenant_id, acts_for);
create index program_by_creator on program (tenant_id, created_by);
call belongs_to_tenant('program', 'select, insert, update, delete');

-- Personal tokens, and those that programs got. Only the hash is kept: whoever reads this table cannot use them.
create table access_token (
  tenant_id    uuid        not null references tenant,
  token_id     uuid        not null,
  token_hash   bytea       not null check (length(token_hash) = 32),
  person_id    uuid        not null,
  program_id   uuid,
  name         text        not null check (char_length(name) between 1 and 100),
  scopes       text[]      not null check (cardinality(scopes) > 0),
  created_at   timestamptz not null,
  expires_at   timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  primary key (tenant_id, token_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, program_id) references program on delete cascade
);
create index access_token_by_person on access_token (tenant_id, person_id);
create index access_token_by_program on access_token (tenant_id, program_id);
create index access_token_by_expiry on access_token (tenant_id, expires_at);
call belongs_to_tenant('access_token', 'select, insert, delete');
grant update (last_used_at) on access_token to "${app_role}";

-- Whoever left has no token any more, also when they come back.
create function forget_tokens_of_leaver() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from access_token t where t.tenant_id = new.tenant_id and t.person_id = new.person_id;
  return null;
end
$$;
revoke execute on function forget_tokens_of_leaver from public;

create trigger forget_tokens_of_leaver after update of active on person
  for each row when (old.active and not new.active) execute function forget_tokens_of_leaver();

-- Decisions with a person's own token.
alter table decision drop constraint decision_channel_check, add constraint decision_channel_check check (channel in ('PRODUCT', 'LINK', 'API'));
