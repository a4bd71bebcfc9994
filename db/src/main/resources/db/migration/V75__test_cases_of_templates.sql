-- An imagined request that is kept with a template, and the way that it should take. Those of a new template belong to its draft until it is published.
create table template_case (
  tenant_id    uuid        not null references tenant,
  case_id      uuid        not null,
  template_id  uuid,
  draft_id     uuid,
  name         text        not null check (char_length(name) between 1 and 120),
  requester_id uuid        not null,
  scenario     jsonb       not null,
  expected     jsonb       not null,
  changed_by   uuid        not null,
  changed_at   timestamptz not null,
  primary key (tenant_id, case_id),
  unique (tenant_id, template_id, name),
  unique (tenant_id, draft_id, name),
  foreign key (tenant_id, template_id) references template,
  foreign key (tenant_id, draft_id) references template_draft on delete cascade,
  foreign key (tenant_id, requester_id) references person,
  foreign key (tenant_id, changed_by) references person,
  check ((template_id is null) <> (draft_id is null))
);
create index template_case_by_requester on template_case (tenant_id, requester_id);
call belongs_to_tenant('template_case', 'select, insert, update, delete');

-- The case of somebody who has left stays and says so, until a person is erased: its answers may tell about them.
create function forget_cases_of_erased() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from template_case c where c.tenant_id = new.tenant_id and c.requester_id = new.person_id;
  return null;
end
$$;
revoke execute on function forget_cases_of_erased from public;

create trigger forget_cases_of_erased after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_cases_of_erased();
