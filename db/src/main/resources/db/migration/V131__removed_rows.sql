-- How many rows of a deleted organisation were removed, by all runs of the command together.
alter table deleted_tenant add column removed_rows bigint not null default 0 check (removed_rows >= 0);

-- As V123, and what it removes is counted.
create or replace function remove_rows_of_tenant(most int) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := require_deletion();
  until timestamptz := clock_timestamp() + interval '1 second';
  begun timestamptz;
  owned regclass;
  portion integer;
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
    portion := 20;
    loop
      exit when total >= most or (total > 0 and clock_timestamp() >= until);
      begun := clock_timestamp();
      begin
        execute format('delete from %s where ctid = any (array(select ctid from %s where tenant_id = $1 limit $2))', owned, owned)
          using tenant, least(portion, most - total);
        get diagnostics removed = row_count;
      exception when foreign_key_violation then
        refused := owned;
        removed := loosen_rows_of_tenant(tenant, owned, least(portion, most - total));
      end;
      exit when removed = 0;
      total := total + removed;
      if clock_timestamp() < begun + interval '100 milliseconds' then
        portion := portion * 2;
      end if;
    end loop;
    exit when total >= most or (total > 0 and clock_timestamp() >= until);
  end loop;
  if total = 0 and refused is not null then
    raise exception 'rows of % cannot be deleted', refused using errcode = 'foreign_key_violation';
  end if;
  update deleted_tenant d set removed_rows = d.removed_rows + total where d.tenant_id = tenant;
  return total;
end
$$;
