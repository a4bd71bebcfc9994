-- Each entry is signed with a key that the database does not hold; the signature names the key. Entries of before stay unsigned; the
-- check is not valid for them and binds every later one.
alter table audit_entry
  add column signature bytea,
  add constraint audit_entry_signed check (signature is not null and octet_length(signature) between 32 and 128) not valid;

-- anchored: the last entry that is known outside the database too.
alter table audit_head
  add column anchored bigint not null default 0 check (anchored between 0 and sequence);
create index audit_head_not_anchored on audit_head (tenant_id) where sequence > anchored;

-- Holds whoever makes a mistake, the owner too. Whoever switches it off on purpose is found by the signatures and the anchors.
create function refuse_to_change_history() returns trigger
language plpgsql as $$
begin
  raise exception '% of % is refused: history is only added to', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger history_stays before update or delete on audit_entry
  for each row execute function refuse_to_change_history();
create trigger history_is_not_emptied before truncate on audit_entry
  for each statement execute function refuse_to_change_history();
create trigger head_stays before delete on audit_head
  for each row execute function refuse_to_change_history();
create trigger heads_are_not_emptied before truncate on audit_head
  for each statement execute function refuse_to_change_history();

create function refuse_to_go_back() returns trigger
language plpgsql as $$
begin
  if new.tenant_id <> old.tenant_id or new.sequence < old.sequence or new.anchored < old.anchored
      or (new.sequence = old.sequence and new.hash <> old.hash) then
    raise exception 'the head of an audit chain only advances' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger head_only_advances before update on audit_head
  for each row execute function refuse_to_go_back();

-- Who may do what, changed by whatever way: what a trigger writes here becomes signed entries within seconds.
create table rights_change (
  tenant_id  uuid        not null references tenant,
  change_id  bigint      generated always as identity,
  person_id  uuid        not null,
  details    text        not null check (details is json object),
  audited_at timestamptz,
  primary key (tenant_id, change_id),
  foreign key (tenant_id, person_id) references person
);
create index rights_change_not_audited on rights_change (tenant_id, change_id) where audited_at is null;
call belongs_to_tenant('rights_change', 'select');
grant update (audited_at) on rights_change to "${app_role}";

-- The triggers and the functions of the jobs look and write with the owner's eyes, whichever tenant it is about.
create policy written_by_triggers on rights_change for all to current_user using (true) with check (true);
create policy looked_at_by_jobs on audit_head for select to current_user using (true);
create policy named_by_triggers on person_group for select to current_user using (true);

create function note_rights_of_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.administrator then
      insert into rights_change (tenant_id, person_id, details)
      values (new.tenant_id, new.person_id, jsonb_build_object('administrator', 'true', 'role', session_user)::text);
    end if;
    return null;
  end if;
  if new.active <> old.active or new.administrator <> old.administrator
      or (new.issuer, new.subject) is distinct from (old.issuer, old.subject) then
    insert into rights_change (tenant_id, person_id, details)
    values (new.tenant_id, new.person_id, jsonb_strip_nulls(jsonb_build_object(
      'active', case when new.active <> old.active then new.active::text end,
      'administrator', case when new.administrator <> old.administrator then new.administrator::text end,
      'issuer', case when new.issuer is distinct from old.issuer or new.subject is distinct from old.subject
        then coalesce(new.issuer, '') end,
      'role', session_user))::text);
  end if;
  return null;
end
$$;
create trigger rights_are_noted after insert or update of active, administrator, issuer, subject on person
  for each row execute function note_rights_of_person();

create function note_rights_of_member() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  member group_member := case when tg_op = 'DELETE' then old else new end;
begin
  insert into rights_change (tenant_id, person_id, details)
  select member.tenant_id, member.person_id, jsonb_build_object(
    case when tg_op = 'DELETE' then 'left' else 'joined' end, g.key, 'role', session_user)::text
  from person_group g where g.tenant_id = member.tenant_id and g.group_id = member.group_id;
  return null;
end
$$;
create trigger rights_are_noted after insert or delete on group_member
  for each row execute function note_rights_of_member();

-- In pages, by tenant, so that a tenant that cannot be served does not keep the others from being.
create function audit_heads_to_anchor(behind uuid, most int)
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select h.tenant_id from audit_head h where h.sequence > h.anchored and h.tenant_id > behind order by h.tenant_id limit most;
end;

create function rights_to_audit(behind uuid, most int)
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct r.tenant_id from rights_change r
  where r.audited_at is null and r.tenant_id > behind order by r.tenant_id limit most;
end;

revoke execute on function refuse_to_change_history, refuse_to_go_back, note_rights_of_person, note_rights_of_member,
  audit_heads_to_anchor, rights_to_audit from public;
grant execute on function audit_heads_to_anchor, rights_to_audit to "${app_role}";
