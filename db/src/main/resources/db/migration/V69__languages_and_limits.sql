-- The languages that an organisation offers its people, the first for those who speak none of them; null for all of the product. And what it limits further
-- than the configuration does.
alter table tenant
  add column languages text check (languages ~ '^[a-z]{2}( [a-z]{2})*$'),
  add column largest_file_mb integer check (largest_file_mb between 1 and 10000),
  add column files_per_request integer check (files_per_request between 1 and 10000),
  add column submissions_per_minute integer check (submissions_per_minute between 1 and 10000);
grant update (languages, largest_file_mb, files_per_request, submissions_per_minute) on tenant to "${app_role}";

-- Every node reads the language of the people who are signed in again. A node of an earlier version reads no people in it, and does nothing.
create function tell_that_organisation_changed() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('countersign', json_build_object('tenant', new.tenant_id, 'people', '[]'::json, 'organisation', true)::text);
  return null;
end
$$;
revoke execute on function tell_that_organisation_changed from public;

create trigger organisation_changed after update of languages on tenant for each row
  when (new.languages is distinct from old.languages)
  execute function tell_that_organisation_changed();
