-- A person whose data was erased is named in the language of the reader. The first statement of each act reads the person who acts, so it keeps their
-- language too. Without a reader, such as in a job, the name is English.
create or replace function act_as(
  acting_tenant uuid, acting_person uuid, out active boolean, out administrator boolean, out roles text[])
language plpgsql volatile
as $$
declare
  spoken text;
begin
  perform set_config('app.tenant_id', acting_tenant::text, true);
  select p.active, p.administrator, p.roles, coalesce(p.language, split_part(p.locale, '-', 1))
    into act_as.active, act_as.administrator, act_as.roles, spoken
    from person p where p.tenant_id = acting_tenant and p.person_id = acting_person;
  perform set_config('app.language', coalesce(spoken, ''), true);
end
$$;

-- The pseudonym ends with six characters that tell one erased person from another.
create function erased_name(pseudonym text) returns text
language sql stable as $$
  select case when (select case when t.languages is null or reader.language = any (string_to_array(t.languages, ' ')) then reader.language
        else split_part(t.languages, ' ', 1) end
      from tenant t where t.tenant_id = current_setting('app.tenant_id')::uuid) = 'es' then 'Persona borrada ' else 'Erased person ' end
    || right(pseudonym, 6)
  from (select coalesce(current_setting('app.language', true), '') as language) reader
$$;
revoke execute on function erased_name from public;
grant execute on function erased_name to "${app_role}";
