-- Templates name people by their address, also those that nobody follows any more. In all of them an erased person has the address of the pseudonym, as
-- everywhere else, so that the rule that held still says that it asked them. An address that somebody else has now stays.
create function forget_address_in_templates() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  address text;
  pattern text;
begin
  for address in
    select lower(old.email) union select lower(f.address) from former_address f
      where f.tenant_id = new.tenant_id and f.person_id = new.person_id
  loop
    continue when exists (select from person p
      where p.tenant_id = new.tenant_id and p.person_id <> new.person_id and lower(p.email) = address);
    -- The whole address, not the end or the beginning of another one.
    pattern := '(?<![[:alnum:]._%+-])' || regexp_replace(address, '([^[:alnum:]@])', '\\\1', 'g') || '(?![[:alnum:]-]|\.[[:alnum:]])';
    update template_version v
      set definition = regexp_replace(v.definition::text, pattern, new.email, 'gi')::jsonb,
        source = regexp_replace(v.source, pattern, new.email, 'gi')
      where v.tenant_id = new.tenant_id and (v.definition::text ~* pattern or v.source ~* pattern);
    update template_draft_edit e set yaml = regexp_replace(e.yaml, pattern, new.email, 'gi')
      where e.tenant_id = new.tenant_id and e.yaml ~* pattern;
  end loop;
  return null;
end
$$;
revoke execute on function forget_address_in_templates from public;

create trigger address_is_forgotten after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_address_in_templates();
