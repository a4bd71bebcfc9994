-- A copy of everything of an organisation that the operator has made; only the newest is kept.
create table organisation_copy (
  tenant_id uuid        not null references tenant,
  copy_id   uuid        not null,
  begun_at  timestamptz not null,
  primary key (tenant_id, copy_id)
);
call belongs_to_tenant('organisation_copy', 'select, insert, delete');

-- What stays with the operator of an organisation that was deleted, from when the deletion began: which one it was, and where its audit log ended, signed with the
-- key of the log. It refers to no tenant, which is gone.
create table deleted_tenant (
  tenant_id uuid        primary key,
  slug      text        not null,
  begun_at  timestamptz not null,
  done_at   timestamptz check (done_at >= begun_at),
  entries   bigint      not null check (entries >= 0),
  hash      bytea       not null check (octet_length(hash) = 32),
  signature bytea       not null check (octet_length(signature) between 32 and 128)
);
call belongs_to_tenant('deleted_tenant', 'select, insert');
create policy asked_by_jobs on deleted_tenant for select to current_user using (true);

create function deleted_organisations(behind uuid, most int)
returns table (tenant_id uuid, slug text, begun_at timestamptz, done_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select d.tenant_id, d.slug, d.begun_at, d.done_at from deleted_tenant d where d.tenant_id > behind order by d.tenant_id limit most;
end;
revoke execute on function deleted_organisations from public;
grant execute on function deleted_organisations to "${app_role}";

-- As V1: jobs do not visit an organisation whose rows are being deleted.
create or replace function tenant_ids()
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.tenant_id from tenant t where not exists (select from deleted_tenant d where d.tenant_id = t.tenant_id) order by t.tenant_id;
end;

-- As V66. The log of an organisation that is being deleted goes with it; that it ended, and where, is signed.
create or replace function refuse_to_change_history() returns trigger
language plpgsql as $$
declare
  kept audit_entry;
begin
  if tg_op = 'DELETE' and exists (select from deleted_tenant d where d.tenant_id = old.tenant_id) then
    return old;
  end if;
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

-- Refuses unless the organisation of the transaction is suspended and the end of its log is kept.
create function require_deletion() returns uuid
language plpgsql as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  perform 1 from tenant t join deleted_tenant d on d.tenant_id = t.tenant_id where t.tenant_id = tenant and t.suspended_at is not null;
  if not found then
    raise exception 'only a suspended organisation with the signed end of its log is deleted' using errcode = 'insufficient_privilege';
  end if;
  return tenant;
end
$$;
revoke execute on function require_deletion from public;

-- Rows that refer to each other in a circle, such as people to their managers, cannot be deleted before one of them refers to nothing. Returns how many do so now.
create function loosen_rows_of_tenant(tenant uuid, owned regclass, most int) returns integer
language plpgsql as $$
declare
  referring text;
  loosened integer;
  total integer := 0;
begin
  for referring in
    with recursive behind as (
      select k.conrelid as source from pg_constraint k where k.contype = 'f' and k.confrelid = owned
      union
      select k.conrelid from behind b join pg_constraint k on k.contype = 'f' and k.confrelid = b.source
    )
    select distinct a.attname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull
    where k.contype = 'f' and k.conrelid = owned and k.confrelid in (select source from behind)
  loop
    execute format(
      'update %s set %I = null where ctid = any (array(select ctid from %s where tenant_id = $1 and %I is not null limit $2))',
      owned, referring, owned, referring) using tenant, most;
    get diagnostics loosened = row_count;
    total := total + loosened;
  end loop;
  return total;
end
$$;
revoke execute on function loosen_rows_of_tenant from public;

-- Deletes some rows of the organisation of the transaction. Returns how many, 0 when none is left but its own. Every table with tenant_id is visited, so a table
-- that is added later is, too: those that were added later first, because they refer to earlier ones. What is still referred to waits for the next call.
create function remove_rows_of_tenant(most int) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := require_deletion();
  owned regclass;
  removed integer;
  total integer := 0;
  refused regclass;
begin
  for owned in
    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('tenant', 'deleted_tenant')
    order by c.oid desc
  loop
    exit when total >= most;
    begin
      execute format('delete from %s where ctid = any (array(select ctid from %s where tenant_id = $1 limit $2))', owned, owned)
        using tenant, most - total;
      get diagnostics removed = row_count;
    exception when foreign_key_violation then
      refused := owned;
      removed := loosen_rows_of_tenant(tenant, owned, most - total);
    end;
    total := total + removed;
  end loop;
  if total = 0 and refused is not null then
    raise exception 'rows of % cannot be deleted', refused using errcode = 'foreign_key_violation';
  end if;
  return total;
end
$$;
revoke execute on function remove_rows_of_tenant from public;
grant execute on function remove_rows_of_tenant to "${app_role}";

-- The last step, when no other row is left; false if a job has written one meanwhile.
create function remove_tenant(at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := require_deletion();
begin
  update deleted_tenant d set done_at = greatest(at, d.begun_at) where d.tenant_id = tenant;
  delete from tenant t where t.tenant_id = tenant;
  return true;
exception when foreign_key_violation then
  return false;
end
$$;
revoke execute on function remove_tenant from public;
grant execute on function remove_tenant to "${app_role}";
