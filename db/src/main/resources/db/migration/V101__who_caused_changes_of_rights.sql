-- Which transaction made a change. The entry that the application has added to the log in the same transaction says who caused it.
alter table rights_change add column transaction xid;
alter table rights_change alter column transaction set default pg_current_xact_id()::xid;

-- As V57, with what was there before.
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
      'active-before', case when new.active <> old.active then old.active::text end,
      'administrator', case when new.administrator <> old.administrator then new.administrator::text end,
      'administrator-before', case when new.administrator <> old.administrator then old.administrator::text end,
      'roles', case when new.roles <> old.roles then array_to_string(new.roles, ', ') end,
      'roles-before', case when new.roles <> old.roles then array_to_string(old.roles, ', ') end,
      'issuer', case when new.issuer is distinct from old.issuer or new.subject is distinct from old.subject
        then coalesce(new.issuer, '') end,
      'email', case when new.email <> old.email then new.email end,
      'email-before', case when new.email <> old.email then old.email end,
      'manager', case when new.manager_id is distinct from old.manager_id then coalesce(new.manager_id::text, '') end,
      'manager-before', case when new.manager_id is distinct from old.manager_id then coalesce(old.manager_id::text, '') end,
      'department', case when new.department is distinct from old.department then coalesce(new.department, '') end,
      'department-before', case when new.department is distinct from old.department then coalesce(old.department, '') end,
      'role', session_user))::text);
  end if;
  return null;
end
$$;
