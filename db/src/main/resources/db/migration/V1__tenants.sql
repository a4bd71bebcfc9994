-- Every table of a tenant is protected the same way: rows are visible and writable only while the transaction's
-- setting app.tenant_id names their tenant. After a transaction PostgreSQL leaves such a setting empty, not null.
-- Forced, so that the owner is held to it too. Called in the migration that creates the table.
create procedure belongs_to_tenant(owned regclass, app_privileges text)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', owned);
  execute format('alter table %s force row level security', owned);
  execute format(
    'create policy own_tenant on %s for all
       using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', owned);
  execute format('grant %s on %s to %I', app_privileges, owned, '${app_role}');
end
$$;
revoke execute on procedure belongs_to_tenant from public;

create table tenant (
  tenant_id  uuid        primary key,
  slug       text        not null unique check (slug ~ '^[a-z][a-z0-9-]{1,38}$'),
  name       text        not null check (char_length(name) between 1 and 200),
  created_at timestamptz not null
);
call belongs_to_tenant('tenant', 'select, insert');

-- Two questions are asked before a tenant is known: which tenant a sign-in belongs to, and which tenants a recurring
-- job must visit. The functions below answer them with the owner's eyes and nothing else.
create policy asked_before_sign_in on tenant for select to current_user using (true);

create function tenant_by_slug(wanted text)
returns table (tenant_id uuid, slug text, name text)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.tenant_id, t.slug, t.name from tenant t where t.slug = wanted;
end;

create function tenant_ids()
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select t.tenant_id from tenant t order by t.tenant_id;
end;

revoke execute on function tenant_by_slug, tenant_ids from public;
grant execute on function tenant_by_slug, tenant_ids to "${app_role}";
