-- An alarm that nobody has acknowledged closes by itself when what it is about is mended.
alter table alarm drop constraint alarm_check;
alter table alarm add constraint alarm_acknowledged check (acknowledged_by is null or acknowledged_at is not null);

-- For the job that looks whether open alarms still hold: in pages, by tenant. The index of open alarms serves it.
create policy looked_at_by_jobs on alarm for select to current_user using (true);
create function tenants_with_alarm(wanted text, behind uuid, most int)
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct a.tenant_id from alarm a
  where a.acknowledged_at is null and a.kind = wanted and a.tenant_id > behind order by a.tenant_id limit most;
end;
revoke execute on function tenants_with_alarm from public;
grant execute on function tenants_with_alarm to "${app_role}";
