-- How a directory that provisions by SCIM 2.0 knows people and groups. Whoever was never provisioned is known by their email address.
create table scim_user (
  tenant_id   uuid not null references tenant,
  person_id   uuid not null,
  user_name   text not null check (char_length(user_name) between 1 and 320),
  external_id text check (char_length(external_id) between 1 and 320),
  deleted     boolean not null default false,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person
);
create unique index scim_user_by_name on scim_user (tenant_id, lower(user_name));
create index scim_user_by_external_id on scim_user (tenant_id, external_id);
call belongs_to_tenant('scim_user', 'select, insert, update');

create table scim_group (
  tenant_id   uuid not null references tenant,
  group_id    uuid not null,
  external_id text not null check (char_length(external_id) between 1 and 320),
  primary key (tenant_id, group_id),
  foreign key (tenant_id, group_id) references person_group on delete cascade
);
create index scim_group_by_external_id on scim_group (tenant_id, external_id);
call belongs_to_tenant('scim_group', 'select, insert, update, delete');

-- What the directory called them is personal data, too.
create function forget_scim_of_erased() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from scim_user u where u.tenant_id = new.tenant_id and u.person_id = new.person_id;
  return null;
end
$$;
revoke execute on function forget_scim_of_erased from public;

create trigger forget_scim_of_erased after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_scim_of_erased();
