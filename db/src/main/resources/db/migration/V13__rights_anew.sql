-- The first statement of a transaction in which a person acts: it names the tenant and reads what the person may do now, in one
-- round trip. Both columns are null where the tenant has no such person.
create function act_as(acting_tenant uuid, acting_person uuid, out active boolean, out administrator boolean)
language plpgsql volatile
as $$
begin
  perform set_config('app.tenant_id', acting_tenant::text, true);
  select p.active, p.administrator into act_as.active, act_as.administrator
    from person p where p.tenant_id = acting_tenant and p.person_id = acting_person;
end
$$;
revoke execute on function act_as from public;
grant execute on function act_as to "${app_role}";

-- Every node hears of it when a person's rights change, also by a statement that the application did not make.
create function tell_that_rights_changed() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('countersign', json_build_object('tenant', new.tenant_id, 'person', new.person_id)::text);
  return null;
end
$$;
revoke execute on function tell_that_rights_changed from public;

create trigger rights_changed after update on person for each row
  when (old.active <> new.active or old.administrator <> new.administrator)
  execute function tell_that_rights_changed();
