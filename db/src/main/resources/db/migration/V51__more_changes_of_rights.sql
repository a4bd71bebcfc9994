-- Further changes that say who approves, or whom a first sign-in is linked to. As V14: written by whatever way, noted by triggers.
create or replace function note_rights_of_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.administrator then
      insert into rights_change (tenant_id, person_id, details)
      values (new.tenant_id, new.person_id, jsonb_build_object('administrator', 'true', 'role', session_user)::text);
    end if;
    return null;
  end if;
  if (new.active, new.administrator, new.issuer, new.subject, new.email, new.manager_id, new.department)
      is distinct from (old.active, old.administrator, old.issuer, old.subject, old.email, old.manager_id, old.department) then
    insert into rights_change (tenant_id, person_id, details)
    values (new.tenant_id, new.person_id, jsonb_strip_nulls(jsonb_build_object(
      'active', case when new.active <> old.active then new.active::text end,
      'administrator', case when new.administrator <> old.administrator then new.administrator::text end,
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
create trigger rights_are_noted after insert or update of active, administrator, issuer, subject, email, manager_id, department on person
  for each row execute function note_rights_of_person();

-- A changed row is one member less and one more.
create or replace function note_rights_of_member() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.tenant_id, new.group_id, new.person_id) is not distinct from (old.tenant_id, old.group_id, old.person_id) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into rights_change (tenant_id, person_id, details)
    select old.tenant_id, old.person_id, jsonb_build_object('left', g.key, 'role', session_user)::text
    from person_group g where g.tenant_id = old.tenant_id and g.group_id = old.group_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into rights_change (tenant_id, person_id, details)
    select new.tenant_id, new.person_id, jsonb_build_object('joined', g.key, 'role', session_user)::text
    from person_group g where g.tenant_id = new.tenant_id and g.group_id = new.group_id;
  end if;
  return null;
end
$$;
drop trigger rights_are_noted on group_member;
create trigger rights_are_noted after insert or update or delete on group_member
  for each row execute function note_rights_of_member();

-- Templates name a group by its key. Its members leave the one and join the other.
create policy counted_by_triggers on group_member for select to current_user using (true);
create function note_rights_of_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into rights_change (tenant_id, person_id, details)
  select m.tenant_id, m.person_id, jsonb_build_object('left', old.key, 'joined', new.key, 'role', session_user)::text
  from group_member m where m.tenant_id = new.tenant_id and m.group_id = new.group_id;
  return null;
end
$$;
create trigger rights_are_noted after update of key on person_group
  for each row when (new.key <> old.key) execute function note_rights_of_group();

create function note_rights_of_head() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.head_id is not null then
    insert into rights_change (tenant_id, person_id, details)
    values (old.tenant_id, old.head_id, jsonb_build_object('no-head-of', old.name, 'role', session_user)::text);
  end if;
  if tg_op <> 'DELETE' and new.head_id is not null then
    insert into rights_change (tenant_id, person_id, details)
    values (new.tenant_id, new.head_id, jsonb_build_object('head-of', new.name, 'role', session_user)::text);
  end if;
  return null;
end
$$;
create trigger rights_are_noted after insert or delete on department
  for each row execute function note_rights_of_head();
create trigger rights_of_head_are_noted after update on department
  for each row when ((new.name, new.head_id) is distinct from (old.name, old.head_id)) execute function note_rights_of_head();

revoke execute on function note_rights_of_group, note_rights_of_head from public;
