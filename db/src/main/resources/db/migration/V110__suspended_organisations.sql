-- An organisation that the operator has suspended: nobody of it acts, and its calls wait.
alter table tenant add column suspended_at timestamptz;
grant update (suspended_at) on tenant to "${app_role}";
create index tenant_suspended on tenant (tenant_id) where suspended_at is not null;

-- As V81. Nobody of a suspended organisation is active, so every act is refused where it begins.
create or replace function act_as(
  acting_tenant uuid, acting_person uuid, out active boolean, out administrator boolean, out roles text[])
language plpgsql volatile
as $$
declare
  spoken text;
begin
  perform set_config('app.tenant_id', acting_tenant::text, true);
  select p.active and t.suspended_at is null, p.administrator, p.roles, coalesce(p.language, split_part(p.locale, '-', 1))
    into act_as.active, act_as.administrator, act_as.roles, spoken
    from person p join tenant t on t.tenant_id = p.tenant_id
    where p.tenant_id = acting_tenant and p.person_id = acting_person;
  perform set_config('app.language', coalesce(spoken, ''), true);
end
$$;

-- The job runner asks which calls have to wait, before it makes one of any tenant.
create function suspended_tenants() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.tenant_id from tenant t where t.suspended_at is not null order by t.tenant_id;
end;
revoke execute on function suspended_tenants from public;
grant execute on function suspended_tenants to "${app_role}";

-- Every node ends the sessions of the organisation. A node of an earlier version looks at each of them before its next request, and finds it inactive.
create function tell_that_organisation_is_suspended() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('countersign', json_build_object(
    'tenant', new.tenant_id, 'people', '[]'::json, 'organisation', true, 'suspended', true)::text);
  return null;
end
$$;
revoke execute on function tell_that_organisation_is_suspended from public;
create trigger organisation_suspended after update of suspended_at on tenant for each row
  when (old.suspended_at is null and new.suspended_at is not null)
  execute function tell_that_organisation_is_suspended();

-- For the operator, who sees all organisations and nothing in them.
create function organisations(behind text, most int)
returns table (slug text, name text, created_at timestamptz, suspended_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.slug, t.name, t.created_at, t.suspended_at from tenant t where t.slug > behind order by t.slug limit most;
end;
revoke execute on function organisations from public;
grant execute on function organisations to "${app_role}";
