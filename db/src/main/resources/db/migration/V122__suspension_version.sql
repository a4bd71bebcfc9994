-- Every node asks each second which organisations are suspended. Instead of reading all of them it asks whether there are others than a second ago: one row, which
-- changes in the transaction that suspends or resumes.
create table suspension_version (
  only_row boolean primary key default true check (only_row),
  version  bigint  not null
);
insert into suspension_version (version) values (0);

create function suspension_version() returns bigint
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select v.version from suspension_version v;
end;
revoke execute on function suspension_version from public;
grant execute on function suspension_version to "${app_role}";

create function count_suspension() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update suspension_version set version = version + 1;
  return null;
end
$$;
revoke execute on function count_suspension from public;
create trigger suspension_counted after update of suspended_at on tenant for each row
  when (old.suspended_at is distinct from new.suspended_at)
  execute function count_suspension();
create trigger suspension_ended_by_deletion after delete on tenant for each row
  when (old.suspended_at is not null)
  execute function count_suspension();
