-- What is removed on purpose: closed requests after their time, and what is known about a person on request. The audit log keeps its entries; what
-- they said is removed, and an entry that follows says when and why.
alter table tenant
  add column retention_years integer check (retention_years between 1 and 100);
grant update (retention_years) on tenant to "${app_role}";
create index tenant_with_retention on tenant (tenant_id) where retention_years is not null;

-- removal: names the entry that says why the content was removed. Nothing else of an entry changes, and that only once.
alter table audit_entry
  add column removal uuid,
  drop constraint audit_entry_tenant_id_request_id_fkey,
  add constraint audit_entry_removed check (removal is null or content = '{}');
create or replace function refuse_to_change_history() returns trigger
language plpgsql as $$
declare
  kept audit_entry;
begin
  if tg_table_name = 'audit_entry' and tg_op = 'UPDATE' then
    kept := new;
    kept.content := old.content;
    kept.removal := old.removal;
    if kept is not distinct from old and old.removal is null and new.removal is not null and new.content = '{}' then
      return new;
    end if;
  end if;
  raise exception '% of % is refused: history is only added to', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

-- A removal: what it was about, why, and where the copy is that was made before. Begun before the copy is made, so that none is left without a row.
create table removal (
  tenant_id    uuid        not null references tenant,
  removal_id   uuid        not null,
  kind         text        not null check (kind in ('REQUESTS', 'PERSON')),
  begun_at     timestamptz not null,
  done_at      timestamptz,
  by_id        uuid,
  reason       text        not null check (char_length(reason) between 1 and 500),
  subjects     integer     not null default 0 check (subjects >= 0),
  entries      integer     not null default 0 check (entries >= 0),
  copy_sha256  text        check (copy_sha256 ~ '^[0-9a-f]{64}$'),
  copy_bytes   bigint      check (copy_bytes >= 0),
  primary key (tenant_id, removal_id),
  foreign key (tenant_id, by_id) references person
);
create index removal_not_done on removal (tenant_id, removal_id) where done_at is null;
call belongs_to_tenant('removal', 'select, insert, update, delete');

-- With the owner's rights, in the tenant of the transaction: the application itself may delete none of this.
create function remove_content_of_audit(entries bigint[], by uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed integer;
begin
  update audit_entry set content = '{}', removal = by
  where tenant_id = current_setting('app.tenant_id')::uuid and sequence = any (entries) and audit_entry.removal is null
    and kind not in ('request.removed', 'person.erased');
  get diagnostics removed = row_count;
  return removed;
end
$$;

-- Closed ones only. Returns how many.
create function remove_requests(requests uuid[], closed_before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  gone uuid[];
  approvals uuid[];
begin
  select array_agg(r.request_id) into gone from request r
    where r.tenant_id = tenant and r.request_id = any (requests) and r.closed_at < closed_before;
  select array_agg(a.approval_id) into approvals from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from notification n where n.tenant_id = tenant and (n.request_id = any (gone) or n.approval_id = any (approvals));
  delete from comment_mention m using comment c
    where m.tenant_id = tenant and c.tenant_id = tenant and c.comment_id = m.comment_id and c.request_id = any (gone);
  delete from comment c where c.tenant_id = tenant and c.request_id = any (gone);
  delete from decision_link l where l.tenant_id = tenant and l.approval_id = any (approvals);
  delete from approval_act a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval_token t where t.tenant_id = tenant and t.approval_id = any (approvals);
  delete from decision d where d.tenant_id = tenant and d.approval_id = any (approvals);
  delete from assignment a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from request_step_result s where s.tenant_id = tenant and s.request_id = any (gone);
  delete from request_edit e where e.tenant_id = tenant and e.request_id = any (gone);
  delete from request_word w where w.tenant_id = tenant and w.request_id = any (gone);
  delete from request_revision v where v.tenant_id = tenant and v.request_id = any (gone);
  delete from request_retry y where y.tenant_id = tenant and y.request_id = any (gone);
  delete from failing_call f where f.tenant_id = tenant and f.request_id = any (gone);
  delete from request r where r.tenant_id = tenant and r.request_id = any (gone);
  return coalesce(cardinality(gone), 0);
end
$$;

-- Everything of a request but its files, as one JSON object.
create function copy_of_request(wanted uuid) returns text
language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'request', to_jsonb(r),
    'revisions', (select coalesce(jsonb_agg(to_jsonb(v) order by v.revision), '[]') from request_revision v
      where v.tenant_id = r.tenant_id and v.request_id = r.request_id),
    'results', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from request_step_result s
      where s.tenant_id = r.tenant_id and s.request_id = r.request_id),
    'approvals', (select coalesce(jsonb_agg(to_jsonb(a) order by a.approval_id), '[]') from approval a
      where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'assignments', (select coalesce(jsonb_agg(to_jsonb(b) order by b.assignment_id), '[]') from assignment b
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'decisions', (select coalesce(jsonb_agg(to_jsonb(d) order by d.decided_at), '[]') from decision d
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'comments', (select coalesce(jsonb_agg(to_jsonb(c) order by c.comment_id), '[]') from comment c
      where c.tenant_id = r.tenant_id and c.request_id = r.request_id),
    'retries', (select coalesce(jsonb_agg(to_jsonb(y) order by y.number), '[]') from request_retry y
      where y.tenant_id = r.tenant_id and y.request_id = r.request_id),
    'files', (select coalesce(jsonb_agg(to_jsonb(f) order by f.attachment_id), '[]') from attachment f
      where f.tenant_id = r.tenant_id and f.request_id = r.request_id))::text
  from request r where r.tenant_id = current_setting('app.tenant_id')::uuid and r.request_id = wanted
$$;

-- Somebody who is inactive: their name, address, account and what only concerns them. Their requests, decisions and comments stay, under a pseudonym.
alter table person add column erased_at timestamptz;
create function erase_person(erased uuid, pseudonym text, address text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  update person p set name = pseudonym, name_key = lower(pseudonym), email = address, department = null, manager_id = null,
    issuer = null, subject = null, left_note = null, successor_id = null, roles = '{}', administrator = false, erased_at = at
  where p.tenant_id = tenant and p.person_id = erased and not p.active and p.erased_at is null;
  if not found then
    return false;
  end if;
  delete from notification n where n.tenant_id = tenant and n.recipient_id = erased;
  delete from notification_preference n where n.tenant_id = tenant and n.person_id = erased;
  delete from person_week w where w.tenant_id = tenant and w.person_id = erased;
  delete from saved_view v where v.tenant_id = tenant and v.person_id = erased;
  delete from group_member m where m.tenant_id = tenant and m.person_id = erased;
  delete from decision_link l where l.tenant_id = tenant and l.person_id = erased;
  delete from absence a where a.tenant_id = tenant and a.person_id = erased;
  -- The triggers have noted the change just now, with the address before.
  update rights_change c set details = '{}', audited_at = coalesce(c.audited_at, at) where c.tenant_id = tenant and c.person_id = erased;
  return true;
end
$$;

create function tenants_with_retention() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.tenant_id from tenant t where t.retention_years is not null order by t.tenant_id;
end;

revoke execute on function remove_content_of_audit, remove_requests, copy_of_request, erase_person, tenants_with_retention from public;
grant execute on function remove_content_of_audit, remove_requests, copy_of_request, erase_person, tenants_with_retention to "${app_role}";
