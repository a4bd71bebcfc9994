-- Roles and rights of Countersign. Run by a superuser, in the database that was created for it; it can be repeated:
--
--   createdb countersign
--   psql -v ON_ERROR_STOP=1 -d countersign -f prepare.sql
--
-- The roles have no passwords yet: \password countersign_app in psql sets one.

do $$
declare
  name text;
begin
  foreach name in array array['countersign_owner', 'countersign_app', 'countersign_aws', 'countersign_backup'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
  -- Nobody else connects. The owner may create tables in the schema public, since it owns the database.
  execute format('revoke all on database %I from public', current_database());
  execute format('alter database %I owner to countersign_owner', current_database());
  execute format('grant connect on database %I to countersign_app, countersign_aws, countersign_backup', current_database());
end
$$;

-- The application sees its tables, and neither it nor the AWS endpoint sees those of the other.
revoke all on schema public from public;
grant usage on schema public to countersign_app;
create schema if not exists local_aws authorization countersign_aws;

-- Reads the rows of all organisations, and changes nothing.
alter role countersign_backup bypassrls;
grant pg_read_all_data to countersign_backup;
alter role countersign_backup set default_transaction_read_only = on;
