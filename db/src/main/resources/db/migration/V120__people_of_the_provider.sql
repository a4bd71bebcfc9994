-- Who is in a group because the identity provider said so at a sign-in. When it does not say so any more, they leave the group.
-- Whoever was entered here is not in this table, and stays.
create table provided_member (
  tenant_id uuid not null references tenant,
  group_id  uuid not null,
  person_id uuid not null,
  primary key (tenant_id, person_id, group_id),
  foreign key (tenant_id, group_id, person_id) references group_member (tenant_id, group_id, person_id) on delete cascade
);
create index provided_member_of_group on provided_member (tenant_id, group_id);
call belongs_to_tenant('provided_member', 'select, insert');

-- The identity provider has signed somebody out: sessions that began before are over.
create table provider_logout (
  tenant_id uuid not null references tenant,
  logout_id bigint generated always as identity,
  person_id uuid not null,
  -- Which of their sessions, as the provider calls it; all of them without one.
  sid       text check (char_length(sid) between 1 and 500),
  at        timestamptz not null,
  primary key (tenant_id, logout_id),
  foreign key (tenant_id, person_id) references person
);
create index provider_logout_of_person on provider_logout (tenant_id, person_id, at);
call belongs_to_tenant('provider_logout', 'select, insert, delete');

-- Every node looks at the sessions of the person.
create trigger signed_out_at_the_provider after insert on provider_logout for each row
  execute function tell_that_rights_changed();
