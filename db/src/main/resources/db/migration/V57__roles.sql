-- Roles beside the administrator. Each adds rights; the application says which.
alter table person add column roles text[] not null default '{}'
  check (roles <@ array['TEMPLATE_EDITOR', 'AUDITOR', 'SERVICE_DESK']);
create index person_with_role on person (tenant_id, name_key, person_id) where administrator or roles <> '{}';

-- As V13, with the roles. A function cannot get another result, so it is made anew.
drop function act_as(uuid, uuid);
create function act_as(
  acting_tenant uuid, acting_person uuid, out active boolean, out administrator boolean, out roles text[])
language plpgsql volatile
as $$
begin
  perform set_config('app.tenant_id', acting_tenant::text, true);
  select p.active, p.administrator, p.roles into act_as.active, act_as.administrator, act_as.roles
    from person p where p.tenant_id = acting_tenant and p.person_id = acting_person;
end
$$;
revoke execute on function act_as from public;
grant execute on function act_as to "${app_role}";

drop trigger person_changed on person;
create trigger person_changed after update on person for each row
  when ((old.active, old.administrator, old.language, old.locale, old.zone)
    is distinct from (new.active, new.administrator, new.language, new.locale, new.zone) or old.roles <> new.roles)
  execute function tell_that_rights_changed();

-- As V51, with the roles.
create or replace function note_rights_of_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.administrator or new.roles <> '{}' then
      insert into rights_change (tenant_id, person_id, details)
      values (new.tenant_id, new.person_id, jsonb_strip_nulls(jsonb_build_object(
        'administrator', case when new.administrator then 'true' end,
        'roles', case when new.roles <> '{}' then array_to_string(new.roles, ', ') end,
        'role', session_user))::text);
    end if;
    return null;
  end if;
  if (new.active, new.administrator, new.roles, new.issuer, new.subject, new.email, new.manager_id, new.department)
      is distinct from
      (old.active, old.administrator, old.roles, old.issuer, old.subject, old.email, old.manager_id, old.department) then
    insert into rights_change (tenant_id, person_id, details)
    values (new.tenant_id, new.person_id, jsonb_strip_nulls(jsonb_build_object(
      'active', case when new.active <> old.active then new.active::text end,
      'administrator', case when new.administrator <> old.administrator then new.administrator::text end,
      'roles', case when new.roles <> old.roles then array_to_string(new.roles, ', ') end,
      'roles-before', case when new.roles <> old.roles then array_to_string(old.roles, ', ') end,
      'issuer', case when new.issuer is distinct from old.issuer or new.subject is distinct from old.subject
        then coalesce(new.issuer, '') end,
      'email', case when new.email <> old.email then new.email end,
      'email-before', case when new.email <> old.email then old.email end,
      'manager', case when new.manager_id is distinct from old.manager_id then coalesce(new.manager_id::text, '') end,
      'department', case when new.department is distinct from old.department then coalesce(new.department, '') end,
      'role', session_user))::text);
  end if;
  return null;
end
$$;
drop trigger rights_are_noted on person;
create trigger rights_are_noted
  after insert or update of active, administrator, roles, issuer, subject, email, manager_id, department on person
  for each row execute function note_rights_of_person();
