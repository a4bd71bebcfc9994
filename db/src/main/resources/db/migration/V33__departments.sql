-- A department has a head, who can be asked to decide. Its name is what people have as their department.
create table department (
  tenant_id uuid not null references tenant,
  name      text not null check (char_length(name) between 1 and 200),
  head_id   uuid,
  primary key (tenant_id, name),
  foreign key (tenant_id, head_id) references person
);
call belongs_to_tenant('department', 'select, insert, update');

alter table person no force row level security;
alter table department no force row level security;
update person set department = nullif(btrim(left(department, 200)), '')
where department is distinct from nullif(btrim(left(department, 200)), '');
insert into department (tenant_id, name)
  select distinct p.tenant_id, p.department from person p where p.department is not null;
alter table person force row level security;
alter table department force row level security;

-- Whichever way a person is written, their department exists.
create function keep_department_of_person() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  new.department := nullif(btrim(left(new.department, 200)), '');
  if new.department is not null then
    insert into department (tenant_id, name) values (new.tenant_id, new.department) on conflict do nothing;
  end if;
  return new;
end
$$;
create trigger department_is_kept before insert or update of department on person
  for each row execute function keep_department_of_person();
revoke execute on function keep_department_of_person from public;
grant execute on function keep_department_of_person to "${app_role}";
alter table person add constraint person_department_fkey
  foreign key (tenant_id, department) references department on update cascade;
